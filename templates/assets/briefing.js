// Filters, citations and the way back from a source. Every page reads whole without this.
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // --- filters: narrow a list, keep the choice in the address ---------------------------------

  const NAMES = ["topic", "actor", "outlet", "kind", "from", "to"];

  const readChoice = () => {
    const query = location.hash.startsWith("#?") ? location.hash.slice(1) : location.search;
    const found = new URLSearchParams(query);
    return Object.fromEntries(NAMES.map((name) => [name, found.get(name) || ""]));
  };

  const writeChoice = (choice) => {
    const set = new URLSearchParams(Object.entries(choice).filter(([, value]) => value));
    const query = set.toString() ? `?${set}` : "";
    try {
      history.replaceState(null, "", location.pathname + query);
    } catch {
      history.replaceState(null, "", `#${query}`); // a page opened from disk
    }
  };

  const fits = (data, choice) =>
    ["topic", "actor", "outlet", "kind"].every(
      (name) =>
        !choice[name] ||
        (name === "kind" ? data.kind === choice.kind : data[name].split(" ").includes(choice[name])),
    ) &&
    (!choice.from || (data.last && data.last >= choice.from)) &&
    (!choice.to || (data.first && data.first <= choice.to));

  // A heading goes with everything up to the next one of its rank.
  const sections = (article) => {
    const found = [];
    for (const element of article.children) {
      if (/^H[23]$/.test(element.tagName)) found.push([element]);
      else if (found.length && !element.matches(".foot, script")) found.at(-1).push(element);
    }
    return found;
  };

  const setUpFilters = (form) => {
    const article = form.closest("article");
    const items = all(".rec[data-kind]", article).map((mark) => ({
      data: mark.dataset,
      element: mark.closest("tr, figure.quote"),
    }));
    const groups = sections(article);
    const output = form.querySelector("output");

    const apply = (choice) => {
      let shown = 0;
      for (const { data, element } of items) {
        const fit = fits(data, choice);
        element.hidden = !fit;
        shown += fit;
      }
      const narrowed = NAMES.some((name) => choice[name]);
      for (const group of groups) {
        const held = group.flatMap((e) => all("tr:has(> td .rec), figure.quote", e).concat(
          e.matches("figure.quote") ? [e] : []));
        const empty = narrowed && held.every((e) => e.hidden);
        for (const element of group) {
          if (!element.matches("figure.quote")) element.hidden = empty;
        }
      }
      output.textContent = narrowed
        ? `${shown} of ${items.length} ${form.dataset.noun}`
        : `${items.length} ${form.dataset.noun}`;
    };

    const fill = (choice) => {
      for (const name of NAMES) {
        const field = form.elements[name];
        field.value = choice[name];
        if (field.value !== choice[name]) choice[name] = "";
      }
      apply(choice);
    };

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      const choice = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));
      writeChoice(choice);
      apply(choice);
    });
    form.addEventListener("reset", () => {
      const none = Object.fromEntries(NAMES.map((name) => [name, ""]));
      writeChoice(none);
      apply(none);
    });
    addEventListener("popstate", () => fill(readChoice()));
    fill(readChoice());
  };

  // --- citations ------------------------------------------------------------------------------

  const button = (words, label, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.textContent = words;
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        made.textContent = "Copied";
      } catch {
        made.textContent = "Not allowed by the browser";
      }
      setTimeout(() => (made.textContent = words), 2000);
    });
    return made;
  };

  const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();

  const setUpCitations = () => {
    for (const citation of all(".citation")) {
      citation.parentElement.append(
        " ",
        button("Copy citation", "", () => `${plain(citation)}. ${location.href}`),
      );
    }
    for (const quote of all("figure.quote")) {
      const caption = quote.querySelector("figcaption");
      const source = caption && caption.querySelector('a[href*="sources/"]');
      if (!source) continue;
      const said = plain(quote.querySelector("blockquote"));
      const who = plain(caption);
      const text = () => `${said} (${who}) ${source.href}`;
      caption.append(" ", button("Copy", `Copy: ${said.slice(0, 60)}`, text));
    }
  };

  // --- source pages: show the whole span, and the way back --------------------------------------

  const showTarget = () => {
    all(".m.hit, aside.used").forEach((e) =>
      e.matches("aside") ? e.remove() : e.classList.remove("hit"),
    );
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || !target.matches(".source-text .m")) return;
    target.classList.add("hit");
    all(`.m[data-of="${CSS.escape(id)}"]`).forEach((e) => e.classList.add("hit"));
    const row = all("#taken ~ ul li").find((li) => li.querySelector(`a[href$="#${CSS.escape(id)}"]`));
    const pages = row && row.querySelector(".at");
    if (!pages) return;
    const note = document.createElement("aside");
    note.className = "used";
    note.setAttribute("aria-label", "Where the site uses this");
    note.append(plain(row.querySelector(".note")), "; ");
    note.append(...[...pages.cloneNode(true).childNodes]);
    const block = target.closest("p, h3");
    block.after(note);
  };

  const setUpSource = () => {
    const text = document.querySelector(".source-text");
    if (!text) return;
    text.addEventListener("click", (event) => {
      const mark = event.target.closest(".m");
      if (!mark || event.target.closest("a") || String(getSelection())) return;
      history.replaceState(null, "", `#${mark.id || mark.dataset.of}`);
      showTarget();
    });
    addEventListener("hashchange", showTarget);
    showTarget();
  };

  // A search result opens at its section; go on to the first word found.
  const goToFound = () => {
    if (!new URLSearchParams(location.search).has("h")) return;
    const look = (tries) => {
      const mark = document.querySelector("article mark");
      if (mark) mark.scrollIntoView({ block: "center" });
      else if (tries) setTimeout(look, 100, tries - 1);
    };
    look(20);
  };

  document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
  all("form.filters").forEach(setUpFilters);
  setUpCitations();
  setUpSource();
  goToFound();
})();

// Citations, and the passage of a source that a link leads to. Every page reads whole without this.
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

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
    const complete = (root) => {
      addCopies(root);
      addSelfLinks(root);
    };
    complete(document);
    addEventListener("added", ({ target }) => complete(target)); // by a list's filters
  };

  const addCopies = (root) => {
    for (const quote of all("li.quote", root)) {
      const by = quote.querySelector("small");
      const source = by?.querySelector('a[href*="sources/"]');
      if (!source || quote.querySelector(".again")) continue; // its words stand elsewhere
      const who = plain(by);
      const said = plain(quote).slice(0, -who.length).trim();
      by.append(" ", button("Copy", `Copy: ${said.slice(0, 60)}`, () => `${said} (${who}) ${source.href}`));
    }
  };

  // --- a row's link to itself -------------------------------------------------------------------

  const ROWS = "li.quote[id], li.development[id], p.summary[id], td[id]";

  const linkTo = (row) => {
    const link = document.createElement("a");
    link.className = "self";
    link.href = `#${row.id}`;
    link.textContent = "#";
    link.title = "Link to this row: a click copies it";
    link.setAttribute("aria-label", `Link to: ${plain(row).slice(0, 60)}`);
    link.addEventListener("click", () =>
      navigator.clipboard?.writeText(link.href).then(() => {
        link.textContent = "copied";
        setTimeout(() => (link.textContent = "#"), 2000);
      }, () => undefined)); // not allowed by the browser: the address bar has it
    return link;
  };

  const addSelfLinks = (root) => {
    for (const row of all(ROWS, root)) {
      if (!row.querySelector("a.self")) (row.querySelector(".at") ?? row).append(" ", linkTo(row));
    }
  };

  // --- the bars of a timeline lead to what happened then ------------------------------------------

  const [WIDE, NARROW, NARROW_UP_TO, SIDE] = [720, 340, 520, 18]; // pixels, as the pictures are drawn

  // The day nearest to where a reader points; those who do not point have the list below.
  const dayAt = (picture, days, x) => {
    const width = picture.clientWidth;
    const drawn = width > NARROW_UP_TO ? WIDE : NARROW;
    const scale = Math.min(1, width / drawn);
    const room = (drawn - 2 * SIDE) / Number(days.dataset.places);
    const place = (x / scale - SIDE) / room - 0.5;
    const far = (link) => Math.abs(Number(link.dataset.place) - place);
    return all("a[data-place]", days).reduce((a, b) => (far(b) < far(a) ? b : a));
  };

  const setUpDays = () => {
    for (const days of all(".days")) {
      const picture = days.parentElement.querySelector("img.chart");
      if (!picture) continue;
      picture.classList.add("way-in");
      picture.addEventListener("mousemove", ({ offsetX }) => {
        picture.title = dayAt(picture, days, offsetX).textContent;
      });
      picture.addEventListener("click", ({ offsetX }) => dayAt(picture, days, offsetX).click());
    }
  };

  // --- source pages: show the whole span, and its note --------------------------------------

  const showTarget = () => {
    all(".source-text .hit").forEach((e) => e.classList.remove("hit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || !target.matches(".source-text .m")) return;
    const note = document.querySelector(`.notes li[data-marks~="${CSS.escape(id)}"]`);
    const parts = all(`.m[data-of="${CSS.escape(id)}"]`);
    for (const e of [target, ...parts, note]) e?.classList.add("hit");
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

  // What is folded opens for whoever is sent there.
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const folded = id && document.getElementById(id)?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    document.getElementById(id).scrollIntoView();
  };

  // A search result opens at its section; go on to the passage with most of the words found.
  const passageFound = () => {
    const section = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const words = new Map();
    for (const mark of all(".md-content mark")) {
      const place = section?.compareDocumentPosition(mark) ?? Node.DOCUMENT_POSITION_FOLLOWING;
      if (!(place & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const block = mark.closest("p, li, td, blockquote, h1, h2, h3") ?? mark;
      words.set(block, (words.get(block) ?? new Set()).add(mark.textContent.toLowerCase()));
    }
    const [best] = [...words].sort(([, a], [, b]) => b.size - a.size);
    return best?.[0].querySelector("mark") ?? best?.[0];
  };

  const goToFound = () => {
    if (!new URLSearchParams(location.search).has("h")) return;
    const look = (tries) => {
      const mark = passageFound();
      if (mark) mark.scrollIntoView({ block: "center" });
      else if (tries) setTimeout(look, 100, tries - 1);
    };
    look(20);
  };

  document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
  setUpCitations();
  setUpDays();
  setUpSource();
  addEventListener("hashchange", unfold);
  unfold();
  goToFound();
})();

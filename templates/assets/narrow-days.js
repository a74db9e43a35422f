// Narrows a topic's page to a day, or a week, of its timeline, and keeps the choice in the address.
// Without this a day leads to the chronology, narrowed.
(() => {
  "use strict";

  const days = document.querySelector(".days[data-narrows]");
  if (!days) return;
  const article = days.closest("article");
  const all = (selector, root = article) => [...root.querySelectorAll(selector)];
  const rows = all("[data-days]").map((mark) => [mark.closest("tr, li"), ...mark.dataset.days.split("/")]);
  const bar = document.createElement("p");
  bar.className = "narrowed";
  bar.setAttribute("aria-live", "polite");
  days.before(bar);

  // --- the address ------------------------------------------------------------------------------

  const inAddress = () => {
    const query = location.hash.startsWith("#?") ? location.hash.slice(1) : location.search;
    const found = new URLSearchParams(query);
    return [found.get("from"), found.get("to")];
  };

  const keep = (query) => {
    try {
      history.replaceState(null, "", location.pathname + query);
    } catch {
      history.replaceState(null, "", `#${query}`); // a page opened from disk
    }
  };

  const stretchOf = (link) => {
    const found = new URL(link.href).searchParams;
    return [found.get("from"), found.get("to")];
  };

  // --- showing ----------------------------------------------------------------------------------

  // A heading and what stands under it, up to the next heading of its rank or a higher one.
  const section = (heading) => {
    const found = [heading];
    const ends = heading.tagName === "H2" ? "h1, h2" : "h1, h2, h3";
    for (let e = heading.nextElementSibling; e && !e.matches(ends); e = e.nextElementSibling) found.push(e);
    return found;
  };

  const rowsIn = (elements) =>
    elements.flatMap((e) => all("[data-days]", e)).map((mark) => mark.closest("tr, li"));

  // What is left without a row goes too; the timeline stays.
  const hideEmpty = () => {
    for (const table of all("table, details.earlier")) {
      const own = rowsIn([table]);
      table.hidden = own.length > 0 && own.every((row) => row.hidden);
      if (table.matches("details") && !table.hidden) table.open = true;
    }
    for (const heading of all("h3, h2")) {
      const whole = section(heading);
      const own = rowsIn(whole);
      if (!own.length || whole.some((e) => e === days || e.contains(days))) continue;
      const empty = own.every((row) => row.hidden);
      for (const e of whole) if (empty) e.hidden = true;
    }
  };

  const showAll = () => {
    bar.replaceChildren();
    for (const e of all("[hidden]")) e.hidden = false;
  };

  const button = () => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.textContent = "Show all";
    made.addEventListener("click", () => {
      showAll();
      keep("");
    });
    return made;
  };

  const narrow = (link) => {
    const [from, to] = stretchOf(link);
    showAll();
    let left = 0;
    for (const [row, first, last] of rows) {
      row.hidden = first < from || last > to;
      left += !row.hidden;
    }
    hideEmpty();
    const whole = document.createElement("a");
    whole.href = link.href;
    whole.textContent = "all events of then";
    const when = link.textContent.replace(/:[^:]*$/, "");
    const lines = left === 1 ? "1 line" : `${left} lines`;
    bar.append(`${when}: ${lines} of this page; `, whole, ". ", button());
    keep(`?from=${from}&to=${to}`);
  };

  days.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-place]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    narrow(link);
  });

  const [from, to] = inAddress();
  const asked = all("a[data-place]", days).find((link) => {
    const [first, last] = stretchOf(link);
    return first === from && last === to;
  });
  if (asked) narrow(asked);
})();

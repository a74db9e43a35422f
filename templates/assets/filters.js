// Narrows a list, all its parts at once, and keeps the choice in the address. What each record
// is about, and the other parts, are fetched as scripts when a reader narrows the list: pages
// opened from disk may load a script but no data. Every part reads whole without this.
(() => {
  "use strict";

  const form = document.querySelector("form.filters");
  const article = form.closest("article");
  const output = form.querySelector("output");
  const { list, index: address, noun } = form.dataset;
  const [part, parts, total] = ["part", "parts", "total"].map((name) => Number(form.dataset[name]));
  const FIELDS = ["topic", "actor", "outlet", "kind"];
  const NAMES = [...FIELDS, "from", "to"];
  const MOST = 200; // records shown before a reader asks for more

  const all = (selector, root) => [...root.querySelectorAll(selector)];
  const count = (n) => n.toLocaleString("en");

  // --- the choice and the address -------------------------------------------------------------

  const none = () => Object.fromEntries(NAMES.map((name) => [name, ""]));
  const inForm = () => Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));
  const narrows = (choice) => NAMES.some((name) => choice[name]);

  const inAddress = () => {
    const query = location.hash.startsWith("#?") ? location.hash.slice(1) : location.search;
    const found = new URLSearchParams(query);
    return Object.fromEntries(NAMES.map((name) => [name, found.get(name) || ""]));
  };

  const queryOf = (choice) => {
    const set = new URLSearchParams(Object.entries(choice).filter(([, value]) => value));
    return set.toString() ? `?${set}` : "";
  };

  const keep = (choice) => {
    const query = queryOf(choice);
    try {
      history.replaceState(null, "", location.pathname + query);
    } catch {
      history.replaceState(null, "", `#${query}`); // a page opened from disk
    }
  };

  // --- what is fetched ------------------------------------------------------------------------

  const load = window.loadData;

  const getIndex = async () => {
    await load(address).catch((error) => {
      output.textContent = "The list cannot be narrowed: its index is missing.";
      throw error;
    });
    return window.briefingData[list];
  };

  const getPart = async (name) => {
    await load(address.replace(/[^/]*$/, `${name}.js`));
    return new DOMParser().parseFromString(window.briefingData[name], "text/html").body;
  };

  // --- matching -------------------------------------------------------------------------------

  const day = (iso) => Number(iso.replaceAll("-", ""));

  // Numbers, in the list, of the records that a choice leaves.
  const matches = ({ fields, items }, choice) => {
    const wanted = FIELDS.map((name) =>
      choice[name] ? fields[name].findIndex(([value]) => value === choice[name]) : null);
    const [from, to] = [day(choice.from), day(choice.to)];
    return new Set(items.flatMap((item, number) =>
      wanted.every((value, n) => value === null || [item[n]].flat().includes(value)) &&
      (!from || item[5] >= from) && (!to || (item[4] && item[4] <= to)) ? [number] : []));
  };

  // A value that nothing has narrows nothing.
  const known = ({ fields }, choice) => {
    for (const name of FIELDS) {
      if (!fields[name].some(([value]) => value === choice[name])) choice[name] = "";
    }
    return choice;
  };

  // --- showing --------------------------------------------------------------------------------

  // A heading goes with everything up to the next one of its rank.
  const sections = (root) => {
    const found = [];
    for (const element of root.children) {
      if (element.tagName === "H2") found.push([element]);
      else if (element.matches(".parts, .foot, script")) continue;
      else if (found.length) found.at(-1).push(element);
    }
    return found;
  };

  const itemsOf = (root) => all(".item", root).map((mark) => mark.closest("tr, li"));
  const within = (group) => group.flatMap(itemsOf);

  const own = sections(article);
  const [begin, end] = [own[0]?.[0], own.at(-1)?.at(-1).nextElementSibling];
  const ownItems = itemsOf(article);
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = "Show more";
  let added = [];

  const restore = () => {
    for (const element of added) element.remove();
    added = [];
    more.remove();
    for (const element of [...own.flat(), ...ownItems]) element.hidden = false;
  };

  const narrowOwn = (found, first) => {
    ownItems.forEach((element, n) => (element.hidden = !found.has(first + n)));
    for (const group of own) {
      const empty = within(group).every((e) => e.hidden);
      for (const e of group) e.hidden = empty;
    }
  };

  // What fits of another part, its empty sections left out.
  const pruned = (body, start, found) => {
    itemsOf(body).forEach((element, n) => found.has(start + n) || element.remove());
    return sections(body).filter((group) => within(group).length).flatMap((group) => {
      group[0].removeAttribute("id");
      return group;
    });
  };

  const insert = (elements, place) => {
    place.before(...elements);
    added.push(...elements);
    for (const element of elements) element.dispatchEvent(new Event("added", { bubbles: true }));
  };

  // A month that two parts share is named once.
  const joinMonths = () => {
    let above = "";
    for (const heading of all(":scope > h2:not([hidden])", article)) {
      heading.hidden = heading.textContent === above;
      above = heading.textContent;
    }
  };

  const say = (found, shown, missing) => {
    const all = window.briefingData[list].items.length;
    output.textContent = `${count(found.size)} of ${count(all)} ${noun}`;
    if (shown < found.size) output.append(missing.length ? "" : `, the first ${count(shown)} shown`);
    for (const [name, number] of missing) {
      const link = document.createElement("a");
      link.href = name.replace(/.*\//, "") + queryOf(inForm());
      link.textContent = `${count(number)} on another page`;
      output.append("; ", link);
    }
  };

  let turn = 0; // the last choice wins, however long the parts of an earlier one take

  const apply = async (choice, most = MOST) => {
    const mine = ++turn;
    if (!narrows(choice)) {
      restore();
      output.textContent = total ? `${count(total)} ${noun}` : ""; // only the first part knows
      return;
    }
    const index = await getIndex();
    const found = matches(index, choice);
    const fetched = [];
    let [start, shown] = [0, 0];
    for (const [n, [name, size]] of index.pages.entries()) {
      const fit = [...found].filter((i) => i >= start && i < start + size).length;
      const here = n + 1 === part;
      const wanted = fit && shown < most;
      const body = wanted && !here ? await getPart(name).catch(() => null) : null;
      fetched.push({ name, start, fit, here, wanted, body });
      if (wanted && (here || body)) shown += fit;
      start += size;
    }
    if (mine !== turn) return;
    restore();
    const own = fetched[part - 1];
    narrowOwn(own.wanted ? found : new Set(), own.start);
    fetched.forEach(({ body, start: at }, n) => 
      body && insert(pruned(body, at, found), n < part - 1 ? begin : end));
    joinMonths();
    const missing = fetched.filter((p) => p.wanted && !p.here && !p.body);
    say(found, shown, missing.map((p) => [p.name, p.fit]));
    if (shown < found.size && !missing.length) {
      more.onclick = () => apply(choice, most + MOST);
      end.before(more);
    }
  };

  // The page names the most frequent values; the index knows the rest.
  const complete = async () => {
    const { fields } = await getIndex();
    for (const name of FIELDS) {
      const select = form.elements[name];
      if (select.options.length > fields[name].length) continue;
      const chosen = select.value;
      select.replaceChildren(select.options[0], ...fields[name].map(
        ([value, label, number]) => new Option(`${label} (${number})`, value)));
      select.value = chosen;
    }
  };

  const fill = async (choice) => {
    if (narrows(choice)) {
      known(await getIndex(), choice);
      await complete();
    }
    for (const name of NAMES) form.elements[name].value = choice[name];
    await apply(inForm());
  };

  // A day of the strip, if this list is what it leads to: chosen again, it narrows no more.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-place]");
    if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const choice = { ...inForm(), ...Object.fromEntries(new URL(link.href).searchParams) };
    const same = NAMES.every((name) => form.elements[name].value === choice[name]);
    if (same) choice.from = choice.to = "";
    keep(choice);
    fill(choice);
  });

  const turned = () => complete().catch(() => null);
  for (const kind of ["pointerover", "focusin"]) form.addEventListener(kind, turned, { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    keep(inForm());
    apply(inForm());
  });
  form.addEventListener("reset", () => {
    keep(none());
    apply(none());
  });
  addEventListener("popstate", () => fill(inAddress()));
  fill(inAddress());
})();

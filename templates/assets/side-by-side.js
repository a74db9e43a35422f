// Sets two parties, or two outlets, side by side, and keeps the choice in the address. Who there
// is, and what each says on a topic, are fetched as scripts: pages opened from disk may load a
// script but no data. Without this the page shows one pair.
(() => {
  "use strict";

  const form = document.querySelector("form.sides-form");
  const output = form.querySelector("output");
  const compared = document.querySelector(".compared");
  const address = form.dataset.index;
  const NAMES = ["of", "a", "b"];
  const { of: kinds, a: left, b: right } = form.elements;

  const load = window.loadData;
  const getData = async (name) => {
    await load(address.replace(/sides\/index\.js$/, `${name}.js`));
    return window.briefingData[name];
  };

  // --- the choice and the address ---------------------------------------------------------------

  const inAddress = () => {
    const query = location.hash.startsWith("#?") ? location.hash.slice(1) : location.search;
    const found = new URLSearchParams(query);
    return Object.fromEntries(NAMES.map((name) => [name, found.get(name) || ""]));
  };

  const keep = () => {
    const query = `?${new URLSearchParams(NAMES.map((name) => [name, form.elements[name].value]))}`;
    try {
      history.replaceState(null, "", location.pathname + query);
    } catch {
      history.replaceState(null, "", `#${query}`); // a page opened from disk
    }
  };

  const offer = (select, names, chosen) => {
    select.replaceChildren(...names.map(([key, name]) => new Option(name, key)));
    if (names.some(([key]) => key === chosen)) select.value = chosen;
  };

  // Those of one kind; the right side starts with whoever shares most topics with the left.
  const fill = ({ names, topics }, { of, a, b }) => {
    kinds.value = of in names ? of : "party";
    const all = names[kinds.value];
    const together = (key, other) =>
      topics.filter(({ [kinds.value]: of }) => of.includes(key) && of.includes(other)).length;
    offer(left, all, a);
    const [other] = all.filter(([key]) => key !== left.value)
      .sort(([x], [y]) => together(left.value, y) - together(left.value, x));
    offer(right, all, b || other?.[0]);
  };

  // --- showing ----------------------------------------------------------------------------------

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const nameOf = (select) => select.selectedOptions[0]?.textContent ?? "";

  const columns = (texts) =>
    element("div", { className: "sides" }, ...[left, right].map((select, n) =>
      element("div", { className: "side" },
        element("h3", { textContent: nameOf(select) }),
        element("div", { innerHTML: texts[n] }))));

  // What one says against the other, whichever of them denies it.
  const contestedIn = (topics) => {
    const at = kinds.value === "party" ? 0 : 1;
    const by = (items, select) =>
      items.filter((item) => item[at] === select.value).map(([, , html]) => html).join("");
    const found = new Map();
    for (const { title, href, claims, answers } of topics.flatMap(({ contested }) => contested)) {
      const both = [...claims, ...answers];
      const texts = [by(both, left), by(both, right)];
      const opposed = answers.length
        ? (by(claims, left) && by(answers, right)) || (by(answers, left) && by(claims, right))
        : texts.every(Boolean);
      if (opposed) found.set(title, { title, href, texts });
    }
    return [...found.values()];
  };

  const section = (title, href, texts, tag) =>
    [element(tag, {}, element("a", { href, textContent: title })), columns(texts)];

  let turn = 0; // the last choice wins, however long the topics of an earlier one take

  const show = async ({ topics }) => {
    const mine = ++turn;
    const [a, b] = [left.value, right.value];
    const shared = topics.filter(({ [kinds.value]: of }) => of.includes(a) && of.includes(b));
    const said = await Promise.all(shared.map(({ data }) => getData(data)));
    if (mine !== turn) return;
    const contested = a === b ? [] : contestedIn(said);
    compared.replaceChildren(
      ...(contested.length ? [element("h2", { textContent: "Contested" })] : []),
      ...contested.flatMap(({ title, href, texts }) => section(title, href, texts, "h3")),
      ...shared.flatMap(({ title, href }, n) => {
        const texts = said[n][kinds.value];
        return section(title, href, [texts[a], texts[b]], "h2");
      }),
    );
    compared.dispatchEvent(new Event("added", { bubbles: true }));
    const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
    output.textContent = a === b
      ? "The same on both sides; choose another"
      : `${count(shared.length, "topic")} in common, ${contested.length} contested`;
  };

  const start = async () => {
    const { sides } = await load(address).then(() => window.briefingData);
    const asked = inAddress();
    const given = compared.dataset;
    fill(sides, asked.a || asked.of ? asked : { of: "party", a: given.a, b: given.b });
    if (asked.a || asked.of) await show(sides);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => {
      const choice = { of: kinds.value, a: left.value, b: right.value };
      if (target === kinds) fill(sides, { of: kinds.value });
      else if (target === left) fill(sides, left.value === right.value ? { ...choice, b: "" } : choice);
      keep();
      show(sides);
    });
    addEventListener("popstate", () => {
      fill(sides, inAddress());
      show(sides);
    });
  };

  start().catch(() => (output.textContent = "Nothing can be chosen: what each says is missing."));
})();

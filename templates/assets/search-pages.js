// The theme's own search program behind a reader's questions: it finds the pages, of which the
// index that it is given holds the words.
(() => {
  "use strict";

  const [SETUP, , QUERY] = [0, 1, 2];
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: "\"", "#39": "'" };

  const plain = (html) =>
    html.replace(/<\/?(?:p|li|td|th|tr|ul|ol|table|blockquote|h\d|br)\b[^>]*>/g, "\n")
      .replace(/<[^>]*>/g, "")
      .replace(/&(\w+|#39);/g, (whole, name) => ENTITIES[name] ?? whole);

  // The pages of an index: their titles, other names and sections.
  const pagesOf = (docs) => {
    const pages = new Map();
    for (const { location, title, text, tags } of docs) {
      const [path, anchor] = location.split("#");
      if (!pages.has(path)) {
        pages.set(path, { path, title: plain(title), names: (tags ?? []).join("\n"), sections: [] });
      }
      pages.get(path).sections.push({ anchor, title: plain(title), text: plain(text) });
    }
    return pages;
  };

  // What the program understands: parts of numbers, with anything between and before them.
  const asQuery = ({ words }) =>
    words.flatMap(({ number, range, text, plain: word, stem, family }) => {
      const parts = (range ?? [word]).map((one) => `*${one.replace(/(?<=\d)(?=(?:\d{3})+$)/g, "*")}`);
      if (number) return [parts.join(""), ...parts];
      return [text.toLowerCase().slice(0, stem.length), ...family];
    }).join(" ");

  // `start(answer)` promises the program's `send`.
  window.pagesEngine = (start) => {
    let pages = new Map();
    let send;
    const waiting = [];
    const tell = (type, data) => new Promise((resolve) => {
      waiting.push(resolve);
      send({ type, data });
    });

    return {
      pause: 0,
      setUp: async (data) => {
        pages = pagesOf(data.docs);
        send = await start((reply) => waiting.shift()?.(reply.data));
        await tell(SETUP, data);
      },
      find: async (question) => {
        const { items } = await tell(QUERY, asQuery(question));
        const most = Math.max(1, ...items.map(([first]) => first.score));
        return {
          pages: items.map(([first]) => ({
            ...pages.get(first.location.split("#")[0]),
            score: first.score / most,
          })),
        };
      },
      words: async () => new Set([...pages.values()].flatMap(({ title, names, sections }) =>
        [title, names, ...sections.map(({ text }) => text)].join("\n").match(/\p{L}{4,}/gu) ?? [])),
    };
  };
})();

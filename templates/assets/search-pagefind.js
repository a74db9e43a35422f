// Pagefind behind a reader's questions, for sites whose whole index would be too much to fetch:
// of Pagefind's, a question fetches the pieces that it needs.
(() => {
  "use strict";

  const MATTERS = 10; // topics and actors looked at
  const SHOWN = 20; // pages looked at, and shown
  const WEIGHTS = { title: 5, names: 10 }; // what a page is called counts more than what it says
  const PAUSE = 150; // milliseconds without a key before something is fetched

  // Pages opened from disk may fetch nothing and import no file, but run scripts: each of
  // Pagefind's files lies there as one too, which puts its content (base64) into a table.
  const fromDisk = async (folder, load) => {
    const table = (window.__pagefind = {});
    const read = async (name) => {
      await load(window, `${folder}${name}.js`);
      return Uint8Array.from(atob(table[name]), (sign) => sign.charCodeAt(0));
    };
    const { fetch } = window;
    window.fetch = async (address, ...rest) => {
      const [, name] = String(address).split("?")[0].split(folder.pathname);
      return name ? new Response(await read(name)) : fetch(address, ...rest);
    };
    const program = new Blob([await read("pagefind.js")], { type: "text/javascript" });
    return import(URL.createObjectURL(program));
  };

  // What Pagefind finds for all words together, among all pages and among topics and actors; and
  // for each word alone, since a page that lacks one may still be what is asked for; and for other
  // words in its place.
  const candidates = async (pagefind, texts, others) => {
    const matters = { filters: { kind: "matter" } };
    const whole = await pagefind.search(texts.join(" "));
    const named = [await pagefind.search(texts.join(" "), matters)];
    const alone = [];
    for (const text of texts.length + others.length > 1 ? [...texts, ...others] : []) {
      named.push(await pagefind.search(text, matters));
      alone.push(...(await pagefind.search(text)).results.slice(0, 1));
    }
    const scores = new Map();
    for (const result of named.flatMap(({ results }) => results)) {
      const before = scores.get(result.id)?.score ?? 0;
      scores.set(result.id, { result, score: before + result.score });
    }
    const best = [...scores.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
    const chosen = new Map([...best.slice(0, MATTERS), ...alone, ...whole.results]
      .map((result) => [result.id, result]));
    const total = whole.results.length > SHOWN ? whole.results.length : 0;
    return { chosen: [...chosen.values()].slice(0, SHOWN), total };
  };

  // A page's sections: its words, parted where its headings stand.
  const sectionsOf = ({ content, anchors, meta }) => {
    const words = content.split(/\s+/);
    const heads = anchors.filter(({ element }) => /^h[1-6]$/.test(element))
      .sort((a, b) => a.location - b.location);
    const starts = [{ location: 0, text: meta.title }, ...heads];
    return starts.map(({ id, location, text }, n) => ({
      anchor: id,
      title: text.trim(),
      text: words.slice(location, starts[n + 1]?.location).join(" "),
    }));
  };

  window.pagefindEngine = (folder, load) => {
    const start = async () => {
      const disk = location.protocol === "file:";
      const place = disk ? { basePath: String(folder), noWorker: true } : {};
      const pagefind = await (disk ? fromDisk(folder, load) : import(`${folder}pagefind.js`));
      await pagefind.options({ ...place, ranking: { metaWeights: WEIGHTS } });
      return pagefind;
    };
    let loaded;

    return {
      pause: PAUSE,
      setUp: async () => undefined,
      find: async ({ words }) => {
        loaded ??= start().catch((error) => {
          loaded = undefined;
          throw error;
        });
        const texts = words.flatMap(({ range, text }) => range ?? [text]);
        const others = words.flatMap(({ family }) => family);
        const { chosen, total } = await candidates(await loaded, texts, others);
        const most = Math.max(1, ...chosen.map(({ score }) => score));
        const pages = await Promise.all(chosen.map(async (result) => {
          const page = await result.data();
          return {
            path: page.raw_url.replace(/^\//, ""),
            title: page.meta.title,
            names: page.meta.names ?? "",
            score: result.score / most,
            sections: sectionsOf(page),
          };
        }));
        return { pages, total };
      },
      words: async () => {
        await load(window, `${folder}words.js`);
        return window.briefingWords;
      },
    };
  };
})();

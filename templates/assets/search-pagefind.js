// Pagefind behind the theme's search box: takes the questions that the theme asks its own
// search program, and gives answers of the same form. For sites whose whole index would be
// too much to fetch; of Pagefind's, a question fetches the pieces that it needs.
(() => {
  "use strict";

  // What the theme and its search program say to each other.
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const SHOWN = 20;
  const WEIGHTS = { title: 5, names: 10 }; // what a page is called counts more than what it says
  const PAUSE = 150; // milliseconds without a key before something is fetched

  // Words that stand everywhere lead nowhere: without them a question fetches less, and finds
  // the passage and not the paragraph with most of them.
  const EVERYWHERE = new Set((
    "a about after all an and are as at be been before but by can could did do for from had has " +
    "have he her him his how i if in into is it its me more my no not of on or our she so than " +
    "that the their them then there these they this to up was we were what when where which who " +
    "whom why will with would you your"
  ).split(" "));

  const asked = (query) => {
    const words = query.trim().split(/\s+/);
    const telling = words.filter((word) => !EVERYWHERE.has(word.toLowerCase()));
    return (/^".*"$/.test(query.trim()) || !telling.length ? words : telling).join(" ");
  };

  const escape = (text) =>
    text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  // The words that were found, as they stand in an excerpt. Of what is joined by hyphens or
  // points, only the parts that begin as a word of the question does; short words only if
  // there are no others.
  const foundIn = (excerpt, query) => {
    const begun = wordsOf(query).map((word) => word.slice(0, 3));
    const words = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap(([, marked]) => {
      const parts = wordsOf(marked.replace(/&[lg]t;/g, " "));
      return parts.length < 2
        ? parts
        : parts.filter((part) => begun.some((start) => part.startsWith(start)));
    });
    const long = words.filter((word) => word.length > 2);
    return [...new Set(long.length ? long : words)];
  };

  const mark = (title, words) =>
    escape(title).replace(/[\p{L}\p{N}]+/gu, (word) =>
      words.includes(word.toLowerCase()) ? `<mark>${word}</mark>` : word);

  const item = (location, title, excerpt, words, score) => ({
    location,
    title: mark(title, words),
    text: excerpt && `<p>… ${excerpt} …</p>`,
    terms: Object.fromEntries(words.map((word) => [word, true])),
    score,
  });

  // A page and its sections: the best shown, the others folded by the theme, which does so
  // with whatever scores less.
  const group = (page, score, query) => {
    const path = page.raw_url.replace(/^\//, "");
    const weight = ({ weighted_locations: all }) =>
      all.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
    const sections = [...page.sub_results].sort((a, b) => weight(b) - weight(a));
    const items = sections.map(({ anchor, title, excerpt }, i) =>
      item(
        path + (anchor ? `#${anchor.id}` : ""),
        title,
        excerpt,
        foundIn(excerpt, query),
        i ? 0 : score,
      ));
    if (sections.every(({ anchor }) => anchor)) {
      const all = sections.map(({ excerpt }) => excerpt).join(" ");
      items.push(item(path, page.meta.title, "", foundIn(all, query), 0));
    }
    return items;
  };

  // The rest of the word that is being typed, as the first page found has it.
  const completed = (query, pages) => {
    const begun = query.split(/[\s-]+/).at(-1).toLowerCase();
    const words = pages.slice(0, 1).flatMap(({ excerpt }) => foundIn(excerpt, query));
    return words.filter((word) => begun && word.startsWith(begun)).slice(0, 1);
  };

  const say = (text) => {
    document.querySelector(".md-search-result__meta").textContent = text;
  };

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

  window.askPagefind = (folder, answer, load) => {
    const start = async () => {
      const disk = location.protocol === "file:";
      const place = disk ? { basePath: String(folder), noWorker: true } : {};
      const pagefind = await (disk ? fromDisk(folder, load) : import(`${folder}pagefind.js`));
      await pagefind.options({ ...place, ranking: { metaWeights: WEIGHTS } });
      return pagefind;
    };
    let latest = "";
    let loaded;

    const answerTo = async (query) => {
      latest = query;
      const stale = () => query !== latest;
      if (!query.trim()) return answer({ type: RESULT, data: { items: [] } });
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (stale()) return undefined;
      loaded ??= start();
      const { results } = await (await loaded).search(asked(query));
      if (stale()) return undefined;
      const best = results.slice(0, SHOWN);
      const pages = await Promise.all(best.map((result) => result.data()));
      if (stale()) return undefined;
      const items = pages.map((page, i) => group(page, best[i].score, query));
      answer({ type: RESULT, data: { items, suggest: completed(query, pages) } });
      if (results.length > SHOWN) {
        say(`${results.length} matching documents, the best ${SHOWN} of them here`);
      }
      return undefined;
    };

    return ({ type, data }) => {
      if (type === SETUP) answer({ type: READY });
      if (type === QUERY) {
        answerTo(data).catch(() => {
          loaded = undefined;
          answer({ type: RESULT, data: { items: [] } });
          say("The search could not be loaded");
        });
      }
    };
  };
})();

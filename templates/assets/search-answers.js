// Which of the pages that a search program finds answer a reader's question best, and what of
// each is shown. Topics and actors go before the articles that they are made of.
(() => {
  "use strict";

  const { read, tokens, matched, holds, counts, beginning, marked, nearest } = window.briefingQuestions;

  // What the theme and its search program say to each other.
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

  const KINDS = [[/^(?:topics|actors)\/(?!index)/, 2], [/^sources\/(?!index)/, 1]]; // else lists
  const FULL = 0.75; // share of what is asked for from which a page is one that answers
  const NAMED = 0.4; // share that is the name or an office of somebody, who then is asked for
  const FEWEST = 0.5; // of the share that the best page has: pages with less are left out
  const TOGETHER = 0.6; // of the share of a page, from which a sentence holds most of it
  const SECTIONS = 6; // of one page, shown
  const SNIPPET = 220; // letters of a sentence, shown

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
  const kindOf = (path) => KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
  const textOf = ({ sections }) => sections.map(({ title, text }) => `${title}\n${text}`).join("\n");
  const sentences = (text) => text.split(/\n|(?<=[.!?]["”’]?)\s/).filter((line) => line.trim());

  // --- pages ------------------------------------------------------------------------------------

  // How much of what is asked for some matches are, the rarer words counting more.
  const shares = (words, found, all) => {
    const weights = words.map((_, n) =>
      Math.log(1 + (all + 1) / (found.filter((matches) => matches[n]).length + 1)));
    return (matches) => sum(matches.map((match, n) => match * weights[n])) / (sum(weights) || 1);
  };

  const rank = (pages, { words, phrases, number, who }) => {
    const seen = pages.map((page) => ({ page, text: textOf(page) }))
      .filter(({ page, text }) => phrases.every((p) => holds(p, `${page.title}\n${text}`)))
      .map(({ page, text }) => {
        const named = words.map((word) => matched(word, `${page.title}\n${page.names}`));
        const best = named.map((name, n) => Math.max(name, matched(words[n], text)));
        return { page, text, named, best };
      });
    const share = shares(words, seen.map(({ best }) => best), pages.length);
    const of = (text) => share(words.map((word) => matched(word, text)));
    const scored = seen.map(({ page, text, named, best }) => {
      const covered = share(best);
      const isAsked = who && page.path.startsWith("actors/") && share(named) >= NAMED;
      const within = sentences(text).filter((line) =>
        (!number || counts(line)) && of(line) > TOGETHER * covered).length;
      const title = tokens(page.title);
      const titled = title.filter((token) => words.some(({ plain }) => plain === token)).length;
      const rest = covered + share(named) + 0.25 * titled / (title.length || 1) +
        0.2 * Math.log2(1 + within) + 0.1 * page.score;
      return {
        page, best, covered, rest,
        full: isAsked || covered >= FULL,
        kind: isAsked ? 3 : kindOf(page.path),
      };
    });
    const least = FEWEST * Math.max(0, ...scored.map(({ covered }) => covered));
    return {
      ranked: scored
        .filter(({ covered }) => covered && covered >= least)
        .sort((a, b) => b.full - a.full || (a.full && b.kind - a.kind) || b.rest - a.rest)
        .map(({ page }) => page),
      lost: words.filter((_, n) => !scored.some(({ best }) => best[n])),
      of,
    };
  };

  // --- what is shown of a page ------------------------------------------------------------------

  // The part of a sentence around the first word that is asked for.
  const cut = (line, words) => {
    if (line.length <= SNIPPET) return line;
    const first = beginning(line, words);
    const start = line.lastIndexOf(" ", Math.max(0, first - SNIPPET / 4)) + 1;
    const end = line.lastIndexOf(" ", start + SNIPPET);
    return `${start ? "… " : ""}${line.slice(start, end)} …`;
  };

  // The sentence with most of what is asked for; whole sentences before the cells of tables.
  const snippet = ({ title, text }, { words, number }, of) => {
    const lines = sentences(text).filter((line) => line.trim().replace(/\.$/, "") !== title).map((line) => ({
      line,
      worth: of(line) + (number && counts(line) ? 0.3 : 0) + (line.length > 40 ? 0.1 : 0),
    }));
    const best = lines.reduce((a, b) => (b.worth > a.worth ? b : a), { worth: 0, line: "" });
    return of(best.line) ? `<p>${marked(cut(best.line, words), words)}</p>` : "";
  };

  const item = ({ path, anchor, title, text }, asked, of, around = "") => {
    const held = asked.words.filter((word) => matched(word, `${title}\n${text}\n${around}`));
    return {
      location: path + (anchor ? `#${anchor}` : ""),
      title: marked(title, asked.words),
      text: snippet({ title, text }, asked, of),
      terms: Object.fromEntries(held.map((word) => [word.text, true])),
    };
  };

  // The best sections of a page, and the page itself, which the theme needs among them.
  const itemsOf = (page, asked, of) => {
    const worth = ({ title, text }) => {
      const best = Math.max(0, ...sentences(text).map((line) =>
        of(line) + (asked.number && counts(line) ? 0.3 : 0)));
      return of(title) + 2 * best;
    };
    const sections = page.sections
      .map((section) => ({ ...section, path: page.path, worth: worth(section) }))
      .filter((section) => of(`${section.title}\n${section.text}`))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, SECTIONS);
    const found = sections.map((section) => item(section, asked, of));
    if (!sections.every(({ anchor }) => anchor)) return found;
    return [...found, item({ ...page, text: "" }, asked, of, textOf(page))];
  };

  // --- question and answer ----------------------------------------------------------------------

  // The rest of the word that is being typed, as the first page found has it.
  const completed = ({ open, query }, page) => {
    const begun = open && tokens(query).at(-1);
    const words = begun && page ? tokens(`${page.title}\n${page.names}\n${textOf(page)}`) : [];
    return words.filter((word) => word.startsWith(begun)).slice(0, 1);
  };

  const say = (text) => {
    document.querySelector(".md-search-result__meta").textContent = text;
  };

  const note = ({ ranked, total }, meant) => {
    const count = `${total} matching document${total === 1 ? "" : "s"}`;
    const notes = meant.length ? [`Shown: ${meant.join(", ")}`] : [];
    if (total > ranked.length) notes.push(`${count}, the best ${ranked.length} of them here`);
    else if (meant.length) notes.push(count);
    if (notes.length) say(notes.join(". "));
  };

  // Takes the theme's questions, and gives answers of the form that its own search program gives.
  // An engine has `setUp(data)`; `find(question)`, which promises pages, and how many there are
  // where that is more; `words()`, which promises the words of the site; and `pause`, the
  // milliseconds without a key before it is asked.
  window.answerQuestions = (engine, answer) => {
    let latest;

    const find = async (query) => {
      const asked = read(query);
      const { pages, total } = asked.words.length ? await engine.find(asked) : { pages: [] };
      const found = rank(pages, asked);
      return { ...found, asked, total: Math.max(total ?? 0, found.ranked.length) };
    };

    const corrected = async ({ asked, lost }) => {
      const vocabulary = await engine.words();
      let query = asked.query;
      const meant = [];
      for (const word of lost) {
        const last = asked.open && asked.query.endsWith(word.text);
        const instead = nearest(word, vocabulary, last);
        if (!instead) continue;
        query = query.replace(word.text, instead);
        meant.push(`“${instead}” for “${word.text}”`);
      }
      return { query, meant };
    };

    const answerTo = async (query) => {
      latest = query;
      const stale = () => query !== latest;
      await new Promise((resolve) => setTimeout(resolve, engine.pause));
      if (stale()) return;
      let found = await find(query);
      let meant = [];
      if (found.lost.length && !stale()) {
        const other = await corrected(found);
        if (other.meant.length && !stale()) found = await find(other.query);
        ({ meant } = other);
      }
      if (stale()) return;
      const { ranked, asked, of } = found;
      const items = ranked.map((page, n) =>
        itemsOf(page, asked, of).map((shown, m) => ({ ...shown, score: m ? 0 : ranked.length - n })));
      answer({ type: RESULT, data: { items, suggest: completed(asked, ranked[0]) } });
      note(found, meant);
    };

    return ({ type, data }) => {
      if (type === SETUP) engine.setUp(data).then(() => answer({ type: READY }));
      if (type === QUERY) {
        answerTo(data).catch(() => {
          answer({ type: RESULT, data: { items: [] } });
          say("The search could not be loaded");
        });
      }
    };
  };
})();

// A reader's question, whichever search program finds the pages: what it asks for, whether a text
// holds that, and what was meant by a word that stands nowhere.
(() => {
  "use strict";

  // Words that a question is put with, and that stand everywhere: they lead nowhere.
  const EMPTY = new Set((
    "a about after all am an and any are as asked at be been before but by came can come could " +
    "d did do does doing done for from gave get give given go goes got had happen happened has " +
    "have he her him his how i if in into is it its just ll made make me more most much many " +
    "my no not of on or our out over re s said say saying says shall she should so some t take " +
    "tell tells than that the their them then there these they this those to took up us ve was " +
    "we went were what when where which who whom whose why will with would you your"
  ).split(" "));
  // Words of which one asks for another: irregular forms, and what an office or an act is called.
  const FAMILIES = (
    "die died dead death deaths killed toll,flee fled fleeing flight exodus,lead leads led leader " +
    "head heads headed chairman chairwoman president,resign resigned resignation quit,collapse " +
    "collapsed bankrupt bankruptcy,strong magnitude strength,begin began begun start started,meet " +
    "met meeting talks,win won,strike struck,rise rose risen,fall fell fallen,sell sold,buy " +
    "bought,pay paid,leave left,lose lost,arrest arrested detained,hurt injured wounded,election " +
    "elections vote,quake earthquake,agree agreed agreement deal,cost costs worth price"
  ).split(",").map((family) => family.split(" "));
  const ASKS_NUMBER = /^\s*how (?:many|much)(?: (?:people|persons|money))?\b/i;
  const ASKS_WHO = /^\s*who(?: is|['’]s| leads| heads| chairs| runs| led| headed)\b/i;
  const ASKS_WHO_WAS = /^\s*[Ww]ho was (?=\p{Lu})/u;

  // --- words and numbers ------------------------------------------------------------------------

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // A number is read whole, however its thousands are parted; so is a range.
  const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
  const RANGE = new RegExp(String.raw`(${NUMBER})\s?(?:[-‐-―]|to|and|or)\s?(${NUMBER})`, "g");
  const DASHED = new RegExp(String.raw`^(${NUMBER})[-‐-―](${NUMBER})$`);
  const PIECE = new RegExp(String.raw`${NUMBER}[-‐-―]${NUMBER}|${NUMBER}|\p{L}[\p{L}\p{M}]*`, "gu");
  const TOKEN = new RegExp(String.raw`${NUMBER}|\p{L}+`, "gu");
  const bare = (text) => fold(text).replace(/(\d)[,.\u00a0\u202f](?=\d{3}(?!\d))/g, "$1");
  const tokens = (text) => bare(text).match(TOKEN) ?? [];

  const wordOf = (text) => {
    const range = text.match(DASHED)?.slice(1);
    const plain = bare(text);
    return {
      text,
      plain,
      number: /^\d/.test(plain),
      range: range?.map(bare),
      stem: plain.replace(/(?<=.{4})(?:ies|es|s|ed|ing)$/, ""),
      family: FAMILIES.find((family) => family.includes(plain))?.filter((one) => one !== plain) ?? [],
    };
  };

  // "how many fled to Armenia": the words that tell what is asked for; all of what stands
  // between quotation marks, which must stand so on a page.
  const read = (query) => {
    const phrases = [...query.matchAll(/["“]([^"“”]+)["”]/g)].map(([, phrase]) => bare(phrase).trim());
    const pieces = query
      .replace(ASKS_NUMBER, "")
      .replace(/(\d)[\s\u00a0](?=\d{3}(?!\d))/g, "$1,")
      .match(PIECE) ?? [];
    const telling = pieces.filter((piece) => !EMPTY.has(fold(piece)));
    const words = phrases.length || !telling.length ? pieces : telling;
    return {
      query,
      words: [...new Set(words)].map(wordOf),
      phrases,
      number: ASKS_NUMBER.test(query),
      who: ASKS_WHO.test(query) || ASKS_WHO_WAS.test(query),
      open: /[\p{L}\d]$/u.test(query), // the reader may still be writing the last word
    };
  };

  // --- whether a text holds it ------------------------------------------------------------------

  const ALIKE = 0.85; // of a word that goes on, has another ending or form; of the very word 1

  const alike = (word, token) => {
    if (token === word.plain) return 1;
    if (word.family.includes(token)) return ALIKE;
    return !word.number && token.startsWith(word.stem) ? ALIKE : 0;
  };

  const readings = new Map();
  const reading = (text) => {
    if (!readings.has(text)) readings.set(text, { whole: bare(text), found: new Set(tokens(text)) });
    return readings.get(text);
  };

  const hasRange = ([low, high], text) =>
    [...text.matchAll(RANGE)].some(([, a, b]) => a === low && b === high);

  const matched = (word, text) => {
    const { whole, found } = reading(text);
    if (word.range) return Number(hasRange(word.range, whole));
    if (found.has(word.plain)) return 1;
    for (const token of found) if (alike(word, token)) return ALIKE;
    return 0;
  };

  // A number that counts something: no day, no year.
  const DATES = new RegExp("\\b\\d{1,2} (?:January|February|March|April|May|June|July|August|" +
    "September|October|November|December)\\b|\\b(?:19|20)\\d\\d\\b", "g");
  const counts = (text) => /\d/.test(text.replace(DATES, ""));

  const holds = (phrase, text) => reading(text).whole.includes(phrase);

  const WORD = String.raw`${NUMBER}|\p{L}[\p{L}\p{M}]*`;
  const isAsked = (piece, words) => {
    const token = bare(piece);
    return words.some((word) => word.range?.includes(token) || alike(word, token));
  };

  // Where in a text the first of what is asked for stands; 0 where nothing does.
  const beginning = (text, words) =>
    [...text.matchAll(new RegExp(WORD, "gu"))].find(([piece]) => isAsked(piece, words))?.index ?? 0;

  // A text with what is asked for marked, as HTML.
  const marked = (text, words) =>
    text.replace(new RegExp(`[&<>"]|${WORD}`, "gu"), (piece) => {
      if (/[&<>"]/.test(piece)) return `&#${piece.charCodeAt(0)};`;
      return isAsked(piece, words) ? `<mark>${piece}</mark>` : piece;
    });

  // --- a word that stands nowhere ---------------------------------------------------------------

  const [FEWEST_LETTERS, MANY_LETTERS] = [5, 8]; // of a word with one wrong, with two

  // Letters to change, add, leave out or swap.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, above] = [[], [...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...row) > most) return most + 1;
      [before, above] = [above, row];
    }
    return above[b.length];
  };

  // The word of the site nearest to one that is on none of its pages; as much of it as has been
  // typed, where the reader may still be typing.
  const nearest = (word, vocabulary, open) => {
    const text = word.plain;
    if (word.number || text.length < FEWEST_LETTERS) return null;
    const most = text.length < MANY_LETTERS ? 1 : 2;
    let best = { far: most + 1 };
    for (const written of vocabulary) {
      const plain = fold(written);
      if (EMPTY.has(plain)) continue;
      const begun = open && plain.length > text.length ? plain.slice(0, text.length) : plain;
      const far = Math.min(distance(text, plain, most), distance(text, begun, most) + 0.2) +
        (plain[0] === text[0] ? 0 : 0.5); // the first letter is seldom the wrong one
      if (far < best.far) best = { far, written };
    }
    return best.written ?? null;
  };

  window.briefingQuestions = { read, tokens, matched, holds, counts, beginning, marked, nearest };
})();

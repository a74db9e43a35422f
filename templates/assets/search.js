// The search, made lighter: its program and index are fetched when somebody turns to it, not
// with every page. And made to work from disk, where pages may not start a worker.
(() => {
  "use strict";

  // Zensical's search is another program, and fetches itself when it is wanted.
  if (document.querySelector('link[href*="stylesheets/modern/"]')) return;

  const { src, dataset } = document.currentScript;
  const READY = 1; // as the theme and its search program say

  const BOX = '[data-md-component="search"], [for="__search"]';
  const FIELD = '[data-md-component="search-query"]';

  const wanted = new Promise((resolve) => {
    const asked = new URLSearchParams(location.search);
    if (asked.has("q") || asked.has("h")) resolve();
    const turn = ({ target }) => {
      if (target?.closest?.(BOX)) resolve();
    };
    turn({ target: document.activeElement }); // before this was loaded
    for (const kind of ["focusin", "pointerover", "input"]) addEventListener(kind, turn);
  });

  // The theme looks at the box when a key is let go; what is pasted, dropped, dictated or chosen
  // from a list comes without one.
  const look = () => document.querySelector(FIELD).dispatchEvent(new Event("keyup"));
  addEventListener("input", ({ target }) => target.matches?.(FIELD) && look());

  // Enter that comes before the theme knows that the box is open would send the form to no place.
  addEventListener("submit", (event) => {
    if (!event.target.querySelector(FIELD)) return;
    event.preventDefault();
    document.querySelector(".md-search-result__link")?.click();
  });

  const load = (view, address) =>
    new Promise((resolve, reject) => {
      const script = view.document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      view.document.head.append(script);
    });

  // A hidden frame with a worker's interface, for pages opened from disk.
  const frame = async (address, answer) => {
    const element = document.createElement("iframe");
    element.hidden = true;
    element.title = "Search";
    document.body.append(element);
    const view = element.contentWindow;
    view.postMessage = answer;
    view.importScripts = (...all) =>
      all.reduce((done, one) => done.then(() => load(view, one)), Promise.resolve());
    await load(view, address);
    return (data) => view.dispatchEvent(new view.MessageEvent("message", { data }));
  };

  const thread = async (address, answer) => {
    const worker = new Native(address);
    worker.addEventListener("message", ({ data }) => answer(data));
    return (data) => worker.postMessage(data);
  };

  const Native = window.Worker;

  // Our questions stand between the theme and its search program, which large sites have
  // Pagefind in the place of.
  const start = async (address, answer) => {
    const own = (name) => load(window, new URL(name, src));
    await Promise.all([
      own("search-questions.js").then(() => own("search-answers.js")),
      own(dataset.pagefind ? "search-pagefind.js" : "search-pages.js"),
    ]);
    const program = location.protocol === "file:" ? frame : thread;
    return window.answerQuestions(
      dataset.pagefind
        ? window.pagefindEngine(new URL(dataset.pagefind, location), load)
        : window.pagesEngine((its) => program(address, its)),
      answer,
    );
  };

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      window.Worker = Native; // the theme starts no other; Pagefind does
      const answer = (data) => {
        this.dispatchEvent(new MessageEvent("message", { data }));
        if (data.type === READY) look(); // at what was written meanwhile
      };
      this.ready = wanted.then(() => start(address, answer));
    }
    postMessage(data) {
      this.ready.then((send) => send(data));
    }
  };

  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.waits = String(address).endsWith("search_index.json");
    this.vain = location.protocol === "file:" && String(address).endsWith("sitemap.xml");
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.vain) this.dispatchEvent(new Event("abort")); // the theme's, for other uses
    else if (this.waits) wanted.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
})();

// Fetches data as scripts, each once, which works on pages opened from disk too.
(() => {
  "use strict";

  const loads = new Map();
  window.loadData = (source) => {
    if (!loads.has(source)) {
      loads.set(source, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = source;
        script.onload = resolve;
        script.onerror = () => reject(new Error(source));
        document.head.append(script);
      }));
    }
    return loads.get(source);
  };
})();

// Pages opened from disk may not start a worker. There the search runs in a hidden frame,
// which has a thread's interface if not its thread.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      const inside = frame.contentWindow;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = (...all) =>
        all.reduce((done, one) => done.then(() => load(inside, one)), Promise.resolve());
      this.ready = load(inside, address);
      this.window = inside;
    }
    postMessage(data) {
      this.ready.then(() => this.window.dispatchEvent(new MessageEvent("message", { data })));
    }
    terminate() {
      this.window.frameElement.remove();
    }
  };
  const load = (inside, address) =>
    new Promise((resolve, reject) => {
      const script = inside.document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      inside.document.head.append(script);
    });
}

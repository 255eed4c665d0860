// In the page: the field's library as apps use it (`final`), with every change (`live`) and with soft navigations
// (`soft`), and what the page itself sees of interactions.
(() => {
  const heard = { final: [], live: [], soft: [], late: [] };
  const places = new Map();
  const plain = ['string', 'number', 'boolean'];

  const address = (url) => { try { const { origin, pathname, protocol } = new URL(url); return origin === 'null' ? protocol : origin + pathname; } catch { return url; } };
  const facts = (attribution) => {
    const kept = {};
    for (const [name, value] of Object.entries(attribution)) if (plain.includes(typeof value)) kept[name] = value;
    if (kept.url) kept.url = address(kept.url);
    const { longestScript } = attribution;
    if (longestScript) {
      kept.longestScriptSubpart = longestScript.subpart;
      kept.longestScriptIntersectingDuration = longestScript.intersectingDuration;
      kept.longestScriptInvoker = longestScript.entry.invoker;
      kept.longestScriptInvokerType = longestScript.entry.invokerType;
      kept.longestScriptSourceURL = address(longestScript.entry.sourceURL);
      kept.longestScriptSourceFunctionName = longestScript.entry.sourceFunctionName;
      kept.longestScriptSourceCharPosition = longestScript.entry.sourceCharPosition;
      for (const name of Object.keys(kept)) if (kept[name] === '' || kept[name] === -1) delete kept[name];
    }
    return kept;
  };
  const listen = (into, options) => {
    for (const name of ['LCP', 'INP', 'CLS', 'FCP', 'TTFB']) {
      webVitals[`on${name}`]((metric) => {
        const seen = {
          name, value: metric.value, rating: metric.rating, type: metric.navigationType,
          start: metric.navigationStartTime, attribution: facts(metric.attribution),
        };
        const at = places.get(metric.id);
        if (at === undefined) places.set(metric.id, into.push(seen) - 1); else into[at] = seen;
      }, options);
    }
  };
  listen(heard.final, {});
  listen(heard.live, { reportAllChanges: true });
  listen(heard.soft, { reportSoftNavs: true });

  /** The longest event of each interaction, from 16 ms up. */
  const waits = new Map();
  /** Entries of each type that have come. */
  const come = {};
  let largest;
  const see = (list) => {
    for (const entry of list.getEntries()) {
      if (entry.entryType === 'largest-contentful-paint') largest = entry;
      come[entry.entryType] = (come[entry.entryType] ?? 0) + 1;
      if (entry.interactionId && (entry.entryType === 'event' || entry.entryType === 'first-input')) waits.set(entry.interactionId, Math.max(waits.get(entry.interactionId) ?? 0, entry.duration));
    }
  };
  for (const type of PerformanceObserver.supportedEntryTypes) {
    if (type !== 'mark' && type !== 'measure') new PerformanceObserver(see).observe({ type, buffered: true, durationThreshold: 16 });
  }

  addEventListener('pageshow', (event) => { if (event.persisted) oracle.shows += 1; });

  globalThis.oracle = {
    heard, come, waits,
    /** How often the page came back from memory. */
    shows: 0,
    slowest: () => Math.max(0, ...waits.values()),
    block(ms) { for (const end = performance.now() + ms; performance.now() < end;); },
    painted: () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))); }),
    /** Whether the browser has told of the picture, or whatever has this id. */
    hero: () => largest?.id === 'hero' && largest.size > 50_000,
    /** Another copy of the library, which knows nothing of the first. */
    late: () => new Promise((done) => {
      const script = document.createElement('script');
      script.src = '/library.js?late';
      script.onload = () => { listen(heard.late, {}); oracle.painted().then(done); };
      document.head.append(script);
    }),
  };
})();

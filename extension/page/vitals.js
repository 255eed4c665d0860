// Reads the performance entries the browser kept of this page, reduces them to plain data and gives them as JSON.
//
// Runs in the isolated world by `scripting.executeScript({ files: ['page/vitals.js'] })`; the script's result is a
// promise of the JSON text of a `vitals::Timeline` (src/vitals/timeline.rs), which does all the judging.
// It runs before anything else of ours, so that our own work is not among what it reads.
//
// - The page can replace `performance` and `PerformanceObserver` in its own world, not in this one.
// - Nothing of the page is changed. Nodes become short selectors, addresses lose their query and fragment.
// - Handlers of this file hold the main thread for a few milliseconds in all: lists are capped, see `MOST`.

(() => {
  /** Entries kept of a type. Chromium's own buffers end at 150 or 200; live ones are never read. */
  const MOST = 250;
  /** Buffered entries arrive in the next task; a page that keeps its main thread busy gets this long. */
  const PATIENCE = 100;

  /**
   * An entry with the fields of its type; TypeScript's library does not know all of them yet.
   * @typedef {PerformanceEntry & Record<string, any>} Entry
   * @typedef {{ entries: object[], dropped?: number, supported: boolean }} Buffer
   */

  const started = performance.now();
  let cost = 0;

  // A form with a field named `id` or `parentNode` hides its own property behind it, in this world too.
  const parentOf = /** @type {(this: Node) => Node | null} */ (
    Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get
  );
  const typeOf = /** @type {(this: Node) => number} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType')?.get);
  const nameOf = /** @type {(this: Node) => string} */ (Object.getOwnPropertyDescriptor(Element.prototype, 'localName')?.get);
  const { getAttribute } = Element.prototype;

  /** @type {WeakMap<Node, string>} */
  const known = new WeakMap();

  /**
   * A selector in the manner of web-vitals' `getSelector`: from the nearest id down, classes sorted, about 100
   * characters; unlike there it is escaped, so that `querySelector` takes it.
   * @param {Node | null | undefined} node
   * @returns {string | undefined}
   */
  function selector(node) {
    if (!node) return undefined;
    const remembered = known.get(node);
    if (remembered !== undefined) return remembered;
    let path = '';
    for (let at = /** @type {Node | null} */ (node); at && typeOf.call(at) !== Node.DOCUMENT_NODE; at = parentOf.call(at)) {
      if (typeOf.call(at) === Node.DOCUMENT_FRAGMENT_NODE) break;
      if (typeOf.call(at) !== Node.ELEMENT_NODE) continue;
      const element = /** @type {Element} */ (at);
      const id = getAttribute.call(element, 'id');
      const classes = (getAttribute.call(element, 'class') ?? '').split(/\s+/, 50).filter(Boolean).sort();
      const part = id
        ? `#${CSS.escape(id)}`
        : [CSS.escape(nameOf.call(element)), ...new Set(classes)].map((name, i) => (i ? CSS.escape(name) : name)).join('.');
      if (path.length + part.length > 99) {
        path ||= id || part.length > 300 ? CSS.escape(nameOf.call(element)) : part;
        break;
      }
      path = path ? `${part}>${path}` : part;
      if (id) break;
    }
    known.set(node, path);
    return path || undefined;
  }

  /**
   * An address without what may be secret in it; of `data:` and `blob:` only the scheme.
   * @param {unknown} raw
   * @returns {string | undefined}
   */
  function address(raw) {
    if (typeof raw !== 'string' || !raw) return undefined;
    try {
      const url = new URL(raw.slice(0, 2000));
      return (url.origin === 'null' ? url.protocol : url.origin + url.pathname).slice(0, 300);
    } catch {
      return undefined;
    }
  }

  /** @param {unknown} raw */
  const words = (raw) => (typeof raw === 'string' && raw ? raw.slice(0, 100) : undefined);

  /** @param {DOMRectReadOnly} rect */
  const box = (rect) => [rect.x, rect.y, rect.width, rect.height];

  /** @param {Entry} e */
  const common = (e) => ({ startTime: e.startTime, navigationId: e.navigationId });

  /**
   * When the browser fetched `url`; the page can empty this buffer.
   * @param {string} url
   */
  const fetches = (url) =>
    performance
      .getEntriesByName(url, 'resource')
      .slice(-MOST)
      .map((entry) => {
        const e = /** @type {PerformanceResourceTiming} */ (entry);
        return { startTime: e.startTime, requestStart: e.requestStart, responseEnd: e.responseEnd };
      });

  /** @param {Entry} e */
  const paintedElement = (e) => ({
    ...common(e),
    renderTime: e.renderTime,
    loadTime: e.loadTime,
    size: e.size,
    target: selector(e.element) ?? (e.id ? `#${CSS.escape(e.id)}` : undefined),
    url: address(e.url),
    fetches: e.url ? fetches(e.url) : undefined,
  });

  /** @param {Entry} e */
  const event = (e) => ({
    ...common(e),
    name: e.name,
    duration: e.duration,
    processingStart: e.processingStart,
    processingEnd: e.processingEnd,
    interactionId: e.interactionId,
    target: selector(e.target),
  });

  /**
   * What is kept of an entry of each type.
   * @type {Record<string, (e: Entry) => object>}
   */
  const reduce = {
    'paint': (e) => ({ ...common(e), name: e.name }),
    'largest-contentful-paint': paintedElement,
    'layout-shift': (e) => ({
      ...common(e),
      value: e.value,
      hadRecentInput: e.hadRecentInput,
      sources: (e.sources ?? []).slice(0, 5).map((/** @type {any} */ s) => ({
        target: selector(s.node),
        element: Boolean(s.node) && typeOf.call(s.node) === Node.ELEMENT_NODE,
        previousRect: box(s.previousRect),
        currentRect: box(s.currentRect),
      })),
    }),
    'event': event,
    'first-input': event,
    'visibility-state': (e) => ({ startTime: e.startTime, name: e.name }),
    'soft-navigation': (e) => ({ ...common(e), url: address(e.name), interactionId: e.interactionId }),
    'interaction-contentful-paint': (e) => ({
      ...common(e),
      interactionId: e.interactionId,
      largest: e.largestContentfulPaint ? paintedElement(e.largestContentfulPaint) : undefined,
    }),
    'long-animation-frame': (e) => ({
      ...common(e),
      duration: e.duration,
      styleAndLayoutStart: e.styleAndLayoutStart,
      scripts: [...e.scripts]
        .sort((a, b) => b.duration - a.duration)
        .slice(0, 8)
        .map((s) => ({
          startTime: s.startTime,
          duration: s.duration,
          forcedStyleAndLayoutDuration: s.forcedStyleAndLayoutDuration,
          // The invoker of a script that is being run for the first time is its address.
          invoker: address(s.invoker) ?? words(s.invoker),
          sourceUrl: address(s.sourceURL),
          sourceFunctionName: words(s.sourceFunctionName),
        })),
    }),
    // Always there, and observed last: when it has arrived, so has all that was buffered (see `settled`).
    'navigation': (e) => ({
      ...common(e),
      type: e.type,
      activationStart: e.activationStart,
      redirectCount: e.redirectCount,
      workerStart: e.workerStart,
      fetchStart: e.fetchStart,
      domainLookupStart: e.domainLookupStart,
      connectStart: e.connectStart,
      connectEnd: e.connectEnd,
      requestStart: e.requestStart,
      responseStart: e.responseStart,
      domInteractive: e.domInteractive,
      domContentLoadedEventStart: e.domContentLoadedEventStart,
      domComplete: e.domComplete,
    }),
  };
  const SENTINEL = 'navigation';

  /**
   * Observes one type with its buffer.
   * @param {string} type
   * @param {() => void} arrived
   */
  function watch(type, arrived) {
    /** @type {Entry[]} */
    const entries = [];
    /** @type {number | undefined} */
    let dropped;
    const observer = new PerformanceObserver((list, _, /** @type {any} */ about = undefined) => {
      entries.push(...list.getEntries());
      dropped = about?.droppedEntriesCount ?? dropped;
      arrived();
    });
    const options = { type, buffered: true, durationThreshold: 16 };
    observer.observe(options);
    return () => {
      entries.push(...observer.takeRecords());
      observer.disconnect();
      return { entries: entries.slice(0, MOST), dropped };
    };
  }

  /**
   * Frames count only where a slow interaction ended in them.
   * @param {Entry[]} frames
   * @param {Entry[]} events
   */
  function slowFrames(frames, events) {
    const interactions = events.filter((e) => e.interactionId);
    return frames.filter((f) =>
      interactions.some((e) => f.startTime <= e.startTime + e.duration && f.startTime + f.duration >= e.startTime));
  }

  const supported = PerformanceObserver.supportedEntryTypes;
  /** @type {Map<string, () => { entries: Entry[], dropped?: number }>} */
  const open = new Map();

  /** @type {Promise<void>} */
  const settled = new Promise((done) => {
    // A task more, should the browser deliver to one observer a task; what then still has not come is taken by
    // `takeRecords`, so that only `dropped` can be missing, and Rust knows what that means.
    const soon = () => setTimeout(done);
    for (const type of Object.keys(reduce)) {
      if (supported.includes(type)) open.set(type, watch(type, type === SENTINEL ? soon : () => {}));
    }
    setTimeout(done, PATIENCE);
  });
  cost += performance.now() - started;

  return settled.then(() => {
    const resumed = performance.now();
    /** @type {Record<string, { entries: Entry[], dropped?: number }>} */
    const read = {};
    for (const [type, close] of open) read[type] = close();
    if (read['long-animation-frame']) {
      const events = [...(read['event']?.entries ?? []), ...(read['first-input']?.entries ?? [])];
      read['long-animation-frame'].entries = slowFrames(read['long-animation-frame'].entries, events);
    }

    /** @type {Record<string, Buffer>} */
    const buffers = {};
    for (const [type, keep] of Object.entries(reduce)) {
      const { entries = [], dropped = undefined } = read[type] ?? {};
      buffers[type] = { entries: entries.map(keep), dropped, supported: supported.includes(type) };
    }
    const timeline = {
      now: performance.now(),
      visibility: document.visibilityState,
      prerendering: /** @type {any} */ (document).prerendering === true,
      readyState: document.readyState,
      interactionCount: /** @type {any} */ (performance).interactionCount,
      buffers,
      cost: 0,
    };
    timeline.cost = cost + (performance.now() - resumed);
    return JSON.stringify(timeline);
  });
})();

// Reads the performance entries the browser kept of this page, reduces them to plain data and gives them as JSON.
//
// Runs in the isolated world by `scripting.executeScript({ files: ['page/entries.js', 'page/vitals.js'] })`; its result
// is a promise of the JSON text of a `vitals::Timeline` (src/vitals/timeline.rs), which does all the judging.
// It runs before anything else of ours, so that our own work is not among what it reads.
//
// - The page can replace `performance` and `PerformanceObserver` in its own world, not in this one.
// - Nothing of the page is changed; `entries.js` says what is kept of an entry.
// - Handlers of this file hold the main thread for a few milliseconds in all: lists are capped, see `MOST`.

(() => {
  /** Entries kept of a type. Chromium's own buffers end at 150 or 200; live ones are never read. */
  const MOST = 250;
  /** Buffered entries arrive in the next task; a page that keeps its main thread busy gets this long. */
  const PATIENCE = 100;

  /**
   * @typedef {import('../protocol-entries').Entry} Entry
   * @typedef {{ entries: object[], dropped?: number, supported: boolean }} Buffer
   */

  const started = performance.now();
  let cost = 0;

  /** Always there, and observed last: when it has arrived, so has all that was buffered. */
  const SENTINEL = 'navigation';
  const { reduce, address } = /** @type {import('../protocol-entries').Entries} */ (/** @type {any} */ (globalThis).premortemEntries);

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
   * A property of the document. An image of that name hides it behind itself, in this world too.
   * @param {string} name
   */
  const own = (name) => Object.getOwnPropertyDescriptor(Document.prototype, name)?.get?.call(document);

  /** What can be told of this frame and of those within it. */
  function frames() {
    const within = [...Document.prototype.querySelectorAll.call(document, 'iframe, frame')].map((frame) => {
      const { src, contentDocument } = /** @type {HTMLIFrameElement} */ (frame);
      return { url: address(src) ?? '', reachable: contentDocument !== null };
    });
    return { url: address(location.href), share: share(), within: within.slice(0, MOST) };
  }

  /** How much of the page's viewport this frame covers, 0 to 1; `undefined` where a frame around it keeps us out. */
  function share() {
    try {
      let [left, above, right, below] = [0, 0, innerWidth, innerHeight];
      for (let here = /** @type {Window} */ (window); here !== here.parent; here = here.parent) {
        const frame = here.frameElement;
        if (!frame) return undefined;
        const { innerWidth: width, innerHeight: height } = here.parent;
        const { x, y } = frame.getBoundingClientRect();
        const [dx, dy] = [x + frame.clientLeft, y + frame.clientTop];
        [left, right] = [Math.max(left + dx, 0), Math.min(right + dx, width)];
        [above, below] = [Math.max(above + dy, 0), Math.min(below + dy, height)];
      }
      const { innerWidth: width, innerHeight: height } = window.top ?? window;
      const area = Math.max(right - left, 0) * Math.max(below - above, 0);
      return width * height > 0 ? area / (width * height) : undefined;
    } catch {
      return undefined;
    }
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

    /** @type {Record<string, Buffer>} */
    const buffers = {};
    for (const [type, keep] of Object.entries(reduce)) {
      const { entries = [], dropped = undefined } = read[type] ?? {};
      buffers[type] = { entries: entries.map(keep), dropped, supported: supported.includes(type) };
    }
    const timeline = {
      now: performance.now(),
      timeOrigin: performance.timeOrigin,
      visibility: own('visibilityState'),
      prerendering: own('prerendering') === true,
      readyState: own('readyState'),
      wasDiscarded: own('wasDiscarded') === true,
      activation: /** @type {any} */ (globalThis).navigation?.activation?.navigationType,
      interactionCount: /** @type {any} */ (performance).interactionCount,
      buffers,
      ...frames(),
      cost: 0,
    };
    timeline.cost = cost + (performance.now() - resumed);
    return JSON.stringify(timeline);
  });
})();

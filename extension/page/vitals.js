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
  const { reduce } = /** @type {import('../protocol-entries').Entries} */ (/** @type {any} */ (globalThis).premortemEntries);

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

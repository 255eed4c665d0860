// Watches a page as it is used: every entry from now on goes to the panel, reduced to plain data, in batches.
//
// Runs in the isolated world after `entries.js`: injected when somebody presses "Watch live", or registered for the next
// load (`document_start`), and then sees everything from the beginning. It says hello, the panel opens a port
// (`premortem/live`), and when the port goes, because the panel was closed, it ends. A batch is JSON of a
// `vitals::Timeline` that holds only what is new.
//
// - The app must not feel it. Observers only put entries aside; they are reduced when the browser is idle, a few
//   milliseconds at a time. What waits is bounded, and what is lost is said.
// - An entry forgets its element when that leaves the document, and many an element leaves because it was pressed. So its
//   selector is written down when the press arrives, before the app hears of it: some microseconds, once an element.

(() => {
  const world = /** @type {{ premortemLive?: () => void, premortemEntries?: import('../protocol-entries').Entries }} */ (
    globalThis
  );
  const { reduce, selector, number } = /** @type {import('../protocol-entries').Entries} */ (world.premortemEntries);
  // A panel that was closed and opened again starts anew: the browser's own buffers tell what was before.
  world.premortemLive?.();

  /** @typedef {import('../protocol-entries').Entry} Entry */

  /** Entries that wait to be reduced; a page that is never idle may make more. */
  const MOST_WAITING = 3000;
  /** Reduced entries that wait to be sent. */
  const MOST_READY = 200;
  /** How long we hold the page's thread at a time, in milliseconds. */
  const SLICE = 2;
  /** From one batch to the next, in milliseconds. */
  const PACE = 250;
  /** A page that is not idle for so long is asked for a slice all the same; in milliseconds. */
  const IMPATIENCE = 1_000;
  /** Nobody listens who has not come by then; in milliseconds. */
  const PATIENCE = 20_000;
  /** Presses whose element is remembered. */
  const MOST_PRESSES = 200;
  /** Together with what follows from them, all that can be a press. */
  const PRESSES = ['pointerdown', 'keydown', 'click'];

  const supported = PerformanceObserver.supportedEntryTypes;
  const types = Object.keys(reduce).filter((type) => supported.includes(type));

  // Nothing is there yet that could have been pressed: all there will ever be is seen.
  let from = document.body === null && document.readyState === 'loading' ? 0 : performance.now();
  /** @type {{ type: string, entry: Entry }[]} */
  let waiting = [];
  /** @type {Record<string, object[]>} */
  let ready = {};
  let readied = 0;
  /** Whether the number of interactions may be another one, even where all were too quick to have entries. */
  let touched = false;
  /** What is not among the entries: the browser's buffer was full, or ours. @type {Record<string, number>} */
  let dropped = {};
  /** By their time stamp, which their entries share. @type {Map<number, { target?: string, node?: number }>} */
  const presses = new Map();
  /** @type {PerformanceObserver[]} */
  const observers = [];
  /** @type {chrome.runtime.Port | undefined} */
  let port;
  let cost = 0;
  let scheduled = false;
  let sent = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let over = false;

  /** @param {Event} event */
  const pressed = (event) => {
    // The page may make as many of its own as it likes.
    if (!event.isTrusted) return;
    const began = performance.now();
    const target = /** @type {Node} */ (event.target);
    presses.set(event.timeStamp, { target: selector(target), node: number(target) });
    touched = true;
    schedule();
    if (presses.size > MOST_PRESSES) presses.delete(/** @type {number} */ (presses.keys().next().value));
    cost += performance.now() - began;
  };

  /**
   * @param {string} type
   * @param {Entry[]} entries
   * @param {number} [lost]
   */
  const take = (type, entries, lost) => {
    const began = performance.now();
    const room = Math.max(0, MOST_WAITING - waiting.length);
    for (let i = 0; i < entries.length && i < room; i++) waiting.push({ type, entry: entries[i] });
    const more = Math.max(0, entries.length - room);
    // Not every event is known any more from where we began: only from here on.
    if (more && type === 'event') from = performance.now();
    if (more || lost !== undefined) dropped[type] = (dropped[type] ?? 0) + (lost ?? 0) + more;
    schedule();
    cost += performance.now() - began;
  };

  const schedule = () => {
    if (scheduled || over) return;
    scheduled = true;
    requestIdleCallback(idle, { timeout: IMPATIENCE });
  };

  /** @param {IdleDeadline} deadline */
  const idle = (deadline) => {
    scheduled = false;
    if (over) return;
    const began = performance.now();
    // Reducing and sending are a slice each.
    if (waiting.length && readied < MOST_READY) {
      work(began + (deadline.didTimeout ? SLICE : Math.min(SLICE, deadline.timeRemaining())));
      schedule();
    } else {
      send();
    }
    cost += performance.now() - began;
  };

  /** @param {number} end when to stop; one entry is always done */
  const work = (end) => {
    let at = 0;
    while (at < waiting.length && readied < MOST_READY) {
      const { type, entry } = waiting[at++];
      const kept = /** @type {Record<string, any>} */ (reduce[type](entry));
      if (kept.target === undefined && (type === 'event' || type === 'first-input')) {
        Object.assign(kept, presses.get(entry.startTime));
      }
      (ready[type] ??= []).push(kept);
      readied += 1;
      if (performance.now() >= end) break;
    }
    waiting.splice(0, at);
  };

  /** Sends what is ready, unless the last batch was sent a moment ago; then later. */
  const send = () => {
    if (!port || over || !(readied || touched)) return;
    const rest = sent + PACE - performance.now();
    if (rest > 0) {
      timer ??= setTimeout(() => {
        timer = undefined;
        schedule();
      }, rest);
      return;
    }
    post(false);
    if (waiting.length) schedule();
  };

  /** @param {boolean} flushed whether it is the answer to being asked for all there is */
  const post = (flushed) => {
    if (!port) return;
    sent = performance.now();
    /** @type {Record<string, object>} */
    const buffers = {};
    for (const type of Object.keys(reduce)) {
      buffers[type] = { entries: ready[type] ?? [], dropped: dropped[type], supported: types.includes(type) };
    }
    ready = {};
    readied = 0;
    touched = false;
    dropped = {};
    const batch = JSON.stringify({
      now: sent,
      visibility: document.visibilityState,
      prerendering: /** @type {any} */ (document).prerendering === true,
      readyState: document.readyState,
      interactionCount: /** @type {any} */ (performance).interactionCount,
      watchedFrom: from,
      buffers,
      cost,
    });
    cost = 0;
    port.postMessage({ batch, flushed });
  };

  /** All there is, at once: somebody waits for it, or the page goes. */
  const flush = () => {
    const began = performance.now();
    for (const [at, observer] of observers.entries()) take(types[at], observer.takeRecords());
    while (waiting.length) {
      work(Infinity);
      if (readied >= MOST_READY) post(false);
    }
    cost += performance.now() - began;
    post(true);
  };
  const hidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };

  /** @param {chrome.runtime.Port} opened */
  const connected = (opened) => {
    if (opened.name !== 'premortem/live' || opened.sender?.id !== browser.runtime.id || port) return;
    clearTimeout(patience);
    port = opened;
    port.onDisconnect.addListener(stop);
    port.onMessage.addListener(flush);
    schedule();
  };

  const stop = () => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    clearTimeout(patience);
    for (const observer of observers) observer.disconnect();
    for (const press of PRESSES) window.removeEventListener(press, pressed, true);
    document.removeEventListener('visibilitychange', hidden, true);
    window.removeEventListener('pagehide', flush, true);
    waiting = [];
    ready = {};
    presses.clear();
    if (world.premortemLive === stop) world.premortemLive = undefined;
    try {
      browser.runtime.onConnect.removeListener(connected);
      port?.disconnect();
    } catch {
      // The extension was updated meanwhile: there is nobody left to tell.
    }
  };
  world.premortemLive = stop;
  const patience = setTimeout(stop, PATIENCE);

  for (const type of types) {
    const observer = new PerformanceObserver((list, _, /** @type {any} */ about = undefined) => {
      take(type, list.getEntries(), about?.droppedEntriesCount);
    });
    const options = { type, buffered: true, durationThreshold: 16 };
    observer.observe(options);
    observers.push(observer);
  }
  for (const press of PRESSES) window.addEventListener(press, pressed, { capture: true, passive: true });
  document.addEventListener('visibilitychange', hidden, true);
  window.addEventListener('pagehide', flush, true);
  browser.runtime.onConnect.addListener(connected);
  // Nobody may listen: the panel was closed, and these scripts are still registered for a moment.
  browser.runtime.sendMessage({ type: 'live' }).catch(() => {});
})();

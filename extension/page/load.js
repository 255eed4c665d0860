// Reads what the browser still knows of the requests that made this page, and gives it as JSON.
//
// Runs in the isolated world after `entries.js` and `vitals.js`; the result is a promise of JSON for `load::Load`
// (src/load/mod.rs), which lacks only what the panel asks the server for.
//
// - Nothing goes over the network: headers and the texts of scripts come out of the browser's cache
//   (`only-if-cached`, https://fetch.spec.whatwg.org/#concept-request-cache-mode), or not at all. Where a service worker
//   stands between page and cache even that is left out: it would be woken and could do anything.
// - What we read leaves entries of its own; `asked` remembers them, so that no later audit takes them for the app's.

(() => {
  /** @typedef {PerformanceResourceTiming & Record<string, any>} Resource */

  /** Requests read; the browser itself keeps 250 unless the page asks for more. */
  const MOST = 1500;
  /** Answers looked up in the cache, the largest first. */
  const MOST_CACHED = 120;
  /** Characters of scripts that are looked into, in all. */
  const MOST_SCRIPT = 6_000_000;
  /** Milliseconds after which we go on with what we have. */
  const PATIENCE = 3_000;

  const world = /** @type {{ premortemAsked?: { name: string, from: number, to: number }[],
   *   premortemEntries?: import('../protocol-entries').Entries }} */ (globalThis);
  const { address, key } = /** @type {import('../protocol-entries').Entries} */ (world.premortemEntries);
  const asked = world.premortemAsked ??= [];
  const began = performance.now();

  /** @param {Resource} entry */
  const ours = (entry) =>
    asked.some((one) => one.name === entry.name && entry.startTime >= one.from && entry.startTime <= one.to);

  /** @param {string} name */
  function params(name) {
    try {
      return [...new Set(new URL(name).searchParams.keys())].slice(0, 20).map((one) => one.slice(0, 50)).sort();
    } catch {
      return [];
    }
  }

  /** @param {string} name */
  function sameOrigin(name) {
    try {
      return new URL(name).origin === location.origin;
    } catch {
      return false;
    }
  }

  /** @param {Resource} e */
  const request = (e) => ({
    key: key(e.name),
    url: address(e.name) ?? '',
    params: params(e.name),
    initiator: e.initiatorType,
    startTime: e.startTime,
    requestStart: e.requestStart,
    responseStart: e.responseStart,
    responseEnd: e.responseEnd,
    redirectEnd: e.redirectEnd,
    transferSize: e.transferSize,
    encodedSize: e.encodedBodySize,
    decodedSize: e.decodedBodySize,
    renderBlocking: e.renderBlockingStatus === 'blocking',
    contentType: e.contentType ?? '',
    contentEncoding: e.contentEncoding ?? '',
    status: e.responseStatus ?? 0,
    protocol: e.nextHopProtocol,
    delivery: e.deliveryType ?? '',
    navigationId: e.navigationId,
    sameOrigin: sameOrigin(e.name),
    /** @type {object | undefined} */
    caching: undefined,
  });

  /** @param {Record<string, any> | undefined} e the navigation entry */
  const documentOf = (e) => e && ({
    url: address(e.name),
    redirectCount: e.redirectCount,
    redirectStart: e.redirectStart,
    redirectEnd: e.redirectEnd,
    requestStart: e.requestStart,
    responseStart: e.responseStart,
    finalResponseHeadersStart: e.finalResponseHeadersStart ?? 0,
    responseEnd: e.responseEnd,
    domContentLoaded: e.domContentLoadedEventEnd,
    loadEvent: e.loadEventEnd,
    transferSize: e.transferSize,
    encodedSize: e.encodedBodySize,
    decodedSize: e.decodedBodySize,
    contentEncoding: e.contentEncoding ?? '',
    type: e.type,
    serviceWorker: e.workerStart > 0,
    serverTiming: (e.serverTiming ?? []).slice(0, 20).map((/** @type {any} */ one) => ({
      name: String(one.name).slice(0, 50), duration: one.duration,
    })),
  });

  /**
   * The answer as the cache holds it.
   * @param {string} name
   * @param {AbortSignal} signal
   */
  async function cached(name, signal) {
    const mark = { name, from: performance.now(), to: Infinity };
    asked.push(mark);
    try {
      return await fetch(name, { cache: 'only-if-cached', mode: 'same-origin', redirect: 'error', signal });
    } catch {
      return null;
    } finally {
      mark.to = performance.now();
    }
  }

  /** @param {Headers} headers */
  const caching = (headers) => ({
    cacheControl: headers.get('cache-control')?.slice(0, 300) ?? '',
    validator: headers.has('etag') || headers.has('last-modified'),
    expires: headers.has('expires'),
    vary: headers.get('vary')?.slice(0, 200) ?? '',
  });

  const entries = /** @type {Resource[]} */ (performance.getEntriesByType('resource'))
    .filter((entry) => !ours(entry));
  const requests = entries.slice(0, MOST).map(request);
  /** @type {{ key: number | undefined, text: string }[]} */
  const scripts = [];

  async function readCache() {
    if (navigator.serviceWorker?.controller) return;
    const signal = AbortSignal.timeout(PATIENCE);
    const wanted = requests
      .map((one, at) => ({ one, name: entries[at].name }))
      .filter(({ one }) => one.sameOrigin && one.status === 200 && !/^(fetch|xmlhttprequest|beacon)$/.test(one.initiator))
      .sort((a, b) => b.one.encodedSize - a.one.encodedSize)
      .slice(0, MOST_CACHED);
    let room = MOST_SCRIPT;
    const seen = new Set();
    for (const { one, name } of wanted) {
      if (signal.aborted || performance.now() - began > PATIENCE) return;
      if (seen.has(name)) continue;
      seen.add(name);
      const answer = await cached(name, signal);
      if (answer === null) continue;
      one.caching = caching(answer.headers);
      if (/javascript/.test(answer.headers.get('content-type') ?? '') && one.decodedSize <= room) {
        const text = await answer.text().catch(() => '');
        room -= text.length;
        if (text) scripts.push({ key: one.key, text });
      } else {
        await answer.body?.cancel().catch(() => {});
      }
    }
  }

  return readCache().then(() => JSON.stringify({
    document: documentOf(performance.getEntriesByType('navigation')[0]),
    requests,
    dropped: Math.max(0, entries.length - MOST),
    scripts,
  }));
})();

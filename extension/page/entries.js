// What is kept of the performance entries of this page: plain data, without anything secret or large.
//
// Runs in the isolated world before the scripts that read entries, and in the panel for its `key`. They share it as `premortemEntries`; content scripts can
// share nothing but globals. It reads and changes nothing until it is asked.
//
// - Nodes become short selectors and numbers: the collector finds a node's number in `numberOf` and writes it down, so
//   that the core knows which element of the snapshot an entry is about.
// - Addresses lose their query and fragment; `key` still tells apart those that differed only there.

(() => {
  const world = /** @type {{ premortemEntries?: import('../protocol-entries').Entries }} */ (globalThis);
  // A second audit of the same document goes on with the same numbers.
  if (world.premortemEntries) return;

  /** Requests kept of one address. */
  const MOST = 250;

  /** @typedef {import('../protocol-entries').Entry} Entry */

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

  /** @type {WeakMap<Node, number>} */
  const numbers = new WeakMap();
  let last = 0;

  /**
   * A number for the element, or for the one around a text.
   * @param {Node | null | undefined} node
   * @returns {number | undefined}
   */
  function number(node) {
    const element = node && typeOf.call(node) === Node.ELEMENT_NODE ? node : node && parentOf.call(node);
    if (!element) return undefined;
    let own = numbers.get(element);
    if (own === undefined) numbers.set(element, own = ++last);
    return own;
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

  /**
   * FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of UTF-16 units.
   * @param {number} hash
   * @param {number} unit
   */
  const fnv = (hash, unit) => Math.imul(hash ^ unit, 0x01000193);

  /**
   * A number that is the same for the same address, query included, and tells nothing about it: 53 bits, 32 of the
   * address read forwards and 21 of it read backwards.
   * @param {unknown} raw
   * @returns {number | undefined}
   */
  function key(raw) {
    if (typeof raw !== 'string' || !raw) return undefined;
    let [forwards, backwards] = [0x811c9dc5, 0x811c9dc5];
    for (let i = 0; i < raw.length; i++) {
      forwards = fnv(forwards, raw.charCodeAt(i));
      backwards = fnv(backwards, raw.charCodeAt(raw.length - 1 - i));
    }
    return (backwards >>> 11) * 2 ** 32 + (forwards >>> 0);
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
    node: number(e.element),
    url: address(e.url),
    key: key(e.url),
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
    node: number(e.target),
  });

  /** @param {Entry} e */
  const interactionPaint = (e) => ({
    ...common(e),
    duration: e.duration,
    interactionId: e.interactionId,
    largest: e.largestContentfulPaint ? paintedElement(e.largestContentfulPaint) : undefined,
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
        node: number(s.node),
        element: Boolean(s.node) && typeOf.call(s.node) === Node.ELEMENT_NODE,
        previousRect: box(s.previousRect),
        currentRect: box(s.currentRect),
      })),
    }),
    'event': event,
    'first-input': event,
    'visibility-state': (e) => ({ startTime: e.startTime, name: e.name }),
    'soft-navigation': (e) => {
      const largest = e.getLargestInteractionContentfulPaint?.();
      return {
        ...common(e),
        duration: e.duration,
        paintTime: e.paintTime,
        presentationTime: e.presentationTime,
        url: address(e.name),
        interactionId: e.interactionId,
        largest: largest ? interactionPaint(largest) : undefined,
      };
    },
    'interaction-contentful-paint': interactionPaint,
    'long-animation-frame': (e) => ({
      ...common(e),
      duration: e.duration,
      renderStart: e.renderStart,
      styleAndLayoutStart: e.styleAndLayoutStart,
      blockingDuration: e.blockingDuration,
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
          sourceCharPosition: s.sourceCharPosition >= 0 ? s.sourceCharPosition : undefined,
          invokerType: words(s.invokerType),
        })),
    }),
    'navigation': (e) => ({
      ...common(e),
      type: e.type,
      url: address(e.name),
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

  world.premortemEntries = {
    reduce, selector, number, address, key,
    /** @param {Node} node */
    numberOf: (node) => numbers.get(node),
  };
})();

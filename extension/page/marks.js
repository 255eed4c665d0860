// Draws numbered outlines around elements of the page, in the isolated world, and takes them away again.
//
// Inject it with `scripting.executeScript({ target: { tabId }, files: ['page/marks.js'] })`, as often as you like, then
// call it with `scripting.executeScript({ target: { tabId }, func, args })`, where `func` uses:
//
//   premortemMarks.show(targets, focus?)  Marks these and only these; gives how many were found. `focus` is the number
//                                         of the one to bring into view and to stress.
//   premortemMarks.clear()                Removes every trace; gives how many were marked.
//
// A target is located anew each time by what a report keeps of it, so nothing has to be remembered between calls:
//   { number, label, frame, shadowPath: string[], selector }
// `frame` is the address of the document it is in (empty: the top one), `shadowPath` the selectors of the shadow hosts
// to go through, the outermost first.
//
// When the panel goes away the marks should too: let it hold `tabs.connect(tabId, { name: 'premortem-marks' })` open.
//
// All of it hangs below one element in the top layer, in a closed shadow root, styled through CSSOM alone, so that it
// works under any policy and the page's style sheets don't reach it. It takes no clicks and is hidden from assistive
// technology, which is told of findings by the panel.

(() => {
  /**
   * @typedef {{ number: number, label: string, frame?: string, shadowPath?: string[], selector: string }} Target
   * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
   * @typedef {{ document: Document, frames: HTMLIFrameElement[] }} Place
   * @typedef {{ element: Element, clips: Element[], frames: HTMLIFrameElement[], box: HTMLElement, tag: HTMLElement, focused: boolean }} Mark
   * @typedef {{ show(targets: Target[], focus?: number): number, clear(): number }} Marks
   */
  const world = /** @type {{ premortemMarks?: Marks, browser: any }} */ (/** @type {unknown} */ (globalThis));
  if (world.premortemMarks) return;
  const { browser } = world;
  const HTML = 'http://www.w3.org/1999/xhtml';

  const PORT = 'premortem-marks';
  const MOST = 200;
  /** Animations and content that moves without any event are caught up with at this pace, in milliseconds. */
  const PACE = 300;
  /** How far the outline lies outside of the element, and how far at least within the window, in pixels. */
  const OUT = 4;
  const EDGE = 3;

  const STYLE = `
    :host { color-scheme: light; }
    .box, .tag { position: fixed; left: 0; top: 0; box-sizing: border-box; pointer-events: none; }
    .box { border: 2px solid #fff; outline: 2px solid #14181f; border-radius: 3px; }
    .tag {
      display: flex; gap: 6px; max-width: 240px; padding: 2px 8px 2px 2px; border: 1px solid #fff; outline: 1px solid #14181f;
      border-radius: 10px; background: #14181f; color: #fff; font: 500 12px/16px system-ui, sans-serif; letter-spacing: 0;
    }
    .number {
      min-width: 16px; padding: 0 4px; box-sizing: border-box; border-radius: 8px; background: #fff; color: #14181f;
      text-align: center; font-weight: 700; font-variant-numeric: tabular-nums;
    }
    .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .focused.box { border-width: 3px; outline-width: 3px; }
    .focused.tag { z-index: 1; }
    .gone { visibility: hidden; }
    @media (forced-colors: active) {
      .box { border-color: Canvas; outline-color: Highlight; }
      .tag { forced-color-adjust: none; border-color: Canvas; outline-color: CanvasText; background: Canvas; color: CanvasText; }
      .number { background: Highlight; color: HighlightText; }
    }
    @media print { .box, .tag { display: none; } }`;

  // Forms with a field of that name hide their own methods behind it, in this world too.
  const { getBoundingClientRect, scrollIntoView } = Element.prototype;
  const parentOf = /** @type {(this: Node) => Node | null} */ (
    Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get
  );
  /** @param {Element} element */
  const rectOf = (element) => getBoundingClientRect.call(element);

  /** @type {{ host: HTMLElement, marks: Mark[], stop: AbortController, observer: ResizeObserver, pace: number } | null} */
  let shown = null;
  let scheduled = false;

  /**
   * The documents that can be reached from the top one, with the frames that lead there.
   * @param {Document} top
   * @param {boolean} deep Also through shadow roots; that means to look at every element.
   * @param {HTMLIFrameElement[]} frames
   * @returns {Place[]}
   */
  function documents(top, deep, frames = []) {
    const all = [{ document: top, frames }];
    for (const root of deep ? [top, ...shadows(top)] : [top]) {
      for (const frame of root.querySelectorAll('iframe, frame')) {
        const inner = /** @type {HTMLIFrameElement} */ (frame);
        if (inner.contentDocument) all.push(...documents(inner.contentDocument, deep, [...frames, inner]));
      }
    }
    return all;
  }

  /**
   * The shadow roots below that belong to custom elements, open and closed. To ask every element takes too long.
   * @param {Document | ShadowRoot} root
   * @returns {ShadowRoot[]}
   */
  function shadows(root) {
    const all = [];
    for (const element of customElements(root)) {
      const inner = shadowOf(element);
      if (inner) all.push(inner, ...shadows(inner));
    }
    return all;
  }

  /**
   * XPath finds them some ten times faster than looking at every name, but does not know shadow roots.
   * @param {Document | ShadowRoot} root
   * @returns {Element[]}
   */
  function customElements(root) {
    if (root.nodeType !== Node.DOCUMENT_NODE) return [...root.querySelectorAll('*')].filter((e) => e.localName.includes('-'));
    const found = /** @type {Document} */ (root).evaluate(
      '//*[contains(local-name(), "-")]', root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    return Array.from({ length: found.snapshotLength }, (_, i) => /** @type {Element} */ (found.snapshotItem(i)));
  }

  /**
   * @param {Element} element
   * @returns {ShadowRoot | null}
   */
  function shadowOf(element) {
    // Elements of a frame are of another realm, so `instanceof` does not know them.
    return element.namespaceURI === HTML ? (browser.dom.openOrClosedShadowRoot(element) ?? null) : null;
  }

  /** @param {string} url */
  const withoutFragment = (url) => url.split('#', 1)[0] ?? '';

  /**
   * @param {Document | ShadowRoot} root
   * @param {Target} target
   * @returns {Element[]}
   */
  function within(root, target) {
    try {
      /** @type {Document | ShadowRoot | null} */
      let at = root;
      for (const selector of target.shadowPath ?? []) {
        const host = /** @type {Element | null} */ (at.querySelector(selector));
        at = host && shadowOf(host);
        if (!at) return [];
      }
      return [...at.querySelectorAll(target.selector)];
    } catch {
      return []; // no selector
    }
  }

  /**
   * The element a target speaks of, in the documents of that address.
   * @param {Target} target
   * @param {Place[]} places
   */
  function locate(target, places) {
    const address = withoutFragment(target.frame ?? '');
    for (const { document: at, frames } of places) {
      if (address ? withoutFragment(at.URL) !== address : at !== document) continue;
      const [element] = within(at, target);
      if (element) return { element, frames };
    }
    return null;
  }

  /**
   * A client-side route changes the address of the top document under our feet: if no document has the target's
   * address any more, the top one will do, as long as nothing in it is ambiguous.
   * @param {Target} target
   * @param {Place[]} places
   */
  function guess(target, places) {
    const address = withoutFragment(target.frame ?? '');
    if (places.some((place) => withoutFragment(place.document.URL) === address)) return null;
    const [element, another] = within(document, target);
    return element && !another ? { element, frames: [] } : null;
  }

  /**
   * The ancestors that cut off what they scroll.
   * @param {Element} element
   */
  function clips(element) {
    const found = [];
    for (let at = /** @type {Element | null} */ (element); at; at = parent(at)) {
      const style = getComputedStyle(at);
      if (at !== element && style.overflow !== 'visible' && at.localName !== 'html' && at.localName !== 'body') found.push(at);
      if (style.position === 'fixed') break;
    }
    return found;
  }

  /**
   * @param {Element} element
   * @returns {Element | null}
   */
  function parent(element) {
    if (element.assignedSlot) return element.assignedSlot;
    const up = parentOf.call(element);
    if (up?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return /** @type {ShadowRoot} */ (up).host ?? null;
    return up?.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (up) : null;
  }

  /**
   * @param {Box} a
   * @param {Box} b
   * @returns {Box}
   */
  const overlap = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  /** @param {Box} box */
  const isEmpty = (box) => box.right <= box.left || box.bottom <= box.top;

  /**
   * What can be seen of an element, in pixels of the top window.
   * @param {Mark} mark
   * @returns {Box | null}
   */
  function seen(mark) {
    /** @type {Box} */
    let box = rectOf(mark.element);
    for (const clip of mark.clips) box = overlap(box, rectOf(clip));
    for (const frame of [...mark.frames].reverse()) {
      const outer = rectOf(frame);
      const scaleX = frame.offsetWidth ? outer.width / frame.offsetWidth : 1;
      const scaleY = frame.offsetHeight ? outer.height / frame.offsetHeight : 1;
      const style = getComputedStyle(frame);
      const x = outer.left + (frame.clientLeft + parseFloat(style.paddingLeft)) * scaleX;
      const y = outer.top + (frame.clientTop + parseFloat(style.paddingTop)) * scaleY;
      const moved = {
        left: x + box.left * scaleX,
        top: y + box.top * scaleY,
        right: x + box.right * scaleX,
        bottom: y + box.bottom * scaleY,
      };
      box = overlap(moved, outer);
    }
    return isEmpty(box) ? null : box;
  }

  /**
   * Where a label goes: outside the element, on no other label and best on no other marked element, as far as there
   * is room.
   * @param {Box} box
   * @param {{ width: number, height: number }} size
   * @param {Box[]} taken
   * @param {Box[]} others
   */
  function place(box, { width, height }, taken, others) {
    const room = { left: 2, top: 2, right: innerWidth - 2, bottom: innerHeight - 2 };
    const spots = [
      [box.left, box.top - height - 2],
      [box.left, box.bottom + 2],
      [box.right - width, box.top - height - 2],
      [box.right - width, box.bottom + 2],
      [box.right + 2, box.top],
      [box.left - width - 2, box.top],
    ].map(([left = 0, top = 0]) => ({ left, top, right: left + width, bottom: top + height }));
    const fits = spots.filter((s) => s.left >= room.left && s.top >= room.top && s.right <= room.right && s.bottom <= room.bottom);
    const free = fits.filter((spot) => taken.every((other) => isEmpty(overlap(spot, other))));
    const best = free.find((spot) => others.every((other) => isEmpty(overlap(spot, other)))) ?? free[0] ?? fits[0];
    if (best) return best;
    // An element that fills the window leaves no room beside it: the corner then.
    const left = Math.min(Math.max(box.left, room.left), room.right - width);
    const top = Math.min(Math.max(box.top, room.top), room.bottom - height);
    return { left, top, right: left + width, bottom: top + height };
  }

  /**
   * The outline of a box; where the element ends at the edge of the window, the outline stays within.
   * @param {Box} box
   * @returns {Box}
   */
  const around = (box) => ({
    left: box.left < 0 ? box.left - OUT : Math.max(box.left - OUT, EDGE),
    top: box.top < 0 ? box.top - OUT : Math.max(box.top - OUT, EDGE),
    right: box.right > innerWidth ? box.right + OUT : Math.min(box.right + OUT, innerWidth - EDGE),
    bottom: box.bottom > innerHeight ? box.bottom + OUT : Math.min(box.bottom + OUT, innerHeight - EDGE),
  });

  /** Puts every mark where its element is now: first all reading, then all writing. */
  function draw() {
    scheduled = false;
    if (!shown) return;
    const boxes = shown.marks.map(seen);
    const sizes = shown.marks.map(({ tag }) => ({ width: tag.offsetWidth, height: tag.offsetHeight }));
    /** @type {Box[]} */
    const taken = [];
    // One that holds others is no obstacle: there would be no room left.
    const others = boxes.filter((box) => box !== null).filter((box) => box.bottom - box.top < innerHeight / 2);
    shown.marks.forEach(({ box, tag }, i) => {
      const at = boxes[i];
      const size = sizes[i] ?? { width: 0, height: 0 };
      const visible = at && at.right > 0 && at.bottom > 0 && at.left < innerWidth && at.top < innerHeight;
      box.classList.toggle('gone', !visible);
      tag.classList.toggle('gone', !visible);
      if (!visible) return;
      const grown = around(at);
      box.style.transform = `translate(${grown.left}px, ${grown.top}px)`;
      box.style.width = `${grown.right - grown.left}px`;
      box.style.height = `${grown.bottom - grown.top}px`;
      const outside = { left: grown.left, top: grown.top - 2, right: grown.right, bottom: grown.bottom + 2 };
      const spot = place(outside, size, taken, others);
      taken.push(spot);
      tag.style.transform = `translate(${spot.left}px, ${spot.top}px)`;
    });
  }

  function schedule() {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(draw);
  }

  /**
   * An element of ours; never of the page's making.
   * @param {string} classes
   * @param {string} [text]
   */
  function make(classes, text) {
    const element = /** @type {HTMLElement} */ (document.createElementNS(HTML, 'div'));
    element.className = classes;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /**
   * @param {Target[]} targets
   * @param {number} [focus]
   */
  function show(targets, focus) {
    clear();
    const near = documents(document, false);
    /** @type {Place[] | undefined} */
    let far;
    const host = make('');
    for (const [name, value] of Object.entries({
      all: 'initial', position: 'fixed', inset: '0', width: '0', height: '0', overflow: 'visible', display: 'block',
      'pointer-events': 'none',
    })) host.style.setProperty(name, value, 'important');
    host.setAttribute('aria-hidden', 'true');
    host.setAttribute('data-premortem-marks', '');
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];

    const stop = new AbortController();
    const observer = new ResizeObserver(schedule);
    observer.observe(document.documentElement);
    /** @type {Mark[]} */
    const marks = [];
    for (const target of targets.slice(0, MOST)) {
      const found = locate(target, near) ?? locate(target, (far ??= documents(document, true))) ?? guess(target, far);
      if (!found) continue;
      const focused = target.number === focus;
      const box = make(focused ? 'box focused' : 'box');
      const tag = make(focused ? 'tag focused' : 'tag');
      tag.append(make('number', String(target.number)), make('label', target.label));
      root.append(box, tag);
      observer.observe(found.element);
      marks.push({ ...found, clips: clips(found.element), box, tag, focused });
    }
    if (!marks.length) {
      observer.disconnect();
      return 0;
    }

    document.documentElement.append(host);
    host.popover = 'manual';
    // Above the page's own dialogs and popovers, whatever their z-index.
    host.showPopover();
    for (const view of new Set([window, ...marks.map(({ element }) => element.ownerDocument.defaultView ?? window)])) {
      view.addEventListener('scroll', schedule, { capture: true, passive: true, signal: stop.signal });
      view.addEventListener('resize', schedule, { passive: true, signal: stop.signal });
    }
    shown = { host, marks, stop, observer, pace: setInterval(schedule, PACE) };
    const focused = marks.find((mark) => mark.focused);
    if (focused) bringIntoView(focused);
    draw();
    return marks.length;
  }

  /** @param {Mark} mark */
  function bringIntoView(mark) {
    const box = seen(mark);
    const whole = rectOf(mark.element);
    const cut = !box || box.bottom - box.top < whole.height - 1 || box.right - box.left < whole.width - 1;
    if (!cut && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollIntoView.call(mark.element, { block: 'center', inline: 'nearest', behavior: still ? 'instant' : 'smooth' });
  }

  function clear() {
    if (!shown) return 0;
    const { host, marks, stop, observer, pace } = shown;
    shown = null;
    stop.abort();
    observer.disconnect();
    clearInterval(pace);
    host.remove();
    return marks.length;
  }

  browser.runtime.onConnect.addListener((/** @type {any} */ port) => {
    if (port.name === PORT && port.sender?.id === browser.runtime.id) port.onDisconnect.addListener(clear);
  });
  world.premortemMarks = { show, clear };
})();

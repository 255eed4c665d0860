/**
 * Finds out who listens to clicks and keys, from what frameworks leave on the elements themselves.
 *
 * Runs in the page's own world, because no other world sees these properties. It changes nothing there: what it
 * finds it tells the collector by an event of a random name that the collector alone listens to, dispatched on the
 * element in question. The page could forge all of it, so the collector believes nothing unchecked.
 *
 * Properties as of React 16–19, Vue 3, Svelte 5, Solid 1, Preact 10, zone.js 0.11–0.15, jQuery 1–4, Alpine 3.
 */

/**
 * Must not use anything outside itself: it is sent into the page as text.
 * @param {string} channel the event's name
 * @returns {Promise<boolean>} whether it got to the end
 */
export async function readHandlers(channel) {
  // Bits in the order of `ClickHandler` in src/page/node.rs.
  const INLINE = 1, REACT = 2, VUE = 4, SVELTE = 8, SOLID = 16, PREACT = 32, ZONE = 64, JQUERY = 128,
    JQUERY_DELEGATED = 256, ALPINE = 512, KEY = 4096, FRAME = 8192;
  const SLICE = 8;
  const KEYS = ['keydown', 'keyup', 'keypress'];

  /** Own data properties only: a getter would run the page's code. @param {any} object @param {PropertyKey} key */
  const own = (object, key) => {
    try {
      return Object.getOwnPropertyDescriptor(object, key)?.value;
    } catch {
      return undefined;
    }
  };
  /** @param {any} value */
  const listens = (value) => typeof value === 'function'
    || (typeof value === 'object' && value !== null && !(Array.isArray(value) && value.length === 0));
  /** @param {any} object @param {RegExp} name */
  const holds = (object, name) => typeof object === 'object' && object !== null
    && Object.keys(object).some((key) => name.test(key) && listens(own(object, key)));

  /** @param {Element} element @param {number} what */
  const tell = (element, what) => element.dispatchEvent(
    new CustomEvent(channel, { detail: what, composed: true, cancelable: true }));
  const heard = () => !document.dispatchEvent(new CustomEvent(channel, { detail: 0, cancelable: true }));

  let deadline = performance.now() + SLICE;
  /** Lets the page have its turn; false when nobody listens to us any more. */
  const pause = async () => {
    if (performance.now() < deadline) return true;
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { port1.close(); done(true); };
      port2.postMessage(0);
    });
    deadline = performance.now() + SLICE;
    return heard();
  };

  /** jQuery's own record of an element's listeners. @param {any} node @param {string} key */
  const jqueryEvents = (node, key) => {
    const record = own(node, key);
    if (typeof record === 'object' && record !== null) return own(record, 'events');
    // Up to jQuery 2 the element holds a number, and the record is jQuery's.
    try {
      return /** @type {any} */ (globalThis).jQuery?._data?.(node, 'events');
    } catch {
      return undefined;
    }
  };
  /** @param {any} events @param {string} type @returns {any[]} */
  const entries = (events, type) => {
    const list = own(events ?? {}, type);
    return Array.isArray(list) ? list : [];
  };
  /** Tells of all that a delegated listener on `root` answers for. @param {any} root @param {any} events */
  const delegated = async (root, events) => {
    for (const type of ['click', ...KEYS]) {
      for (const { selector } of entries(events, type)) {
        if (typeof selector !== 'string') continue;
        try {
          for (const element of root.querySelectorAll(selector)) {
            tell(element, type === 'click' ? JQUERY_DELEGATED : KEY);
            if (!await pause()) return;
          }
        } catch {
          // A selector only jQuery knows; what it matches stays unknown.
        }
      }
    }
  };

  /** @param {any} element */
  const look = async (element) => {
    let found = 0;
    let managed = false; // React sets an empty onclick of its own on what it manages.
    for (const key of Reflect.ownKeys(element)) {
      const name = typeof key === 'symbol' ? key.description ?? '' : key;
      if (name.startsWith('__reactProps$') || name.startsWith('__reactEventHandlers$')) {
        managed = true;
        const props = own(element, key) ?? {};
        if (listens(own(props, 'onClick'))) found |= REACT;
        if (listens(own(props, 'onKeyDown')) || listens(own(props, 'onKeyUp')) || listens(own(props, 'onKeyPress'))) found |= KEY;
      } else if (name.startsWith('__reactContainer$') || name.startsWith('_reactListening') || name === '_reactRootContainer') {
        managed = true;
        found &= ~ZONE;
      } else if (name === '_vei') {
        const invokers = own(element, key);
        if (holds(invokers, /^onClick/)) found |= VUE;
        if (holds(invokers, /^onKey(down|up|press)/i)) found |= KEY;
      } else if (typeof key === 'symbol' && name === 'events') {
        const handlers = own(element, key) ?? {};
        if (listens(own(handlers, 'click'))) found |= SVELTE;
        if (KEYS.some((type) => listens(own(handlers, type)))) found |= KEY;
      } else if (name === '__click') {
        if (listens(own(element, key))) found |= SVELTE;
      } else if (name === '$$click') {
        if (listens(own(element, key))) found |= SOLID;
      } else if (name === 'l' || name === '_listeners') {
        const handlers = own(element, key);
        if (holds(handlers, /^click(true|false)?$/i)) found |= PREACT;
        if (holds(handlers, /^key(down|up|press)(true|false)?$/i)) found |= KEY;
      } else if (/^__zone_symbol__click(true|false)$/.test(name)) {
        if (!managed && own(element, key)?.length > 0) found |= ZONE;
      } else if (name === '_x_attributeCleanups') {
        const handlers = own(element, key);
        if (holds(handlers, /^(@|x-on:)click(\.|$)/)) found |= ALPINE;
        if (holds(handlers, /^(@|x-on:)key(down|up|press)(\.|$)/)) found |= KEY;
      } else if (/^jQuery\d/.test(name)) {
        const events = jqueryEvents(element, name);
        if (entries(events, 'click').some((entry) => !entry?.selector)) found |= JQUERY;
        if (KEYS.some((type) => entries(events, type).some((entry) => !entry?.selector))) found |= KEY;
        await delegated(element, events);
      } else if (/^(\$\$|__|__zone_symbol__)key(down|up|press)(true|false)?$/.test(name)) {
        if (listens(own(element, key))) found |= KEY;
      }
    }
    // The attribute is in the snapshot; asking for the property would compile it.
    if (!managed && typeof element.onclick === 'function' && !element.hasAttribute('onclick')) found |= INLINE;
    if (KEYS.some((type) => typeof element[`on${type}`] === 'function')) found |= KEY;
    return found;
  };

  /** @type {(Document | ShadowRoot)[]} */
  const roots = [document];
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const key of Object.getOwnPropertyNames(root)) {
      if (/^jQuery\d/.test(key)) await delegated(root, jqueryEvents(root, key));
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement) {
        try {
          const inner = element.contentDocument;
          if (inner) {
            tell(element, FRAME);
            roots.push(inner);
          }
        } catch {
          // Not ours to see.
        }
      }
      // Whole pages and apps are listened to on these; they are not what is clicked.
      const whole = element.localName === 'html' || element.localName === 'body';
      try {
        const found = await look(element);
        if (found !== 0 && !whole) tell(element, found);
      } catch {
        // One odd element must not hide the others.
      }
      if (!await pause()) return false;
    }
  }
  return true;
}

/**
 * Reduces the page to a snapshot and streams it to the panel (isolated world, top frame).
 *
 * It judges nothing: it reads and writes down. The bytes are described at the head of `src/page/decode.rs`.
 * It never changes the page, never records what a person typed, and works in slices, so that the page stays usable.
 *
 * Pages are hostile to readers even without meaning it: a form with a field named `attributes` hides its own
 * attributes (https://html.spec.whatwg.org/multipage/forms.html#dom-form-nameditem), so everything is read through
 * the prototypes, which belong to this world and which no page can touch.
 *
 * One file: a content script can import only what is open to every page, and several scripts could share nothing but
 * globals. From the top: what is read and how, `Writer`, `Styles`, `Turns`, `Walk`, and the port to the panel.
 */
(() => {
  const INSTALLED = Symbol.for('premortem.collector');
  const world = /** @type {Record<symbol, () => boolean>} */ (/** @type {unknown} */ (globalThis));
  // After an update of the extension an orphaned collector may still sit here; only a living one is left in place.
  if (world[INSTALLED]?.()) return;
  world[INSTALLED] = () => Boolean(browser.runtime?.id);

  /** What performance entries call elements and addresses, where they were read before. */
  const entries = /** @type {{ premortemEntries?: import('../protocol-entries').Entries }} */ (globalThis).premortemEntries;
  /** What style sheets say. */
  const sheets = /** @type {{ premortemSheets?: import('../protocol-sheets').Sheets }} */ (globalThis).premortemSheets;
  /** How long we hold the page's thread at a time, in milliseconds; a task over 50 ms is what users feel. */
  const SLICE = 8;
  /** Milliseconds after which we stop with what we have. */
  const PATIENCE = 30_000;
  /** Milliseconds between two words on how far we are; each costs the page about one. */
  const PROGRESS = 100;
  /** Bytes after which a chunk is sent. */
  const CHUNK = 64 * 1024;
  /** Nodes after which we stop: beyond it a page is broken, and so would be the panel. */
  const MAX_NODES = 400_000;
  const MAX_ATTRIBUTES = 256;
  const MAX_ATTRIBUTE = 2048;
  const MAX_DATA_URL = 64;
  const MAX_TEXT = 16_384;
  /** Longer strings are hardly ever met twice. */
  const MAX_INTERNED = 64;
  const MAX_TABLE = 100_000;
  const VERSION = 1;

  /** Opcodes; see `src/page/decode.rs`. */
  const OP = {
    end: 0, header: 1, properties: 2, document: 3, shadowOpen: 4, shadowClosed: 5,
    element: 6, text: 7, textWithBox: 8, space: 9, close: 10, number: 11, image: 12,
    spacing: 13, media: 14, turned: 15,
  };
  /** What is known of an image. */
  const IMAGE = { complete: 1, width: 2, height: 4, ratio: 8 };
  /** What is known of an `<audio>` or `<video>`. */
  const MEDIA = { heard: 1, sound: 2, muted: 8, paused: 16, endless: 32, failed: 64 };
  /** What is optional in an element's record. */
  const HAS = { box: 4, style: 8, before: 16, after: 32, state: 64, handlers: 128 };
  /** `State` in `src/page/node.rs`; what can be derived from the tree is derived there. */
  const STATE = {
    disabled: 1, checked: 2, modal: 4, editable: 8, focusable: 16, filled: 64, keyHandler: 128,
    selected: 256, indeterminate: 512, scrolls: 1024, ringless: 2048,
  };
  /** Bits of what `handlers.js` says: ways to listen to clicks, then keys, then "a frame is below". */
  const CLICK_BITS = 0xfff;
  const KEY_BIT = 1 << 12;
  const FRAME_BIT = 1 << 13;

  /**
   * Read for every rendered element, in this order; `src/page/decode/style.rs` finds them by name.
   * A property of its own is read a quarter faster than `getPropertyValue(name)`.
   */
  const READERS = /** @type {[string, (style: CSSStyleDeclaration) => string][]} */ ([
    ['display', (style) => style.display],
    ['visibility', (style) => style.visibility],
    ['opacity', (style) => style.opacity],
    ['position', (style) => style.position],
    ['z-index', (style) => style.zIndex],
    ['color', (style) => style.color],
    ['background-color', (style) => style.backgroundColor],
    ['background-image', (style) => style.backgroundImage],
    ['background-clip', (style) => style.backgroundClip],
    ['font-size', (style) => style.fontSize],
    ['font-weight', (style) => style.fontWeight],
    ['-webkit-text-fill-color', (style) => style.webkitTextFillColor],
    ['text-shadow', (style) => style.textShadow],
    ['text-indent', (style) => style.textIndent],
    ['text-transform', (style) => style.textTransform],
    ['mix-blend-mode', (style) => style.mixBlendMode],
    ['filter', (style) => style.filter],
    ['backdrop-filter', (style) => style.backdropFilter],
    ['transform', (style) => style.transform],
    ['translate', (style) => style.translate],
    ['rotate', (style) => style.rotate],
    ['scale', (style) => style.scale],
    ['perspective', (style) => style.perspective],
    ['will-change', (style) => style.willChange],
    ['contain', (style) => style.contain],
    ['isolation', (style) => style.isolation],
    ['mask-image', (style) => style.maskImage],
    ['clip-path', (style) => style.clipPath],
    ['clip', (style) => style.clip],
    ['overflow', (style) => style.overflow],
    ['cursor', (style) => style.cursor],
    ['pointer-events', (style) => style.pointerEvents],
    ['content-visibility', (style) => style.contentVisibility],
  ]);
  const PROPERTIES = READERS.map(([name]) => name);
  const [POSITION, Z_INDEX, BACKGROUND_CLIP, CLIP, SKIPS_CONTENT, TEXT_FROM, TEXT_TO, BOX_FROM, BOX_TO] = [
    'position', 'z-index', 'background-clip', 'clip', 'content-visibility',
    '-webkit-text-fill-color', 'text-transform', // These say something only where there is text,
    'transform', 'perspective', //                  and these do nothing to an inline box.
  ].map((name) => PROPERTIES.indexOf(name));

  /**
   * @param {object} prototype
   * @param {string} name
   * @returns {(this: any) => any}
   */
  const getter = (prototype, name) => /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, name)).get;
  const nodeType = getter(Node.prototype, 'nodeType');
  const parentNode = getter(Node.prototype, 'parentNode');
  const firstChild = getter(Node.prototype, 'firstChild');
  const nextSibling = getter(Node.prototype, 'nextSibling');
  const data = getter(CharacterData.prototype, 'data');
  const localName = getter(Element.prototype, 'localName');
  const namespaceURI = getter(Element.prototype, 'namespaceURI');
  const shadowRoot = getter(Element.prototype, 'shadowRoot');
  const { getAttributeNames, getAttribute, hasAttribute, getBoundingClientRect, matches, closest } = Element.prototype;
  const { getRootNode } = Node.prototype;
  const allInDocument = Document.prototype.querySelectorAll;
  const allInShadow = DocumentFragment.prototype.querySelectorAll;
  const labelled = getter(HTMLLabelElement.prototype, 'control');
  const tabIndex = { html: getter(HTMLElement.prototype, 'tabIndex'), svg: getter(SVGElement.prototype, 'tabIndex') };
  const designMode = getter(Document.prototype, 'designMode');
  const offsetWidth = getter(HTMLElement.prototype, 'offsetWidth');
  const offsetHeight = getter(HTMLElement.prototype, 'offsetHeight');
  const clientLeft = getter(Element.prototype, 'clientLeft');
  const clientTop = getter(Element.prototype, 'clientTop');
  const [clientWidth, clientHeight, scrollWidth, scrollHeight] = ['clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight']
    .map((name) => getter(Element.prototype, name));
  const checked = getter(HTMLInputElement.prototype, 'checked');
  const indeterminate = getter(HTMLInputElement.prototype, 'indeterminate');
  const inputType = getter(HTMLInputElement.prototype, 'type');
  const selected = getter(HTMLOptionElement.prototype, 'selected');
  const complete = getter(HTMLImageElement.prototype, 'complete');
  const naturalWidth = getter(HTMLImageElement.prototype, 'naturalWidth');
  const naturalHeight = getter(HTMLImageElement.prototype, 'naturalHeight');
  const currentSrc = getter(HTMLImageElement.prototype, 'currentSrc');
  const duration = getter(HTMLMediaElement.prototype, 'duration');
  const muted = getter(HTMLMediaElement.prototype, 'muted');
  const volume = getter(HTMLMediaElement.prototype, 'volume');
  const paused = getter(HTMLMediaElement.prototype, 'paused');
  const playedRanges = getter(HTMLMediaElement.prototype, 'played');
  const mediaError = getter(HTMLMediaElement.prototype, 'error');
  const mediaSource = getter(HTMLMediaElement.prototype, 'currentSrc');
  const readyState = getter(HTMLMediaElement.prototype, 'readyState');
  const networkState = getter(HTMLMediaElement.prototype, 'networkState');
  const inlineStyle = getter(HTMLElement.prototype, 'style');
  const { computedStyleMap } = Element.prototype;
  const { assignedNodes } = HTMLSlotElement.prototype;
  const { getPropertyValue, getPropertyPriority } = CSSStyleDeclaration.prototype;
  const { selectNodeContents } = Range.prototype;
  const rangeBox = Range.prototype.getBoundingClientRect;
  const rangeBoxes = Range.prototype.getClientRects;
  /** @type {Record<string, (this: any) => any>} */
  const fieldValue = {
    input: getter(HTMLInputElement.prototype, 'value'),
    textarea: getter(HTMLTextAreaElement.prototype, 'value'),
    select: getter(HTMLSelectElement.prototype, 'value'),
  };
  /** @type {Record<string, (this: any) => Document | null>} */
  const contentDocument = {
    iframe: getter(HTMLIFrameElement.prototype, 'contentDocument'),
    frame: getter(HTMLFrameElement.prototype, 'contentDocument'),
    object: getter(HTMLObjectElement.prototype, 'contentDocument'),
  };
  const contentType = getter(Document.prototype, 'contentType');
  const documentElement = getter(Document.prototype, 'documentElement');
  const documentURL = getter(Document.prototype, 'URL');
  const documentTitle = getter(Document.prototype, 'title');
  const defaultView = getter(Document.prototype, 'defaultView');
  const elementsByName = Document.prototype.getElementsByTagName;

  const NAMESPACES = new Map([
    ['http://www.w3.org/1999/xhtml', 0], ['http://www.w3.org/2000/svg', 1], ['http://www.w3.org/1998/Math/MathML', 2],
  ]);
  /** Which built-in elements may have a shadow root: https://dom.spec.whatwg.org/#valid-shadow-host-name */
  const SHADOW_HOSTS = new Set(['article', 'aside', 'blockquote', 'body', 'div', 'footer', 'h1', 'h2', 'h3', 'h4',
    'h5', 'h6', 'header', 'main', 'nav', 'p', 'section', 'span']);
  /** Their text is code, or what was typed. */
  const NO_TEXT = new Set(['script', 'style', 'noscript', 'textarea', 'template', 'iframe']);
  /** No pseudo-element ever shows on these. */
  const NO_PSEUDO = new Set(['area', 'audio', 'base', 'br', 'canvas', 'col', 'embed', 'frame', 'iframe', 'img', 'link',
    'meta', 'object', 'option', 'optgroup', 'param', 'select', 'source', 'textarea', 'track', 'video', 'wbr']);
  const FORM_CONTROLS = new Set(['button', 'fieldset', 'input', 'optgroup', 'option', 'select', 'textarea']);
  /** What shows text that is no child of theirs. */
  const HOLDS_TEXT = new Set(['button', 'input', 'meter', 'progress', 'select', 'slot', 'textarea']);
  /** The elements whose tabIndex is 0 without their being focusable, unless they link somewhere. */
  const LINKS = new Set(['a', 'area']);
  /** Where `value` is a label or a number of the page's own. */
  const SHOWN_VALUES = new Set(['li', 'meter', 'progress']);
  const SHOWN_INPUTS = new Set(['submit', 'button', 'reset', 'image']);
  /** Fields that may stand in another's name: "Remind me [3] days before". */
  const NAMING_INPUTS = new Set(['text', 'search', 'number', 'range']);
  const MAX_NAMING_VALUE = 64;
  const SECRET_NAME = /csrf|xsrf|token|nonce|secret|passw|session|auth|api-?key|credential/i;
  const LAYS_OUT_CHILDREN = /flex|grid|^table(?!-c)/;
  /** Spacing that people set for themselves, in the order of its record. */
  const SPACINGS = ['letter-spacing', 'word-spacing', 'line-height'];
  /** Keywords by which these take their parent's value. */
  const INHERITS = /^(inherit|unset|revert|revert-layer)$/i;
  /** Milliseconds that a page's media may take to decode their beginning. */
  const DECODING = 1000;
  /** A sound track that decodes to fewer bytes is taken for silence: speech begins at 6 kbit/s (RFC 6716, 2.1.1). */
  const SILENT = { bytes: 200, bytesEachSecond: 500 };

  const encoder = new TextEncoder();

  /** Writes records into chunks. Each chunk is a block: its length, then whole records. */
  class Writer {
    /** @param {(bytes: Uint8Array) => void} send */
    constructor(send) {
      this.send = send;
      this.bytes = new Uint8Array(CHUNK * 2);
      this.view = new DataView(this.bytes.buffer);
      this.at = 0;
      /** @type {Map<string, number>} */
      this.table = new Map();
      const magic = [0x50, 0x4d, 0x50, 0x53, VERSION];
      this.bytes.set(magic);
      this.at = magic.length;
      this.begin();
    }

    begin() {
      this.blockAt = this.at;
      this.at += 4;
    }

    /** Sends what has been written as one block. */
    flush() {
      const start = this.blockAt ?? 0;
      if (this.at === start + 4) return;
      this.view.setUint32(start, this.at - start - 4, true);
      this.send(this.bytes.slice(0, this.at));
      this.at = 0;
      this.begin();
    }

    /** @param {number} size */
    reserve(size) {
      if (this.at + size <= this.bytes.length) return;
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + size));
      larger.set(this.bytes.subarray(0, this.at));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }

    /** @param {number} value */
    byte(value) {
      this.reserve(1);
      this.bytes[this.at++] = value;
    }

    /** @param {number} value a whole number, 0 to 2³² − 1 */
    varint(value) {
      this.reserve(5);
      while (value > 127) {
        this.bytes[this.at++] = (value & 127) | 128;
        value >>>= 7;
      }
      this.bytes[this.at++] = value;
    }

    /** @param {string} text */
    string(text) {
      const known = this.table.get(text);
      if (known !== undefined) {
        this.varint(known + 2);
        return;
      }
      const intern = text.length <= MAX_INTERNED && this.table.size < MAX_TABLE;
      if (intern) this.table.set(text, this.table.size);
      this.byte(intern ? 1 : 0);
      const { length } = text;
      if (length < 128) {
        this.reserve(length + 1);
        const { bytes } = this;
        let at = this.at + 1;
        let index = 0;
        for (; index < length; index++) {
          const code = text.charCodeAt(index);
          if (code > 127) break;
          bytes[at++] = code;
        }
        if (index === length) {
          bytes[this.at] = length;
          this.at = at;
          return;
        }
      }
      // Lone surrogates become U+FFFD here.
      const encoded = encoder.encode(text);
      this.varint(encoded.length);
      this.reserve(encoded.length);
      this.bytes.set(encoded, this.at);
      this.at += encoded.length;
    }

    /** @param {number} value */
    float(value) {
      this.reserve(4);
      this.view.setFloat32(this.at, Number.isFinite(value) ? value : 0, true);
      this.at += 4;
    }

    /**
     * @param {DOMRect} box relative to the frame's viewport
     * @param {Frame} frame
     */
    box(box, frame) {
      this.float(box.x * frame.scaleX + frame.x);
      this.float(box.y * frame.scaleY + frame.y);
      this.float(box.width * frame.scaleX);
      this.float(box.height * frame.scaleY);
    }
  }

  /** Tells styles apart and remembers those already sent. */
  class Styles {
    /** @param {Writer} out */
    constructor(out) {
      this.out = out;
      /** @type {Map<string, number>} */
      this.ids = new Map();
      /** @type {string[][]} */
      this.all = [];
      /** The last style met for a tag with these classes: the next one is most likely the same. @type {Map<string, number>} */
      this.guesses = new Map();
      /** @type {string[]} */
      this.values = new Array(PROPERTIES.length).fill('');
    }

    /**
     * Reads a computed style whose `display` is already in `values[0]`; what cannot apply is not asked for.
     * Every read costs about half a microsecond, and there are thirty for each element.
     * @param {CSSStyleDeclaration} style
     * @param {boolean} item whether the parent lays out its children as items, whose z-index counts
     * @param {boolean} text whether it has text of its own
     */
    read(style, item, text) {
      const { values } = this;
      const box = values[0] !== 'inline' && values[0] !== 'contents';
      for (let index = 1; index < PROPERTIES.length; index++) {
        let applies = true;
        if (index === Z_INDEX) applies = item || values[POSITION] !== 'static';
        else if (index === BACKGROUND_CLIP) applies = values[index - 1] !== 'none';
        else if (index === CLIP) applies = values[POSITION] === 'absolute' || values[POSITION] === 'fixed';
        else if (index >= TEXT_FROM && index <= TEXT_TO) applies = text;
        else if (index >= BOX_FROM && index <= BOX_TO) applies = box;
        values[index] = applies ? READERS[index][1](style) : '';
      }
    }

    /**
     * Writes a reference to the style in `values`, with its definition the first time.
     * @param {string} guess
     */
    write(guess) {
      const { out, values, all } = this;
      const guessed = this.guesses.get(guess);
      if (guessed !== undefined) {
        const known = all[guessed];
        let index = 0;
        while (index < values.length && known[index] === values[index]) index++;
        if (index === values.length) {
          out.varint(guessed + 1);
          return;
        }
      }
      const key = values.join('\u0001');
      let id = this.ids.get(key);
      if (id === undefined) {
        id = all.length;
        this.ids.set(key, id);
        all.push(values.slice());
        out.varint(0);
        for (const value of values) out.string(value.length > MAX_ATTRIBUTE ? value.slice(0, MAX_ATTRIBUTE) : value);
      } else {
        out.varint(id + 1);
      }
      this.guesses.set(guess, id);
    }
  }

  const { port1, port2 } = new MessageChannel();

  /** Shares the page's thread with the page. */
  class Turns {
    constructor() {
      this.first = performance.now();
      /** When this turn began, and when its layout was done. */
      this.begun = this.first;
      this.ready = this.first;
      this.busy = 0;
      this.longest = 0;
    }

    /**
     * Begins a turn. What the page changed meanwhile is laid out first, so that it does not eat up the turn: a page
     * that never stands still is read nonetheless.
     */
    take() {
      this.begun = performance.now();
      const root = documentElement.call(document);
      if (root !== null) getBoundingClientRect.call(root);
      this.ready = performance.now();
    }

    over() {
      return performance.now() - this.ready >= SLICE;
    }

    get late() {
      return this.begun - this.first > PATIENCE;
    }

    account() {
      const held = performance.now() - this.begun;
      this.busy += held;
      this.longest = Math.max(this.longest, held);
    }

    /**
     * Ends a turn and waits for the next. A message waits in line with the page's own timers, which
     * `scheduler.yield()` would push in before for as long as we read.
     * @returns {Promise<void>}
     */
    give() {
      this.account();
      const restless = this.ready - this.begun > SLICE / 2;
      return new Promise((resolve) => {
        port1.onmessage = () => resolve();
        const next = () => {
          clearTimeout(timer);
          cancelAnimationFrame(frame);
          port2.postMessage(0);
        };
        // Just after a frame the layout is done already, and no work of ours. Hidden pages have no frames.
        const timer = restless ? setTimeout(next, 2 * PROGRESS) : 0;
        const frame = restless ? requestAnimationFrame(next) : 0;
        if (!restless) next();
      });
    }
  }

  /**
   * Where a frame's viewport lies in the top document.
   * @typedef {{ x: number, y: number, scaleX: number, scaleY: number }} Frame
   */

  /**
   * Children still to be visited. `host`: they are rendered only where a slot shows them; `inline`: they lie in a line.
   * @typedef {{ parent: Node, children: Node[], next: number, rendered: boolean, host: boolean, items: boolean,
   *   inline: boolean, text: boolean, frame: Frame, editable: boolean, scope: import('../protocol-sheets').Scope }} Level
   */

  /** One walk over the page. */
  class Walk {
    /**
     * @param {(message: object) => void} post
     * @param {WeakMap<Element, number>} listeners what `handlers.js` said
     */
    constructor(post, listeners) {
      this.post = post;
      this.listeners = listeners;
      this.stopped = false;
      this.mutated = false;
      this.truncated = false;
      this.nodes = 0;
      this.elements = 0;
      this.out = new Writer((bytes) => post({ bytes }));
      this.styles = new Styles(this.out);
      this.turns = new Turns();
      /** @type {Level[]} */
      this.levels = [];
      /** Which light children of hosts are shown by a slot that is itself rendered. @type {WeakMap<Node, boolean>} */
      this.slotted = new WeakMap();
      /** The ids that name others, in each document and shadow root where that was asked. @type {WeakMap<Node, Set<string>>} */
      this.naming = new WeakMap();
      /** A node that is moved on while we read is met once only. @type {Set<Node>} */
      this.seen = new Set();
      this.range = document.createRange();
      this.scopeOf = sheets?.() ?? (() => ({ bare: '*', turned: new Map() }));
      this.observer = new MutationObserver(() => {
        this.mutated = true;
        this.observer.disconnect();
      });
    }

    /** Reads the whole page. */
    async run() {
      const { out, turns } = this;
      await decoded();
      this.header();
      const total = elementsByName.call(document, '*').length;
      /** @type {Frame} */
      const top = { x: scrollX, y: scrollY, scaleX: 1, scaleY: 1 };
      this.openDocument(document, top);
      turns.take();
      let told = turns.begun;
      for (let steps = 1; this.levels.length > 0; steps++) {
        this.step();
        if ((steps & 3) !== 0 || !turns.over()) continue;
        if (out.at > CHUNK) out.flush();
        if (turns.begun - told > PROGRESS) {
          told = turns.begun;
          this.post({ done: this.elements, total: Math.max(total, this.elements) });
        }
        await turns.give();
        if (this.stopped) return;
        turns.take();
        top.x = scrollX;
        top.y = scrollY;
      }
      if (this.observer.takeRecords().length > 0) this.mutated = true;
      this.observer.disconnect();
      out.byte(OP.end);
      out.varint((this.mutated ? 1 : 0) | (this.truncated ? 2 : 0));
      out.varint(this.nodes);
      out.flush();
      turns.account();
      this.post({ end: true, busy: turns.busy, longest: turns.longest });
    }

    header() {
      const { out } = this;
      out.byte(OP.header);
      out.string(withoutFragment(documentURL.call(document)));
      out.string(String(documentTitle.call(document)).slice(0, MAX_ATTRIBUTE));
      out.string(navigator.userAgent);
      for (const value of [innerWidth, innerHeight, devicePixelRatio, scrollX, scrollY]) out.float(value);
      out.byte(OP.properties);
      out.varint(PROPERTIES.length);
      for (const name of PROPERTIES) out.string(name);
    }

    stop() {
      this.stopped = true;
      this.observer.disconnect();
    }

    /** Visits the next node, or closes a level that has no more. */
    step() {
      const level = this.levels[this.levels.length - 1];
      if (level.next === level.children.length || this.nodes >= MAX_NODES || this.turns.late) {
        if (level.next < level.children.length) this.truncated = true;
        this.levels.pop();
        this.out.byte(OP.close);
        return;
      }
      const node = level.children[level.next++];
      if (parentNode.call(node) !== level.parent || this.seen.has(node)) {
        this.mutated = true;
        return;
      }
      const type = nodeType.call(node);
      if (type === Node.ELEMENT_NODE) this.element(/** @type {Element} */ (node), level);
      else if (type === Node.TEXT_NODE && level.text) this.text(/** @type {Text} */ (node), level);
    }

    /**
     * @param {Node} parent
     * @param {Partial<Level> & { frame: Frame, rendered: boolean, scope: import('../protocol-sheets').Scope }} rest
     */
    open(parent, rest) {
      /** @type {Node[]} */
      const children = [];
      for (let child = firstChild.call(parent); child !== null; child = nextSibling.call(child)) children.push(child);
      this.levels.push({ parent, children, next: 0, host: false, items: false, inline: false, text: true, editable: false, ...rest });
    }

    /**
     * @param {Document} doc
     * @param {Frame} frame
     */
    openDocument(doc, frame) {
      this.nodes++;
      this.out.byte(OP.document);
      this.out.string(withoutFragment(documentURL.call(doc)));
      this.out.string('');
      this.observer.observe(doc, { subtree: true, childList: true, attributes: true, characterData: true });
      this.open(doc, { frame, rendered: true, editable: designMode.call(doc) === 'on', scope: this.scopeOf(doc) });
    }

    /**
     * @param {Text} node
     * @param {Level} level
     */
    text(node, level) {
      /** @type {string} */
      let text = data.call(node);
      if (text.length === 0) return;
      const { out } = this;
      if (!/\S/.test(text)) {
        // In a line white space parts words; elsewhere it is only how the source is laid out.
        const between = level.next > 1 && level.next < level.children.length;
        if (!(between || level.inline) || level.items) return;
        this.nodes++;
        out.byte(OP.space);
        return;
      }
      if (text.length > MAX_TEXT) text = `${text.slice(0, MAX_TEXT)}…`;
      this.nodes++;
      this.seen.add(node);
      const rendered = level.host ? this.slotted.get(node) === true : level.rendered;
      if (rendered) {
        selectNodeContents.call(this.range, node);
        const box = rangeBox.call(this.range);
        if (box.width > 0 || box.height > 0) {
          out.byte(OP.textWithBox);
          out.string(text);
          out.box(box, level.frame);
          return;
        }
      }
      out.byte(OP.text);
      out.string(text);
    }

    /**
     * @param {Element} element
     * @param {Level} level
     */
    element(element, level) {
      const { out, styles } = this;
      this.nodes++;
      this.elements++;
      this.seen.add(element);
      const tag = localName.call(element);
      const namespace = NAMESPACES.get(namespaceURI.call(element)) ?? 3;
      const html = namespace === 0;

      let rendered = level.host ? this.slotted.get(element) === true : level.rendered;
      /** @type {CSSStyleDeclaration | null} */
      let style = null;
      if (rendered) {
        style = getComputedStyle(element);
        const display = getPropertyValue.call(style, 'display');
        styles.values[0] = display;
        // Empty: it is in no document that is shown.
        rendered = display !== 'none' && display !== '';
      }
      const display = rendered ? styles.values[0] : 'none';

      const editable = isEditable(element, html, level.editable);
      const heard = this.listeners.get(element) ?? 0;
      const own = this.state(element, tag, namespace, editable && !level.editable);
      const state = own | (own & STATE.focusable && ringless(element, level.scope.bare) ? STATE.ringless : 0)
        | (editable ? STATE.editable : 0) | (heard & KEY_BIT ? STATE.keyHandler : 0)
        | (html && style !== null && rendered && scrolls(element, style) ? STATE.scrolls : 0);
      const clicks = heard & CLICK_BITS;
      const box = rendered && display !== 'contents' ? getBoundingClientRect.call(element) : null;

      const flagsAt = this.begin(namespace, tag);
      this.attributes(element, tag, html);
      let flags = namespace;
      if (state !== 0) {
        flags |= HAS.state;
        out.varint(state);
      }
      if (box !== null && (box.width > 0 || box.height > 0)) {
        flags |= HAS.box;
        out.box(box, level.frame);
      }
      let skipped = false;
      if (style !== null && rendered) {
        flags |= HAS.style;
        styles.read(style, level.items, !html || HOLDS_TEXT.has(tag) || hasText(element));
        skipped = styles.values[SKIPS_CONTENT] === 'hidden';
        const guess = `${tag}\u0001${getAttribute.call(element, 'class') ?? ''}`;
        styles.write(guess);
        if (html && !skipped && !NO_PSEUDO.has(tag)) {
          if (this.pseudo(element, '::before', guess)) flags |= HAS.before;
          if (this.pseudo(element, '::after', guess)) flags |= HAS.after;
        }
      }
      if (clicks !== 0) {
        flags |= HAS.handlers;
        out.varint(clicks);
      }
      out.bytes[flagsAt] = flags;
      const number = entries?.numberOf(element);
      if (number !== undefined) {
        out.byte(OP.number);
        out.varint(number);
      }
      if (html && tag === 'img') this.image(/** @type {HTMLImageElement} */ (element));
      else if (html && (tag === 'audio' || tag === 'video')) this.media(/** @type {HTMLMediaElement} */ (element));
      if (html && style !== null && rendered) this.spacing(/** @type {HTMLElement} */ (element), style);
      const turned = level.scope.turned.get(element);
      if (turned) {
        out.byte(OP.turned);
        for (const value of turned) out.string(value.slice(0, MAX_ATTRIBUTE));
      }

      const shown = rendered && !skipped;
      if (html && tag === 'slot') {
        for (const node of assignedNodes.call(/** @type {HTMLSlotElement} */ (element))) this.slotted.set(node, shown);
      }
      // What a closed <details> holds has styles but no boxes; its summary is in sight.
      if (html && tag === 'details' && shown && !hasAttribute.call(element, 'open')) {
        this.closedDetails(element);
      }
      this.below(element, tag, html, {
        rendered: shown,
        host: html && tag === 'details' && !hasAttribute.call(element, 'open'),
        items: LAYS_OUT_CHILDREN.test(display),
        inline: display === 'inline',
        text: !NO_TEXT.has(tag),
        editable,
        frame: level.frame,
        scope: level.scope,
      }, box);
    }

    /**
     * Begins an element's record; gives the place of its flags, which are known last.
     * @param {number} namespace
     * @param {string} tag
     */
    begin(namespace, tag) {
      const { out } = this;
      if (out.at > CHUNK) out.flush();
      out.byte(OP.element);
      const at = out.at;
      out.byte(namespace);
      out.string(tag);
      return at;
    }

    /** @param {HTMLImageElement} image */
    image(image) {
      const { out } = this;
      // Unlike `getComputedStyle` this tells `auto` from the size that came of it.
      const styles = computedStyleMap.call(image);
      const given = (/** @type {string} */ name) => String(styles.get(name) ?? 'auto') !== 'auto';
      const source = currentSrc.call(image);
      const key = entries?.key(source) ?? 0;
      out.byte(OP.image);
      out.byte((complete.call(image) ? IMAGE.complete : 0) | (given('width') ? IMAGE.width : 0)
        | (given('height') ? IMAGE.height : 0) | (given('aspect-ratio') ? IMAGE.ratio : 0));
      out.float(naturalWidth.call(image));
      out.float(naturalHeight.call(image));
      out.float(density(image, source));
      out.varint(Math.floor(key / 2 ** 32));
      out.varint(key % 2 ** 32);
      out.string(entries?.address(source) ?? '');
    }

    /** @param {HTMLMediaElement} media */
    media(media) {
      const { out } = this;
      const length = duration.call(media);
      const sound = hasSound(media);
      const [from, to] = fragment(mediaSource.call(media));
      out.byte(OP.media);
      out.byte((sound !== undefined ? MEDIA.heard : 0) | (sound === 'sound' ? MEDIA.sound : 0)
        | (muted.call(media) || volume.call(media) === 0 ? MEDIA.muted : 0) | (paused.call(media) ? MEDIA.paused : 0)
        | (length === Infinity ? MEDIA.endless : 0) | (mediaError.call(media) !== null || networkState.call(media) === 3 ? MEDIA.failed : 0));
      out.float(Number.isFinite(length) ? length : -1);
      out.float(from);
      out.float(to);
    }

    /**
     * What a style attribute makes important, so that nobody can change it, of the spacing of an element's own text.
     * @param {HTMLElement} element
     * @param {CSSStyleDeclaration} style
     */
    spacing(element, style) {
      if (!/important/i.test(getAttribute.call(element, 'style') ?? '') || !hasText(element)) return;
      const own = inlineStyle.call(element);
      const set = SPACINGS.map((name) => getPropertyPriority.call(own, name) === 'important'
        && !INHERITS.test(getPropertyValue.call(own, name)));
      const pitch = set[2] ? this.pitch(element, getPropertyValue.call(style, 'white-space')) : 0;
      set[2] &&= pitch > 0;
      if (!set.includes(true)) return;
      const { out } = this;
      out.byte(OP.spacing);
      out.byte(set.reduce((bits, one, bit) => bits | Number(one) << bit, 0));
      SPACINGS.forEach((name, index) => {
        const value = parseFloat(getPropertyValue.call(style, name));
        // `normal` spacing is none, and a `normal` line is as high as its font wants it.
        if (set[index]) out.float(Number.isNaN(value) ? (index === 2 ? pitch : 0) : value);
      });
    }

    /**
     * How far apart the first two lines of a text lie that wraps by itself; 0 where none does.
     * @param {Element} element
     * @param {string} whiteSpace
     */
    pitch(element, whiteSpace) {
      const keepsBreaks = /pre|break-spaces/.test(whiteSpace);
      for (let child = firstChild.call(element); child !== null; child = nextSibling.call(child)) {
        if (nodeType.call(child) !== Node.TEXT_NODE || !/\S/.test(data.call(child))) continue;
        selectNodeContents.call(this.range, child);
        /** @type {number[]} */
        const tops = [];
        for (const { top } of rangeBoxes.call(this.range)) if (!tops.some((one) => Math.abs(one - top) < 1)) tops.push(top);
        const forced = keepsBreaks ? data.call(child).split('\n').length - 1 : 0;
        if (tops.length > 1 + forced) return Math.abs(tops[1] - tops[0]);
      }
      return 0;
    }

    /** @param {Element} details */
    closedDetails(details) {
      for (let child = firstChild.call(details); child !== null; child = nextSibling.call(child)) {
        if (nodeType.call(child) === Node.ELEMENT_NODE && localName.call(child) === 'summary') {
          this.slotted.set(child, true);
          return;
        }
      }
    }

    /**
     * Opens what is below an element: shadow root or frame first, then its own children.
     * @param {Element} element
     * @param {string} tag
     * @param {boolean} html
     * @param {Partial<Level> & { frame: Frame, rendered: boolean, scope: import('../protocol-sheets').Scope }} rest
     * @param {DOMRect | null} box
     */
    below(element, tag, html, rest, box) {
      const root = html && (SHADOW_HOSTS.has(tag) || tag.includes('-')) ? anyShadowRoot(element) : null;
      const frame = html ? contentDocument[tag] : undefined;
      if (firstChild.call(element) === null && root === null && frame === undefined) {
        this.out.byte(OP.close);
        return;
      }
      this.open(element, root === null ? rest : { ...rest, host: true });
      if (root !== null) {
        this.nodes++;
        this.out.byte(shadowRoot.call(element) === root ? OP.shadowOpen : OP.shadowClosed);
        this.observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
        this.open(root, { frame: rest.frame, rendered: rest.rendered, editable: rest.editable, scope: this.scopeOf(root) });
      } else if (frame !== undefined) {
        this.frame(/** @type {HTMLElement} */ (element), tag, frame.call(element), rest, box);
      }
    }

    /**
     * @param {HTMLElement} element
     * @param {string} tag
     * @param {Document | null} inner
     * @param {{ frame: Frame, rendered: boolean }} rest
     * @param {DOMRect | null} box
     */
    frame(element, tag, inner, rest, box) {
      const source = getAttribute.call(element, tag === 'object' ? 'data' : 'src');
      if (inner === null || !defaultView.call(inner)) {
        if (tag === 'object') return; // An image or nothing at all: no document was meant to be there.
        const sandbox = getAttribute.call(element, 'sandbox');
        this.unseen(hasAttribute.call(element, 'srcdoc') ? 'about:srcdoc' : source, sandbox !== null && !/\ballow-same-origin\b/i.test(sandbox)
          ? 'it is sandboxed, so no other page can look into it'
          : 'it shows another site, which this extension may not look into');
        return;
      }
      const outer = rest.frame;
      const width = offsetWidth.call(element);
      const height = offsetHeight.call(element);
      const scaleX = box !== null && width > 0 ? (box.width / width) * outer.scaleX : outer.scaleX;
      const scaleY = box !== null && height > 0 ? (box.height / height) * outer.scaleY : outer.scaleY;
      const style = getComputedStyle(element);
      const insetX = clientLeft.call(element) + (parseFloat(getPropertyValue.call(style, 'padding-left')) || 0);
      const insetY = clientTop.call(element) + (parseFloat(getPropertyValue.call(style, 'padding-top')) || 0);
      const before = this.levels.length;
      this.openDocument(inner, {
        x: (box?.x ?? 0) * outer.scaleX + outer.x + insetX * scaleX,
        y: (box?.y ?? 0) * outer.scaleY + outer.y + insetY * scaleY,
        scaleX, scaleY,
      });
      this.levels[before].rendered = rest.rendered;
    }

    /**
     * @param {string | null} source
     * @param {string} reason
     */
    unseen(source, reason) {
      const { out } = this;
      this.nodes++;
      let url = '';
      try {
        const { protocol, host, pathname } = new URL(source ?? '', document.baseURI);
        // The query of somebody else's page may hold anything.
        url = host === '' ? protocol + pathname.slice(0, MAX_DATA_URL) : `${protocol}//${host}${pathname}`;
      } catch {
        // No address that could be named.
      }
      out.byte(OP.document);
      out.string(url);
      out.string(reason);
      out.byte(OP.close);
    }

    /**
     * @param {Element} element
     * @param {string} tag
     * @param {number} namespace
     * @param {boolean} editingHost
     */
    state(element, tag, namespace, editingHost) {
      const html = namespace === 0;
      let state = 0;
      if (html && (FORM_CONTROLS.has(tag) || tag.includes('-')) && matches.call(element, ':disabled')) {
        state |= STATE.disabled;
      }
      if (html && tag === 'input') {
        const type = inputType.call(element);
        if (type === 'checkbox' || type === 'radio') {
          if (checked.call(element)) state |= STATE.checked;
          if (indeterminate.call(element)) state |= STATE.indeterminate;
        } else if (!SHOWN_INPUTS.has(type) && fieldValue.input.call(element) !== '') state |= STATE.filled;
      } else if (html && (tag === 'textarea' || tag === 'select')) {
        if (fieldValue[tag].call(element) !== '') state |= STATE.filled;
      } else if (html && tag === 'option') {
        if (selected.call(element)) state |= STATE.selected;
      } else if (html && tag === 'dialog') {
        if (matches.call(element, ':modal')) state |= STATE.modal;
      }
      if ((state & STATE.disabled) === 0) {
        const index = html ? tabIndex.html.call(element) : namespace === 1 ? tabIndex.svg.call(element) : -1;
        if (index >= 0 && !this.neverFocused(element, tag, html) || (editingHost && index >= -1 && !hasAttribute.call(element, 'tabindex'))) {
          state |= STATE.focusable;
        }
      }
      return state;
    }

    /**
     * Whether an element is out of reach of the keyboard though its tabIndex is 0.
     * @param {Element} element
     * @param {string} tag
     * @param {boolean} html
     */
    neverFocused(element, tag, html) {
      if (hasAttribute.call(element, 'tabindex')) return false;
      if (LINKS.has(tag)) return !hasAttribute.call(element, 'href') && (html || !hasAttribute.call(element, 'xlink:href'));
      if (tag === 'input') return inputType.call(element) === 'hidden';
      return tag === 'object' || tag === 'embed';
    }

    /**
     * @param {Element} element
     * @param {string} tag
     * @param {boolean} html
     */
    attributes(element, tag, html) {
      const { out } = this;
      const names = getAttributeNames.call(element);
      const kept = [];
      for (const name of names) {
        if (name === 'value' && html && !showsValue(element, tag)) continue;
        if (kept.length === MAX_ATTRIBUTES) break;
        kept.push(name);
      }
      const named = html && this.namesAnother(element, tag);
      out.varint(kept.length + (named ? 1 : 0));
      for (const name of kept) {
        out.string(name);
        out.string(shown(element, tag, name));
      }
      if (named) {
        out.string('value');
        out.string(String(fieldValue[tag].call(element)).slice(0, MAX_NAMING_VALUE));
      }
    }

    /**
     * Whether a field's value is read out as a part of another element's name: it stands in the label of another control,
     * or `aria-labelledby` refers to it. No other value of a field is ever read, and of these none that looks secret.
     * https://www.w3.org/TR/accname-1.2/#comp_embedded_control
     * @param {Element} element
     * @param {string} tag
     */
    namesAnother(element, tag) {
      if (tag === 'input' ? !NAMING_INPUTS.has(inputType.call(element)) : tag !== 'textarea') return false;
      const said = ['id', 'name', 'autocomplete'].map((name) => getAttribute.call(element, name) ?? '');
      if (said.some((word) => SECRET_NAME.test(word)) || /^cc-|one-time/i.test(said[2])) return false;
      const label = closest.call(element, 'label');
      const control = label === null || namespaceURI.call(label) !== namespaceURI.call(element) ? null : labelled.call(label);
      return (control !== null && control !== element) || (said[0] !== '' && this.namingIds(element).has(said[0]));
    }

    /**
     * The ids to which `aria-labelledby` refers in the tree an element lies in, but from the element to itself.
     * @param {Element} element
     */
    namingIds(element) {
      const root = getRootNode.call(element);
      let ids = this.naming.get(root);
      if (ids === undefined) {
        ids = new Set();
        this.naming.set(root, ids);
        const all = nodeType.call(root) === Node.DOCUMENT_NODE ? allInDocument : allInShadow;
        for (const other of all.call(root, '[aria-labelledby]')) {
          const own = getAttribute.call(other, 'id');
          for (const id of (getAttribute.call(other, 'aria-labelledby') ?? '').split(/\s+/)) if (id !== own) ids.add(id);
        }
      }
      return ids;
    }

    /**
     * Writes a pseudo-element, if it has content.
     * @param {Element} element
     * @param {'::before' | '::after'} which
     * @param {string} guess
     */
    pseudo(element, which, guess) {
      const style = getComputedStyle(element, which);
      const content = getPropertyValue.call(style, 'content');
      if (content === 'none' || content === 'normal' || content === '') return false;
      const display = getPropertyValue.call(style, 'display');
      if (display === 'none') return false;
      this.out.string(content.length > MAX_ATTRIBUTE ? content.slice(0, MAX_ATTRIBUTE) : content);
      this.styles.values[0] = display;
      this.styles.read(style, false, true);
      this.styles.write(guess + which);
      return true;
    }
  }

  /**
   * Whether a style may take away the outline by which browsers show the focus.
   * @param {Element} element
   * @param {string} bare
   */
  function ringless(element, bare) {
    return (bare !== '' && matches.call(element, bare)) || /outline/i.test(getAttribute.call(element, 'style') ?? '');
  }

  /**
   * Whether there is sound, as far as the browser has decoded it; nothing is played or fetched for it.
   * @param {HTMLMediaElement} media
   * @returns {'sound' | 'silence' | undefined}
   */
  function hasSound(media) {
    const { mozHasAudio, webkitAudioDecodedByteCount: audio, webkitVideoDecodedByteCount: video } = /** @type {any} */ (media);
    if (mozHasAudio !== undefined) return readyState.call(media) === 0 ? undefined : mozHasAudio ? 'sound' : 'silence';
    const played = playedRanges.call(media);
    const seconds = played.length > 0 ? played.end(played.length - 1) - played.start(0) : 0;
    if (audio > SILENT.bytes + SILENT.bytesEachSecond * seconds) return 'sound';
    if (video > 0 || audio > 0) return 'silence';
    return localName.call(media) === 'audio' && readyState.call(media) > 0 ? 'sound' : undefined;
  }

  /** Waits until it is known of all media that are being loaded whether there is sound, but not for long. */
  async function decoded() {
    const end = performance.now() + DECODING;
    for (;;) {
      const media = /** @type {HTMLMediaElement[]} */ ([...elementsByName.call(document, 'video')]);
      const open = media.some((one) => networkState.call(one) === 2 || networkState.call(one) === 1 && readyState.call(one) > 0
        ? hasSound(one) === undefined : false);
      if (!open || performance.now() > end) return;
      await new Promise((resolve) => { setTimeout(resolve, PROGRESS); });
    }
  }

  /**
   * The part of a medium that an address asks for, in seconds: https://www.w3.org/TR/media-frags/#naming-time
   * @param {string} source
   */
  function fragment(source) {
    const [, from = '', to = ''] = /[#&]t=(?:npt:)?([\d.:]*)(?:,([\d.:]+))?/.exec(source.slice(source.indexOf('#') >>> 0)) ?? [];
    return [from, to].map((time) => time.split(':').reduce((sum, part) => sum * 60 + (Number(part) || 0), 0));
  }

  /**
   * Pixels of the picture for each of `naturalWidth`, in which the browser reckons what `srcset` says; asking the
   * picture itself could fetch it again.
   * @param {HTMLImageElement} image
   * @param {string} source
   */
  function density(image, source) {
    const parent = parentNode.call(image);
    const sets = [image];
    if (parent && localName.call(parent) === 'picture') {
      for (let at = firstChild.call(parent); at !== null; at = nextSibling.call(at)) {
        if (nodeType.call(at) === Node.ELEMENT_NODE && localName.call(at) === 'source') sets.push(at);
      }
    }
    for (const set of sets) {
      for (const candidate of (getAttribute.call(set, 'srcset') ?? '').split(/,\s+/, 50)) {
        const [url, said = '1x'] = candidate.trim().split(/\s+/);
        const width = naturalWidth.call(image);
        if (!url || !width || absolute(url) !== source) continue;
        return parseFloat(said) / (said.endsWith('w') ? width : 1) || 1;
      }
    }
    return 1;
  }

  /** @param {string} url */
  function absolute(url) {
    try {
      return new URL(url, document.baseURI).href;
    } catch {
      return '';
    }
  }

  /** @param {string} url */
  function withoutFragment(url) {
    const at = url.indexOf('#');
    const end = at < 0 ? url.length : at;
    return url.slice(0, Math.min(end, MAX_ATTRIBUTE));
  }

  /**
   * Whether its content scrolls, farther than its padding reaches: browsers differ in whether padding scrolls too.
   * @param {Element} element
   * @param {CSSStyleDeclaration} style
   */
  function scrolls(element, style) {
    const { overflow } = style;
    if (!overflow.includes('auto') && !overflow.includes('scroll')) return false;
    const [x, y = x] = overflow.split(' ');
    const { paddingLeft, paddingRight, paddingTop, paddingBottom } = style;
    const beyond = (/** @type {number} */ distance, /** @type {string[]} */ paddings) =>
      distance > Math.min(...paddings.map(parseFloat));
    return (/auto|scroll/.test(x)
        && beyond(scrollWidth.call(element) - clientWidth.call(element), [paddingLeft, paddingRight]))
      || (/auto|scroll/.test(y)
        && beyond(scrollHeight.call(element) - clientHeight.call(element), [paddingTop, paddingBottom]));
  }

  /**
   * As `isContentEditable`, which however walks up to the root each time.
   * @param {Element} element
   * @param {boolean} html
   * @param {boolean} inherited
   */
  function isEditable(element, html, inherited) {
    const said = html ? getAttribute.call(element, 'contenteditable')?.toLowerCase() : undefined;
    if (said === 'false') return false;
    return said === '' || said === 'true' || said === 'plaintext-only' || inherited;
  }

  /** @param {Element} element */
  function hasText(element) {
    for (let child = firstChild.call(element); child !== null; child = nextSibling.call(child)) {
      if (nodeType.call(child) === Node.TEXT_NODE && /\S/.test(data.call(child))) return true;
    }
    return false;
  }

  /**
   * @param {Element} element
   * @returns {ShadowRoot | null}
   */
  function anyShadowRoot(element) {
    return shadowRoot.call(element) ?? browser.dom.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element));
  }

  /**
   * @param {Element} element
   * @param {string} tag
   */
  function showsValue(element, tag) {
    return SHOWN_VALUES.has(tag) || (tag === 'input' && SHOWN_INPUTS.has(inputType.call(element)));
  }

  /**
   * An attribute's value as far as it may leave the page: secrets stay, and what is long is cut.
   * @param {Element} element
   * @param {string} tag
   * @param {string} name
   * @returns {string}
   */
  function shown(element, tag, name) {
    const value = getAttribute.call(element, name) ?? '';
    if (name === 'nonce' || (name.startsWith('data-') && SECRET_NAME.test(name))) return '';
    if (tag === 'meta' && name === 'content' && SECRET_NAME.test(getAttribute.call(element, 'name') ?? '')) return '';
    const limit = value.startsWith('data:') ? MAX_DATA_URL : MAX_ATTRIBUTE;
    return value.length > limit ? `${value.slice(0, limit)}…(${value.length} characters)` : value;
  }

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== 'premortem/collect' || port.sender?.id !== browser.runtime.id) return;
    /** @type {WeakMap<Element, number>} */
    const listeners = new WeakMap();
    /** @type {Walk | null} */
    let walk = null;
    /** @type {Set<Window>} */
    const windows = new Set();
    let channel = '';

    /** @param {Event} event what `handlers.js` says about one element; it lives in the page's world, so nothing of it is believed unchecked */
    const hear = (event) => {
      const element = event.composedPath()[0];
      const said = Number(/** @type {CustomEvent} */ (event).detail);
      event.stopImmediatePropagation();
      event.preventDefault();
      if (!Number.isInteger(said) || said <= 0 || nodeTypeOf(element) !== Node.ELEMENT_NODE) return;
      const target = /** @type {Element} */ (element);
      if (said & FRAME_BIT) {
        const inner = contentDocument[localName.call(target)]?.call(target);
        if (inner) listenIn(defaultView.call(inner));
      } else {
        listeners.set(target, (listeners.get(target) ?? 0) | (said & (CLICK_BITS | KEY_BIT)));
      }
    };
    /** @param {Window | null} view */
    const listenIn = (view) => {
      if (view === null || windows.has(view)) return;
      windows.add(view);
      view.addEventListener(channel, hear, true);
    };
    const deafen = () => {
      for (const view of windows) view.removeEventListener(channel, hear, true);
      windows.clear();
    };

    port.onMessage.addListener((message) => {
      if (!/html|xml/.test(contentType.call(document))) {
        port.postMessage({ refused: contentType.call(document) });
      } else if (typeof message?.listen === 'string' && channel === '') {
        channel = message.listen;
        listenIn(window);
        port.postMessage({ listening: true });
      } else if (message?.walk === true && walk === null) {
        deafen();
        walk = new Walk((said) => port.postMessage(said), listeners);
        walk.run().catch((error) => port.postMessage({ failed: String(error?.message ?? error) }));
      }
    });
    port.onDisconnect.addListener(() => {
      deafen();
      walk?.stop();
    });
  });

  /**
   * @param {EventTarget | undefined} target
   * @returns {number}
   */
  function nodeTypeOf(target) {
    try {
      return nodeType.call(target);
    } catch {
      return 0; // A window, or nothing.
    }
  }
})();

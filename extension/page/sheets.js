// What style sheets say that the page, as it stands there, does not show: what loses its outline when it has the focus,
// and what turns when the screen is turned.
//
// Runs in the isolated world before `collector.js`, which asks for each document and shadow root; they share it as
// `premortemSheets`, since content scripts can share nothing but globals. It changes nothing. Of the cascade it knows the
// order of the rules and the style attribute, not layers and specificity.

(() => {
  const world = /** @type {{ premortemSheets?: import('../protocol-sheets').Sheets }} */ (globalThis);
  if (world.premortemSheets) return;

  /** Rules read of a page. */
  const MAX_RULES = 30_000;
  const MAX_DEPTH = 16;
  const MAX_SELECTORS = 500;
  const MAX_TURNED = 100;
  /** `CSSRule.type`: constructors differ from frame to frame. */
  const TYPE = { nested: 0, style: 1, import: 3, media: 4, keyframes: 7 };
  /** Values that leave no outline, or may. */
  const NO_OUTLINE = /\b(none|0px|unset|initial|transparent)\b|\bvar\(|, 0\)/;
  /** Functions that may turn an element around the axis we look along. */
  const TURNS = /\b(rotate(3d|z)?|matrix(3d)?|var)\(/i;
  const STATES = /:(focus-visible|focus-within|focus|hover|active|enabled|any-link|link|visited)(?![\w-])/g;

  // Pages hide properties of documents and forms behind the names of their fields; the prototypes are this world's.
  const { matches } = Element.prototype;
  /** @param {object} prototype @param {string} name @returns {(this: any) => any} */
  const getter = (prototype, name) => /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, name)).get;
  const ownStyle = getter(HTMLElement.prototype, 'style');
  const kinds = { document: Document.prototype, shadow: ShadowRoot.prototype };
  const styleSheets = { document: getter(kinds.document, 'styleSheets'), shadow: getter(kinds.shadow, 'styleSheets') };
  const adopted = { document: getter(kinds.document, 'adoptedStyleSheets'), shadow: getter(kinds.shadow, 'adoptedStyleSheets') };
  const selectAll = { document: kinds.document.querySelectorAll, shadow: DocumentFragment.prototype.querySelectorAll };
  const nodeType = getter(Node.prototype, 'nodeType');
  /** @param {Node} root @returns {'document' | 'shadow'} */
  const kindOf = (root) => (nodeType.call(root) === Node.DOCUMENT_NODE ? 'document' : 'shadow');
  const nothing = new DocumentFragment();

  /**
   * A rule that transforms. `screen`: for this orientation alone.
   * @typedef {{ selector: string, screen: string, transform: string, rotate: string }} Turn
   * @typedef {{ bare: string[], turns: Turn[] }} Found
   */

  /** The orientation a media query asks for. @param {string} query @param {string} outer */
  function screenOf(query, outer) {
    const asked = new Set(query.toLowerCase().match(/orientation\s*:\s*(portrait|landscape)/g)?.map((one) => one.replace(/.*:\s*/, '')));
    if (asked.size !== 1) return outer;
    const [one] = asked;
    return /\bnot\b/i.test(query) ? (one === 'portrait' ? 'landscape' : 'portrait') : one;
  }

  /** A nested rule's selector. @param {string} selector @param {string} parent */
  function resolved(selector, parent) {
    if (parent === '') return selector;
    return selector.includes('&') ? selector.replaceAll('&', `:is(${parent})`) : `:is(${parent}) :is(${selector})`;
  }

  /** A selector for the elements it may mean once they have the focus; empty where it is not about them. @param {string} selector */
  function focused(selector) {
    const parts = selector.split(/,(?![^(]*\))/).map((part) => part.trim());
    return parts.filter((part) => !/:not\(\s*:focus-visible|::|:host/.test(part)).map((part) => {
      const bare = part.replace(STATES, '').trim();
      const whole = bare === '' || /[>+~]$/.test(bare) ? `${bare}*` : bare;
      try {
        nothing.querySelector(whole);
        return whole;
      } catch {
        return '*'; // Whatever it is, it may mean anything.
      }
    }).join(',');
  }

  world.premortemSheets = () => {
    let left = MAX_RULES;
    /** @type {WeakMap<CSSStyleSheet, Found>} */
    const known = new WeakMap();

    /** @param {string} selector @param {CSSStyleDeclaration} style @param {string} screen @param {Found} found */
    const declared = (selector, style, screen, found) => {
      const outline = `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor} ${style.outline}`;
      if (NO_OUTLINE.test(outline)) found.bare.push(selector);
      const { transform, rotate } = style;
      if (transform !== '' || rotate !== '') found.turns.push({ selector, screen, transform, rotate });
    };

    /** @param {CSSRuleList} rules @param {string} screen @param {string} parent @param {Found} found @param {number} depth */
    const visit = (rules, screen, parent, found, depth) => {
      for (const any of rules) {
        const rule = /** @type {any} */ (any);
        if (--left < 0 || depth > MAX_DEPTH) {
          found.bare.push('*');
          return;
        }
        if (rule.type === TYPE.style) {
          const selector = resolved(rule.selectorText, parent);
          declared(selector, rule.style, screen, found);
          if (rule.cssRules?.length > 0) visit(rule.cssRules, screen, selector, found, depth + 1);
        } else if (rule.type === TYPE.nested && rule.style && parent !== '') {
          declared(parent, rule.style, screen, found);
        } else if (rule.type === TYPE.import) {
          if (rule.styleSheet) read(rule.styleSheet, screenOf(rule.media.mediaText, screen), found, depth + 1);
        } else if (rule.type === TYPE.media) {
          const inner = screenOf(rule.media.mediaText, screen);
          if (inner !== screen || matchMedia(rule.media.mediaText).matches) visit(rule.cssRules, inner, parent, found, depth + 1);
        } else if (rule.cssRules && rule.type !== TYPE.keyframes) {
          visit(rule.cssRules, screen, parent, found, depth + 1);
        }
      }
    };

    /** @param {CSSStyleSheet} sheet @param {string} screen @param {Found} found @param {number} depth */
    const read = (sheet, screen, found, depth) => {
      try {
        if (!sheet.disabled) visit(sheet.cssRules, screen, '', found, depth);
      } catch {
        found.bare.push('*'); // Another site's.
      }
    };

    /** @param {CSSStyleSheet} sheet */
    const once = (sheet) => {
      const before = known.get(sheet);
      if (before) return before;
      /** @type {Found} */
      const found = { bare: [], turns: [] };
      read(sheet, screenOf(sheet.media.mediaText, ''), found, 0);
      known.set(sheet, found);
      return found;
    };

    return (root) => {
      const kind = kindOf(root);
      const all = [...styleSheets[kind].call(root), ...adopted[kind].call(root)].map(once);
      const selectors = new Set(all.flatMap((found) => found.bare));
      const bare = selectors.size > MAX_SELECTORS || selectors.has('*') ? '*' : [...selectors].map(focused).filter(Boolean).join(',');
      return { bare, turned: turned(root, all.flatMap((found) => found.turns)) };
    };
  };

  /**
   * How elements that a rule turns in one orientation stand in both.
   * @param {Document | ShadowRoot} root
   * @param {Turn[]} turns
   */
  function turned(root, turns) {
    /** @type {Map<Element, string[]>} */
    const found = new Map();
    for (const turn of turns) {
      if (turn.screen === '' || ((turn.rotate === '' || turn.rotate === 'none') && !TURNS.test(turn.transform))) continue;
      for (const element of select(root, turn.selector)) {
        if (found.size < MAX_TURNED && !found.has(element)) {
          const hits = turns.filter((one) => hit(element, one.selector));
          found.set(element, ['portrait', 'landscape'].flatMap((screen) => standing(element, hits, screen)));
        }
      }
    }
    return found;
  }

  /** @param {Element} element @param {Turn[]} hits @param {string} screen */
  function standing(element, hits, screen) {
    const own = element instanceof HTMLElement ? ownStyle.call(element) : null;
    const there = hits.filter((one) => one.screen === '' || one.screen === screen);
    return /** @type {const} */ (['transform', 'rotate']).map((name) =>
      own?.[name] || there.findLast((one) => one[name] !== '')?.[name] || 'none');
  }

  /** @param {Document | ShadowRoot} root @param {string} selector */
  function select(root, selector) {
    try {
      return selectAll[kindOf(root)].call(/** @type {any} */ (root), selector);
    } catch {
      return [];
    }
  }

  /** @param {Element} element @param {string} selector */
  function hit(element, selector) {
    try {
      return matches.call(element, selector);
    } catch {
      return false;
    }
  }
})();

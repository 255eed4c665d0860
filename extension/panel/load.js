/**
 * What it took to load a page: its requests as the page's own browser knows them, and its HTML as the server sends it
 * to somebody who is not signed in and runs no scripts.
 */
import '../page/entries.js';

const { key } = /** @type {import('../protocol-entries').Entries} */ (/** @type {any} */ (globalThis).premortemEntries);
/** Longer HTML is not looked into; in bytes. */
const MOST = 5_000_000;
/** Milliseconds the server has. */
const PATIENCE = 10_000;
const CUT = 500;
/** Elements that frameworks fill: React, Vue, Next, Nuxt, Angular, Svelte, Gatsby. */
const ROOTS = ['root', 'app', '__next', '__nuxt', 'svelte', '___gatsby', 'app-root', 'main-app'];

/**
 * The page's HTML, asked for without cookies, outside of the page and of its service worker.
 * @param {string} url
 * @param {AbortSignal} signal ends it at once
 * @returns {Promise<object>} `{ served }` of `load::Served`, or `{ refused }`: a sentence
 */
export async function served(url, signal) {
  try {
    const answer = await fetch(url, {
      credentials: 'omit', cache: 'no-store', headers: { accept: 'text/html,application/xhtml+xml' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const type = answer.headers.get('content-type') ?? '';
    if (!/html/.test(type)) {
      await answer.body?.cancel();
      return { refused: `Asked again without signing in, the server sent no HTML but ${type.slice(0, 60) || 'something unnamed'}.` };
    }
    const html = await text(answer);
    return { served: { ...outer(answer, html), ...reduce(html, answer.url) } };
  } catch (error) {
    if (signal.aborted) throw error;
    const why = error instanceof DOMException && error.name === 'TimeoutError'
      ? 'the server did not answer within 10 seconds' : 'the server did not answer, or sent the browser elsewhere';
    return { refused: `The page's HTML could not be asked for again: ${why}.` };
  }
}

/** @param {Response} answer */
async function text(answer) {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let html = '';
  for (let read = 0; reader && read < MOST;) {
    const { done, value } = await reader.read();
    if (done) return html + decoder.decode();
    read += value.byteLength;
    html += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return html;
}

/**
 * @param {Response} answer
 * @param {string} html
 */
function outer(answer, html) {
  const { origin, pathname } = new URL(answer.url);
  return {
    status: answer.status,
    url: origin + pathname,
    redirected: answer.redirected,
    bytes: new TextEncoder().encode(html).byteLength,
    robotsHeader: answer.headers.get('x-robots-tag')?.slice(0, CUT),
    cacheControl: answer.headers.get('cache-control')?.slice(0, CUT),
  };
}

/**
 * What the markup says; parsing it runs nothing and fetches nothing.
 * @param {string} html
 * @param {string} address
 */
export function reduce(html, address) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const base = page.querySelector('base[href]')?.getAttribute('href') ?? '';
  /** @param {string | null | undefined} value */
  const absolute = (value) => {
    try {
      return new URL(value ?? '', new URL(base, address)).href;
    } catch {
      return '';
    }
  };
  /** @param {string} selector @param {string} [attribute] */
  const said = (selector, attribute) => {
    const element = page.querySelector(selector);
    const value = attribute ? element?.getAttribute(attribute) : element?.textContent;
    return value?.trim().slice(0, CUT);
  };
  const pictures = [
    ...[...page.querySelectorAll('img[src]')].map((image) => image.getAttribute('src')),
    ...[...page.querySelectorAll('img[srcset], source[srcset], link[imagesrcset]')].flatMap((element) =>
      (element.getAttribute('srcset') ?? element.getAttribute('imagesrcset') ?? '').split(/,\s+/).map((one) => one.trim().split(/\s/)[0])),
    ...[...page.querySelectorAll('link[rel~=preload][as=image][href], video[poster]')].map((element) =>
      element.getAttribute('href') ?? element.getAttribute('poster')),
  ];
  const scripts = [...page.querySelectorAll('script[src]')].map((script) => script.getAttribute('src'));
  const robots = said('meta[name=robots i]', 'content');
  const facts = {
    title: said('title'),
    description: said('meta[name=description i]', 'content'),
    canonical: page.querySelector('link[rel~=canonical i][href]') ? absolute(said('link[rel~=canonical i]', 'href')).split(/[?#]/)[0] : undefined,
    robots,
    headings: page.querySelectorAll('h1').length,
    links: page.querySelectorAll('a[href]').length,
    emptyRoot: ROOTS.find((id) => {
      const root = page.getElementById(id) ?? page.querySelector(`body > ${id}`);
      return root !== null && root.children.length === 0 && !/\S/.test(root.textContent ?? '');
    }),
    pictures: keys(pictures.map(absolute)),
    scripts: keys(scripts.map(absolute)),
  };
  for (const hidden of page.querySelectorAll('script, style, noscript, template, head')) hidden.remove();
  return { ...facts, words: (page.body?.textContent ?? '').match(/[\p{L}\p{N}]+/gu)?.length ?? 0 };
}

/** @param {string[]} addresses */
const keys = (addresses) => [...new Set(addresses.filter(Boolean).map(key))].slice(0, 1000);

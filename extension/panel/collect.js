/**
 * Fetches the snapshot of a tab: puts the collector into its top frame, lets the page's own world be asked who
 * listens to clicks, and passes the bytes on as they come.
 */
import { readHandlers } from '../page/handlers.js';

/** Without a sign of life for this long, the page is taken to hang; in milliseconds. */
const SILENCE = 30_000;
/** Who listens to clicks is worth waiting for, but not for ever; in milliseconds. */
const HANDLERS = 5_000;

/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal] ends it at once, also in the page
 * @property {(bytes: Uint8Array) => void} onChunk what `page::Decoder::feed` takes
 * @property {(done: number, total: number) => void} [onProgress] elements read, and how many are known of
 */

/**
 * How it went.
 * @typedef {object} Collected
 * @property {boolean} handlers whether the page's world could be asked to the end who listens to clicks
 * @property {number} busy how long the collector held the page's thread in all, in milliseconds
 * @property {number} longest its longest slice, in milliseconds
 */

/**
 * Reads the page in a tab. What it throws is one sentence for a person.
 * @param {number} tabId
 * @param {Options} options
 * @returns {Promise<Collected>}
 */
export async function collect(tabId, { signal, onChunk, onProgress }) {
  throwIfAborted(signal);
  await inject(tabId);
  throwIfAborted(signal);
  const port = browser.tabs.connect(tabId, { name: 'premortem/collect', frameId: 0 });
  try {
    return await converse(port, tabId, { signal, onChunk, onProgress });
  } finally {
    port.disconnect();
  }
}

/**
 * @param {chrome.runtime.Port} port
 * @param {number} tabId
 * @param {Options} options
 * @returns {Promise<Collected>}
 */
function converse(port, tabId, { signal, onChunk, onProgress }) {
  return new Promise((resolve, reject) => {
    let handlers = false;
    const silent = () => reject(new Error('The page did not answer for 30 seconds, so it could not be read.'));
    let timer = setTimeout(silent, SILENCE);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(silent, SILENCE);
    };
    /** @param {() => void} settle */
    const settle = (settle) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = () => settle(() => reject(aborted()));
    signal?.addEventListener('abort', abort);

    port.onDisconnect.addListener(() => {
      void browser.runtime.lastError; // Read, or the browser complains.
      gone(tabId).then((error) => settle(() => reject(error)));
    });
    port.onMessage.addListener((message) => {
      alive();
      if (message.listening) {
        askHandlers(tabId, channel).then((asked) => {
          handlers = asked;
          alive();
          if (!signal?.aborted) port.postMessage({ walk: true });
        }).catch(() => {}); // The port is gone, which is told elsewhere.
      } else if (message.bytes instanceof Uint8Array) {
        try {
          onChunk(message.bytes);
        } catch (error) {
          settle(() => reject(error));
        }
      } else if (message.end) {
        settle(() => resolve({ handlers, busy: message.busy, longest: message.longest }));
      } else if (typeof message.refused === 'string') {
        settle(() => reject(new Error(message.refused === 'application/pdf'
          ? 'This is a PDF in the browser\'s viewer, not a page; open the app you want to audit.'
          : `This is a file of type ${message.refused}, not a page; open the app you want to audit.`)));
      } else if (typeof message.failed === 'string') {
        settle(() => reject(new Error(`The page could not be read: ${message.failed}.`)));
      } else if (typeof message.done === 'number') {
        onProgress?.(message.done, message.total);
      }
    });
    const channel = `premortem-${crypto.randomUUID()}`;
    port.postMessage({ listen: channel });
  });
}

/**
 * Asks the page's own world who listens to clicks. Whatever comes of it, the walk goes on.
 * @param {number} tabId
 * @param {string} channel
 * @returns {Promise<boolean>}
 */
async function askHandlers(tabId, channel) {
  const asked = browser.scripting.executeScript({
    target: { tabId }, world: 'MAIN', func: readHandlers, args: [channel],
  }).then(([answer]) => answer?.result === true, () => false);
  /** @type {Promise<boolean>} */
  const late = new Promise((resolve) => { setTimeout(resolve, HANDLERS, false); });
  return Promise.race([asked, late]);
}

/** @param {number} tabId */
async function inject(tabId) {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['page/sheets.js', 'page/collector.js'] });
  } catch (error) {
    throw new Error(await refusal(tabId, String(/** @type {Error} */ (error).message ?? error)));
  }
}

/**
 * Why the browser would not let us in, for a person.
 * @param {number} tabId
 * @param {string} message the browser's own words
 * @returns {Promise<string>}
 */
export async function refusal(tabId, message) {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab === null) return 'The page was closed before it could be read.';
  const url = tab.url ?? '';
  if (/gallery|webstore/i.test(message) || /^https:\/\/(chromewebstore\.google|microsoftedge\.microsoft)\.com\//.test(url)) {
    return 'Browsers let no extension look at their own stores; open the app you want to audit.';
  }
  // The address is hidden from us where access is, but the browser's refusal names it.
  const own = /\b(chrome|edge|brave|about|devtools|view-source|chrome-extension|chrome-search):/.exec(`${url} ${message}`);
  if (own) {
    return `This is a page of the browser itself (${own[0]}), which no extension may read; open the app you want to audit.`;
  }
  if (/was removed|No frame with id|No tab with id/i.test(message)) {
    return 'The page was reloaded or went to another address meanwhile; run the audit again.';
  }
  if (/showing error page/i.test(message)) return 'The page did not load, so there is nothing to audit.';
  if (/cannot be scripted|ExtensionsSettings/i.test(message)) return 'The browser or an administrator lets no extension read this page.';
  if (/Cannot access|permission/i.test(message)) {
    return 'The browser has not granted access to this page; click the Premortem button in the toolbar while the page is open.';
  }
  return `The page could not be read: ${message}`;
}

/**
 * Why the line to the page broke.
 * @param {number} tabId
 */
async function gone(tabId) {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return new Error(tab === null
    ? 'The page was closed while it was being read.'
    : 'The page went to another address or was reloaded while it was being read; run the audit again.');
}

/** @param {AbortSignal | undefined} signal */
function throwIfAborted(signal) {
  if (signal?.aborted) throw aborted();
}

function aborted() {
  return new DOMException('The audit was cancelled.', 'AbortError');
}

// Watches a tab from the panel: puts `page/live.js` into its document, and into the next one of the same origin, and
// hands over what it tells. The toolbar's badge is here, too.
import { refusal } from './collect.js';

/** Chromium's own fall-back when a flush is not answered, because the page hangs; in milliseconds. */
const PATIENCE = 2_000;

/** Ends the watching that goes on, if one does. */
let end = () => {};
/** Asks the page for all there is. @type {() => Promise<boolean>} */
let ask = async () => false;

/**
 * Watches the documents of a tab as long as they are of this origin.
 *
 * @param {number} tabId
 * @param {string} origin
 * @param {boolean} now whether the open document is watched, or only the next ones
 * @param {(batch: string) => void} onBatch JSON of a `vitals::Timeline`
 * @param {(kind: 'document' | 'elsewhere') => void} onNote a document begins; the tab went where it can't be followed
 */
export async function watch(tabId, origin, now, onBatch, onNote) {
  end();
  /** @type {chrome.runtime.Port | undefined} */
  let port;
  /** @type {(() => void)[]} */
  let flushed = [];
  let over = false;

  /** @param {string | undefined} documentId */
  const connect = (documentId) => {
    port?.disconnect();
    const opened = browser.tabs.connect(tabId, documentId ? { name: 'premortem/live', documentId } : { name: 'premortem/live', frameId: 0 });
    port = opened;
    onNote('document');
    opened.onMessage.addListener((message) => {
      if (port !== opened || typeof message?.batch !== 'string') return;
      onBatch(message.batch);
      if (message.flushed) for (const done of flushed.splice(0)) done();
    });
    opened.onDisconnect.addListener(() => {
      void browser.runtime.lastError; // Read, or the browser complains.
      if (port === opened) port = undefined;
    });
  };

  /** @param {any} message @param {chrome.runtime.MessageSender} sender */
  const onHello = (message, sender) => {
    if (message?.type !== 'live' || sender.id !== browser.runtime.id) return;
    if (sender.tab?.id !== tabId || sender.frameId !== 0 || sender.origin !== origin) return;
    connect(sender.documentId);
  };

  const inject = () => browser.scripting.executeScript({
    target: { tabId }, files: ['page/entries.js', 'page/live.js'], injectImmediately: true,
  });

  /** @param {number} changed @param {{ status?: string }} change @param {chrome.tabs.Tab} tab */
  const onUpdated = (changed, { status }, tab) => {
    if (changed !== tabId || status !== 'complete' || port) return;
    // The address is hidden from us where the browser took access back.
    const here = tab.url !== undefined && new URL(tab.url).origin === origin;
    if (here) inject().catch(gone);
    else gone();
  };
  const gone = () => {
    if (!over) onNote('elsewhere');
  };

  browser.runtime.onMessage.addListener(onHello);
  browser.tabs.onUpdated.addListener(onUpdated);
  end = () => {
    over = true;
    end = () => {};
    ask = async () => false;
    browser.runtime.onMessage.removeListener(onHello);
    browser.tabs.onUpdated.removeListener(onUpdated);
    port?.disconnect();
    port = undefined;
    for (const done of flushed.splice(0)) done();
  };
  ask = () => new Promise((resolve) => {
    if (!port) {
      resolve(false);
      return;
    }
    const timer = setTimeout(resolve, PATIENCE, false);
    flushed.push(() => {
      clearTimeout(timer);
      resolve(!over);
    });
    port.postMessage('flush');
  });

  if (!now) return;
  try {
    await inject();
  } catch (error) {
    end();
    throw new Error(await refusal(tabId, error instanceof Error ? error.message : String(error)));
  }
}

/** Ends it. */
export function stop() {
  end();
}

/**
 * Has the page tell all it knows by now.
 * @returns {Promise<boolean>} whether it did
 */
export function flush() {
  return ask();
}

/** Badges are set one after the other, so that the latest stays. */
let badged = Promise.resolve();

/**
 * Shows a few letters on the toolbar button of a tab, and says in its title what they mean; nothing when there are none.
 * @param {number} tabId
 * @param {string} text
 * @param {string} color
 * @param {string} title
 */
export function badge(tabId, text, color, title) {
  badged = badged.then(async () => {
    if (text) {
      await browser.action.setBadgeBackgroundColor({ tabId, color });
      await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
    }
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title: title || browser.i18n.getMessage('action') });
  }).catch(() => {}); // The tab is gone, and its button with it.
}

/**
 * All that the core may ask of the browser. What is thrown here is one sentence for a person.
 */
import { collect as collectPage, refusal } from './collect.js';
import { served } from './load.js';
import * as traffic from './traffic.js';

/** A page that has not answered by then is taken to hang; in milliseconds. */
const PATIENCE = 15_000;

let abortion = new AbortController();
/** The document under audit, by the browser's own id. @type {string | undefined} */
let documentId;

/** Ends what is under way; what begins later is not touched. */
export function abort() {
  abortion.abort();
  abortion = new AbortController();
}

/**
 * What a page can know of its device: `field::Hints` of the core.
 * @typedef {{ mobile?: boolean, touch: boolean, width: number, height: number }} Device
 * @typedef {{ type: string, state: string, device: Device }} Looked
 */

/**
 * What the tab shows, if it can be audited.
 * @param {number} tabId
 * @returns {Promise<{ url: string, title: string, at: string, clock: string, document: string, private: boolean, device: Device }>}
 */
export async function inspect(tabId) {
  const tab = await browser.tabs.get(tabId).catch(() => {
    throw new Error('The tab was closed. Open the app again and press the Premortem button in the toolbar.');
  });
  if (tab.url === undefined) {
    throw new Error('The browser lets no extension look at this page, or the tab has gone to another site since. '
      + 'Open the app you want to audit and press the Premortem button in the toolbar there.');
  }
  const looked = await within(loaded(tabId));
  const { type, device } = /** @type {Looked} */ (looked.result);
  if (!['text/html', 'application/xhtml+xml', 'image/svg+xml'].includes(type)) {
    throw new Error(`This is ${type === 'application/pdf' ? 'a PDF' : `a file of type ${type}`}, not a web page. `
      + 'Open the app you want to audit and press the Premortem button there.');
  }
  documentId = looked.documentId;
  const now = new Date();
  return {
    url: tab.url,
    title: tab.title ?? '',
    at: now.toISOString(),
    clock: now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
    document: documentId,
    private: tab.incognito,
    device,
  };
}

/**
 * The performance entries of the page and of the frames we may look into, as JSON of `vitals::Timeline`.
 * @param {number} tabId
 * @returns {Promise<string>}
 */
export async function readTimeline(tabId) {
  const files = ['page/entries.js', 'page/vitals.js'];
  // A frame that is still loading must not keep the page waiting.
  const read = await within(executeIn({ tabId, allFrames: true }, { files, injectImmediately: true }));
  const timelines = read.filter(({ result }) => typeof result === 'string')
    .map(({ frameId, result }) => ({ frameId, ...JSON.parse(/** @type {string} */ (result)) }));
  const page = timelines.find(({ frameId }) => frameId === 0);
  if (page === undefined) throw new Error('The page gave no performance entries.');
  const inner = timelines.filter((timeline) => timeline !== page);
  const known = timelines.flatMap((timeline) => timeline.within);
  const unseen = known.filter(({ reachable }) => !reachable).map(({ url }) => url);
  return JSON.stringify({
    ...page,
    frames: inner.map((timeline) => ({
      url: timeline.url,
      offset: timeline.timeOrigin - page.timeOrigin,
      share: timeline.share,
      timeline,
    })),
    unseen,
  });
}

/**
 * The requests that made the page, and its HTML as it is served, as JSON of `load::Load`.
 * @param {number} tabId
 * @param {string | undefined} url where the HTML may be asked for
 * @param {string | undefined} refused why it may not be
 * @returns {Promise<string>}
 */
export async function readLoad(tabId, url, refused) {
  const { signal } = abortion;
  const [read, html] = await Promise.all([
    within(execute(tabId, { files: ['page/entries.js', 'page/load.js'] })),
    url === undefined ? { refused } : within(served(url, signal)),
  ]);
  if (typeof read.result !== 'string') throw new Error('The page gave no requests.');
  return JSON.stringify({ ...JSON.parse(read.result), ...html });
}

/**
 * Reads the page; the bytes go to the decoder as they come.
 * @param {number} tabId
 * @param {(bytes: Uint8Array) => void} onChunk
 * @param {(done: number, total: number) => void} onProgress
 * @returns {Promise<unknown>}
 */
export function collect(tabId, onChunk, onProgress) {
  return collectPage(tabId, { signal: abortion.signal, onChunk, onProgress });
}

/**
 * The visible part of the tab.
 * @param {number} tabId
 * @returns {Promise<{ bytes: Uint8Array, sha256: string, dataUrl: string, preview: string }>}
 */
export async function picture(tabId) {
  const tab = await browser.tabs.get(tabId);
  if (!tab.active) throw new Error('The tab was in the background; keep it in front while the audit runs.');
  const dataUrl = await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
  const bytes = new Uint8Array(await (await fetch(dataUrl)).arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { bytes, sha256, dataUrl, preview: URL.createObjectURL(new Blob([bytes], { type: 'image/png' })) };
}

/**
 * Gives the memory of a picture back.
 * @param {string} preview
 */
export function forget(preview) {
  URL.revokeObjectURL(preview);
}

/**
 * Records the calls of the app from its next load on, and reloads the tab for that.
 * @param {number} tabId
 * @param {string} url
 * @param {boolean} watched whether `page/live.js` is there from the beginning as well
 * @param {(call: string) => void} onCall each call, as JSON
 * @param {(kind: string) => void} onNote `listening`, `silent` or `bound`
 */
export async function record(tabId, url, watched, onCall, onNote) {
  try {
    await traffic.record(tabId, url, watched, (call) => onCall(JSON.stringify(call)), (note) => onNote(note.kind));
  } catch (error) {
    throw new Error(await refusal(tabId, messageOf(error)));
  }
}

/** Takes the recorder out of the tab. */
export function stopRecording() {
  return traffic.stop();
}

/**
 * Sends proven reads from the page and tells each answer, as JSON.
 * @param {number} tabId
 * @param {string} requests JSON of `traffic::Outgoing[]`
 * @param {(answer: string) => void} onAnswer
 * @returns {Promise<string | null>} why it ended early, as a clause
 */
export async function replay(tabId, requests, onAnswer) {
  const { signal } = abortion;
  try {
    const done = await traffic.replay(tabId, JSON.parse(requests), {
      signal,
      onAnswer: (answer) => onAnswer(JSON.stringify(answer)),
    });
    return done.stopped;
  } catch (error) {
    throw new Error(await refusal(tabId, messageOf(error)));
  }
}

/** Sweeping over a list must not make the page jump about; in milliseconds. */
const REST = 120;
/** Counts what is asked of the marks, so that only the latest is done. */
let asked = 0;
/** While it is open the marks stay; they go with the panel. @type {chrome.runtime.Port | undefined} */
let line;

/**
 * Outlines elements in the page instead of those outlined before, and brings the first into view.
 * @param {number} tabId
 * @param {{ number: number }[]} marks
 */
export async function mark(tabId, marks) {
  const mine = ++asked;
  await new Promise((done) => { setTimeout(done, REST); });
  if (mine !== asked) return;
  await browser.scripting.executeScript({ target: { tabId }, files: ['page/marks.js'] });
  line ??= holdLine(tabId);
  if (mine !== asked) return;
  await browser.scripting.executeScript({
    target: { tabId },
    func: (targets, focus) => /** @type {any} */ (globalThis).premortemMarks.show(targets, focus),
    args: [marks, marks[0]?.number],
  });
}

/**
 * Takes the outlines away.
 * @param {number} tabId
 */
export async function unmark(tabId) {
  asked += 1;
  if (line === undefined) return;
  await browser.scripting.executeScript({
    target: { tabId },
    func: () => /** @type {any} */ (globalThis).premortemMarks?.clear(),
  });
}

/**
 * @param {number} tabId
 * @returns {chrome.runtime.Port}
 */
function holdLine(tabId) {
  const port = browser.tabs.connect(tabId, { name: 'premortem-marks', frameId: 0 });
  port.onDisconnect.addListener(() => {
    void browser.runtime.lastError; // Read, or the browser complains.
    line = undefined;
  });
  return port;
}

/**
 * Saves a file the way a link would, so that no permission for downloads is needed.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Lets the browser draw what has changed; a panel nobody sees is never drawn, so it waits no longer than a blink. */
export async function drawn() {
  await Promise.race([new Promise(requestAnimationFrame), new Promise((done) => { setTimeout(done, 100); })]);
  await new Promise((done) => { setTimeout(done); });
}

/**
 * Tells what happens to the tab and its toolbar button from now on.
 * @param {number} tabId
 * @param {(what: 'clicked' | 'left' | 'closed') => void} tell
 */
export function watch(tabId, tell) {
  browser.runtime.onMessage.addListener((message, sender) => {
    // Only the background script sends this; what runs in a tab has `sender.tab`.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return;
    if (message?.type === 'clicked' && message.tabId === tabId) tell('clicked');
  });
  browser.tabs.onRemoved.addListener((id) => {
    if (id === tabId) tell('closed');
  });
  browser.tabs.onUpdated.addListener(async (id, changed) => {
    if (id !== tabId || changed.status === undefined || documentId === undefined) return;
    // A single-page app changes its address, too; only another document ends an audit.
    const before = documentId;
    const alive = await browser.scripting
      .executeScript({ target: { tabId, documentIds: [before] }, func: () => true, injectImmediately: true })
      .then(() => true, () => false);
    if (!alive && before === documentId) {
      documentId = undefined;
      tell('left');
    }
  });
}

/**
 * The document of the tab, once its markup has arrived: until then the browser would keep our scripts waiting.
 * @param {number} tabId
 * @returns {Promise<chrome.scripting.InjectionResult<unknown>>} of `Looked`
 */
async function loaded(tabId) {
  const { signal } = abortion;
  const end = performance.now() + PATIENCE;
  for (;;) {
    const looked = await execute(tabId, {
      func: () => ({
        type: document.contentType,
        state: document.readyState,
        device: {
          mobile: /** @type {any} */ (navigator).userAgentData?.mobile,
          touch: matchMedia('(pointer: coarse)').matches,
          width: screen.width,
          height: screen.height,
        },
      }),
      injectImmediately: true,
    });
    const { state } = /** @type {Looked} */ (looked.result);
    if (state !== 'loading' || signal.aborted || performance.now() > end) return looked;
    await new Promise((done) => { setTimeout(done, 250); });
  }
}

/**
 * Runs a script in the top frame.
 * @param {number} tabId
 * @param {object} script
 * @returns {Promise<chrome.scripting.InjectionResult<unknown>>}
 */
async function execute(tabId, script) {
  const [result] = await executeIn({ tabId }, script);
  return /** @type {chrome.scripting.InjectionResult<unknown>} */ (result);
}

/**
 * Runs a script in the frames of a tab.
 * @param {{ tabId: number, allFrames?: boolean }} target
 * @param {object} script
 * @returns {Promise<chrome.scripting.InjectionResult<unknown>[]>} of at least one
 */
async function executeIn(target, script) {
  const injection = /** @type {chrome.scripting.ScriptInjection<[], unknown>} */ ({ target, ...script });
  try {
    const results = await browser.scripting.executeScript(injection);
    if (results.length === 0) throw new Error('The page is gone.');
    return results;
  } catch (error) {
    throw new Error(await refusal(target.tabId, messageOf(error)));
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Waits, but not for ever, and not after a cancel.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
function within(work) {
  const { signal } = abortion;
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error('The page has not finished loading after 15 seconds. Wait until it has, then press Run again.'));
    const timer = setTimeout(late, PATIENCE);
    signal.addEventListener('abort', () => reject(new DOMException('Cancelled.', 'AbortError')), { once: true });
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}

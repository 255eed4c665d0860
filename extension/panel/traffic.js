// What the second-account test asks of the browser: record the calls of a tab, and send proven reads from it.
// Which requests may be sent is decided in the core; nothing here makes up or changes a request.

/** @typedef {import('../protocol-traffic').RecordedCall} RecordedCall */
/** @typedef {import('../protocol-traffic').Outgoing} Outgoing */
/** @typedef {import('../protocol-traffic').Answer} Answer */
/** @typedef {import('../protocol-traffic').Note} Note */

/** As background.js knows them, which takes them out after a panel that was closed. */
const SCRIPTS = ['premortem-relay', 'premortem-recorder'];
/** Milliseconds from one request to the next: at most five a second. */
const PACE = 200;
const AT_ONCE = 2;
/** Longer than a request may take in the page, so that its own words about a time-out arrive. */
const PATIENCE = 20_000;
/** How long a document that has loaded may keep silent before we say that nothing is recorded. */
const SILENCE = 1_500;

/** Ends the recording that runs, if one does. @type {() => Promise<void>} */
let end = async () => {};

/** Takes the scripts out again, those of an earlier panel included. */
async function unregister() {
  const left = await browser.scripting.getRegisteredContentScripts({ ids: SCRIPTS });
  if (left.length > 0) await browser.scripting.unregisterContentScripts({ ids: left.map((script) => script.id) });
}

/**
 * Records the calls of the app in a tab: registers recorder and relay for its host and reloads the tab. Goes on over
 * reloads and navigations within the origin until `stop()`; ends a recording that ran before.
 *
 * @param {number} tabId
 * @param {string} url the tab's address
 * @param {boolean} watched whether `page/live.js` is there from the beginning as well
 * @param {(call: RecordedCall) => void} onCall for `Call::from_json(JSON.stringify(call))`; it comes out of the page's world
 * @param {(note: Note) => void} [onNote] what else is to be known
 * @returns {Promise<void>} settled when the tab begins to reload
 */
export async function record(tabId, url, watched, onCall, onNote = () => {}) {
  await end();
  const { protocol, hostname, origin } = new URL(url);
  if (!/^https?:$/.test(protocol)) throw new Error('Only pages of the web can be recorded.');
  await unregister();

  /** @type {Set<chrome.runtime.Port>} */
  const ports = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;

  /** @param {chrome.runtime.Port} port */
  const onConnect = (port) => {
    if (port.name !== 'premortem/record') return;
    const { sender } = port;
    const ours = sender?.id === browser.runtime.id && sender.tab?.id === tabId && sender.frameId === 0
      && sender.origin === origin;
    if (!ours) return;
    ports.add(port);
    clearTimeout(silence);
    onNote({ kind: 'listening' });
    port.onMessage.addListener((message) => {
      if (message?.kind === 'call') onCall(message.call);
      else if (message?.kind === 'bound') onNote({ kind: 'bound', calls: message.calls });
    });
    port.onDisconnect.addListener(() => ports.delete(port));
  };
  /** @param {number} changed @param {{status?: string}} change */
  const onUpdated = (changed, { status }) => {
    if (changed !== tabId || status !== 'complete') return;
    // A tab that left for another origin (a sign-in page elsewhere) has lost the permission the toolbar click gave.
    clearTimeout(silence);
    silence = setTimeout(() => {
      if (ports.size === 0) onNote({ kind: 'silent' });
    }, SILENCE);
  };

  browser.runtime.onConnect.addListener(onConnect);
  browser.tabs.onUpdated.addListener(onUpdated);
  end = async () => {
    end = async () => {};
    clearTimeout(silence);
    browser.runtime.onConnect.removeListener(onConnect);
    browser.tabs.onUpdated.removeListener(onUpdated);
    for (const port of ports) port.disconnect();
    await unregister();
  };

  /** @type {Omit<chrome.scripting.RegisteredContentScript, 'id'>} */
  const common = {
    matches: [`${protocol}//${hostname}/*`],
    runAt: 'document_start',
    allFrames: false,
    persistAcrossSessions: false,
  };
  try {
    await browser.scripting.registerContentScripts([
      {
        ...common, id: 'premortem-relay', world: 'ISOLATED',
        js: watched ? ['page/entries.js', 'page/live.js', 'page/relay.js'] : ['page/relay.js'],
      },
      { ...common, id: 'premortem-recorder', js: ['page/recorder.js'], world: 'MAIN' },
    ]);
    await browser.tabs.reload(tabId);
  } catch (error) {
    await end();
    throw error;
  }
}

/** Ends the recording; the page's next load is untouched. @returns {Promise<void>} */
export async function stop() {
  await end();
}

/**
 * Sends proven reads from the tab's page, at most five a second and two at a time, and hands over every answer as it
 * comes. Ends early when the server asks to slow down (429), when it fails three times in a row, when the page goes away,
 * or when `signal` fires.
 *
 * @param {number} tabId
 * @param {Outgoing[]} requests as the core made them
 * @param {{signal?: AbortSignal, onAnswer: (answer: Answer) => void}} options
 * @returns {Promise<{sent: number, stopped: string | null}>} `stopped`: why it ended early, as a clause for `Test::stop`
 */
export async function replay(tabId, requests, { signal, onAnswer }) {
  if (signal?.aborted) return { sent: 0, stopped: 'cancelled' };
  if (requests.length === 0) return { sent: 0, stopped: null };
  await browser.scripting.executeScript({ target: { tabId }, files: ['page/replay.js'] });
  const port = browser.tabs.connect(tabId, { name: 'premortem/replay', frameId: 0 });

  /** @type {Map<number, () => void>} */
  const pending = new Map();
  /** @type {string | null} */
  let stopped = null;
  let failures = 0;
  let sent = 0;
  /** @param {string} why */
  const halt = (why) => {
    stopped ??= why;
    for (const settle of pending.values()) settle();
    pending.clear();
  };
  const cancelled = () => halt('cancelled');
  signal?.addEventListener('abort', cancelled, { once: true });
  port.onDisconnect.addListener(() => halt('the page went away'));
  port.onMessage.addListener((/** @type {Answer} */ answer) => {
    const settle = pending.get(answer?.id);
    if (!settle) return;
    pending.delete(answer.id);
    failures = answer.status >= 500 ? failures + 1 : 0;
    onAnswer(answer);
    if (answer.status === 429) halt('the server asked to slow down (429)');
    else if (failures >= 3) halt('the server failed three times in a row');
    settle();
  });

  const queue = [...requests];
  let next = performance.now();
  const work = async () => {
    for (let request = queue.shift(); request && !stopped; request = queue.shift()) {
      const at = Math.max(next, performance.now());
      next = at + PACE;
      await new Promise((done) => setTimeout(done, at - performance.now()));
      if (stopped) return;
      const { id } = request;
      const settled = new Promise((done) => pending.set(id, () => done(undefined)));
      port.postMessage(request);
      sent += 1;
      const patience = setTimeout(() => {
        pending.get(id)?.();
        pending.delete(id);
      }, PATIENCE);
      await settled;
      clearTimeout(patience);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    signal?.removeEventListener('abort', cancelled);
    port.disconnect();
  }
  return { sent, stopped };
}

// Runs in the extension's own world (ISOLATED) at document_start: passes what the recorder saw on to the panel.
// What arrives comes from the page's world and may be forged: its form is checked here, its meaning in the core.
{
  /** At most so many calls of one document are passed on. */
  const MOST_CALLS = 2000;
  /** At most so many characters in all. */
  const MOST_TEXT = 64 * 1024 * 1024;

  const vias = ['fetch', 'xhr', 'beacon', 'eventSource', 'webSocket'];
  const credentials = ['omit', 'same-origin', 'include'];

  /** @typedef {import('../protocol-traffic').RecordedCall} RecordedCall */

  /** @param {unknown} value @param {number} most @returns {value is string} */
  const isText = (value, most) => typeof value === 'string' && value.length <= most;

  /** @param {any} list @returns {[string, string][] | null} */
  const headers = (list) => {
    if (!Array.isArray(list) || list.length > 200) return null;
    const fine = list.every((pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0], 200) && isText(pair[1], 32768));
    return fine ? list.map(([name, value]) => [name, value]) : null;
  };

  /** @param {any} body @returns {RecordedCall['body'] | null} */
  const bodyOf = (body) => {
    if (body === 'none') return 'none';
    if (isText(body?.text, 1024 * 1024)) return { text: body.text };
    if (isText(body?.other, 200)) return { other: body.other };
    return null;
  };

  /**
   * A copy of a call in exactly the form agreed on; `null` when it isn't one.
   * @param {any} call
   * @returns {RecordedCall | null}
   */
  const checked = (call) => {
    if (!call || typeof call !== 'object') return null;
    const { via, method, url, status, response, time } = call;
    const [sent, received, body] = [headers(call.headers), headers(call.responseHeaders), bodyOf(call.body)];
    const fine = vias.includes(via) && isText(method, 40) && isText(url, 65536) && credentials.includes(call.credentials)
      && Number.isInteger(status) && status >= 0 && status < 1000 && Number.isFinite(time)
      && (response === null || isText(response, 6 * 1024 * 1024)) && sent && received && body;
    if (!fine) return null;
    return {
      via, method, url, headers: sent, body, credentials: call.credentials, status, responseHeaders: received, response,
      truncated: call.truncated === true, redirected: call.redirected === true, time,
      duration: Number.isFinite(call.duration) && call.duration >= 0 ? call.duration : null,
    };
  };

  const { port1: ours, port2: theirs } = new MessageChannel();
  const panel = browser.runtime.connect({ name: 'premortem/record' });
  let calls = 0;
  let text = 0;
  let open = true;

  const close = () => {
    if (!open) return;
    open = false;
    ours.postMessage('stop');
    ours.onmessage = null;
  };
  panel.onDisconnect.addListener(() => {
    close();
    // A panel that was closed could not take us out any more.
    browser.runtime.sendMessage({ type: 'left' }).catch(() => {});
  });

  ours.onmessage = ({ data }) => {
    const call = open ? checked(data) : null;
    if (!call) return;
    calls += 1;
    text += call.url.length + (call.response?.length ?? 0) + (typeof call.body === 'object' && 'text' in call.body ? call.body.text.length : 0);
    if (calls > MOST_CALLS || text > MOST_TEXT) {
      panel.postMessage({ kind: 'bound', calls: calls - 1 });
      close();
      return;
    }
    panel.postMessage({ kind: 'call', call });
  };

  // The port is given away once, to the recorder; see the end of recorder.js. The event is cancelled by whoever takes it.
  const offer = () => {
    const taken = !document.dispatchEvent(new MessageEvent('premortem:port', { ports: [theirs], cancelable: true }));
    if (taken) document.removeEventListener('premortem:recorder', offer, true);
  };
  document.addEventListener('premortem:recorder', offer, true);
  document.addEventListener('DOMContentLoaded', () => document.removeEventListener('premortem:recorder', offer, true), { once: true });
  offer();
}

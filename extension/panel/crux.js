/**
 * Asks the Chrome UX Report, when the person presses Compare. The API key goes from the field it was typed into, or from
 * where it is kept, into the header of the request; the core never sees it.
 */
import { keepKey, keptKey } from './storage.js';

const ORIGIN = 'https://chromeuxreport.googleapis.com';
/** In milliseconds. */
const PATIENCE = 15_000;
/** An answer is about 3,000 characters long. */
const MOST = 100_000;

/**
 * Sends requests and gives the answers, in their order.
 * @param {string[]} requests JSON, as the core made it
 * @returns {Promise<{ answers: { status: number, body: string }[], key: boolean }>} `key`: whether one is kept now
 */
export async function ask(requests) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById('crux-key'));
  const remember = /** @type {HTMLInputElement | null} */ (document.getElementById('crux-remember'))?.checked === true;
  const typed = field?.value.trim() ?? '';
  if (field !== null && !/^[\w-]{20,200}$/.test(typed)) {
    throw new Error(typed === ''
      ? 'Type your API key first, then press Compare.'
      : 'This is no API key: one has some 39 letters, digits, hyphens and underscores. Nothing was sent.');
  }
  // Before anything else is awaited: the browser asks only within the press.
  const allowed = await browser.permissions.request({ origins: [`${ORIGIN}/*`] });
  if (!allowed) throw new Error('You did not allow Premortem to contact the Chrome UX Report; nothing was sent.');
  const kept = await keptKey();
  const key = field === null ? kept : typed;
  if (key === undefined) throw new Error('The key is gone. Run the audit again, then type your key.');
  const answers = await Promise.all(requests.map((body) => send(key, body)));
  // A key that Google does not know is not worth keeping.
  const good = answers.some(({ status }) => status === 200 || status === 404);
  if (remember && good) await keepKey(key);
  return { answers, key: kept !== undefined || (remember && good) };
}

/**
 * @param {string} key
 * @param {string} body
 * @returns {Promise<{ status: number, body: string }>}
 */
async function send(key, body) {
  try {
    const answer = await fetch(`${ORIGIN}/v1/records:queryRecord`, {
      method: 'POST',
      // In a header and not in the address, so that no log of addresses holds it.
      headers: { 'content-type': 'application/json', 'x-goog-api-key': key },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: answer.status, body: (await answer.text()).slice(0, MOST) };
  } catch {
    throw new Error('The Chrome UX Report could not be reached. Look whether this machine is online, then compare again.');
  }
}

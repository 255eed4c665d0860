/**
 * What this extension keeps between audits, on this device only: the figures of audited visits, and the API key of those
 * who ask for that. What is written is made by the core; nothing here knows what it means.
 */

/** Before an origin, in `storage.local`: its visits; in `storage.session`: its documents audited since the browser started. */
const VISITS = 'visits:';
const KEY = 'crux-key';
/** From so many origins on the core is told of all, so that it can choose which go. */
const CROWDED = 200;
/** Another panel that writes is waited for so long; in milliseconds. */
const PATIENCE = 5_000;

/**
 * Adds to what is kept of an origin, one panel at a time.
 * @param {string} origin
 * @param {(stored: string) => string | undefined} add JSON of what is stored in, JSON of the changes out
 * @returns {Promise<{ kept: boolean, key: boolean }>} whether there are visits of the origin, and a key
 */
export function keep(origin, add) {
  const name = VISITS + origin;
  return navigator.locks.request(VISITS, { signal: AbortSignal.timeout(PATIENCE) }, async () => {
    const { [name]: visits, [KEY]: key } = await browser.storage.local.get([name, KEY]);
    const { [name]: documents } = await browser.storage.session.get(name);
    const changes = add(JSON.stringify({ visits, documents, others: await others() }));
    if (changes === undefined) return { kept: visits !== undefined, key: typeof key === 'string' };
    const { visits: changed, documents: audited, dropped } = JSON.parse(changes);
    await browser.storage.local.remove(dropped.map((/** @type {string} */ other) => VISITS + other));
    await browser.storage.local.set({ [name]: changed });
    await browser.storage.session.set({ [name]: audited });
    return { kept: true, key: typeof key === 'string' };
  });
}

/** Every origin of which visits are kept, with its last hour; none where there is room. @returns {Promise<string[][]>} */
async function others() {
  const names = (await browser.storage.local.getKeys()).filter((name) => name.startsWith(VISITS));
  if (names.length < CROWDED) return [];
  const all = /** @type {Record<string, any>} */ (await browser.storage.local.get(names));
  return names.map((name) => [name.slice(VISITS.length), String(all[name]?.last ?? '')]);
}

/**
 * Forgets the visits of an origin.
 * @param {string} origin
 */
export async function forget(origin) {
  await browser.storage.local.remove(VISITS + origin);
  await browser.storage.session.remove(VISITS + origin);
}

/** @returns {Promise<string | undefined>} the API key, if one is kept */
export async function keptKey() {
  const { [KEY]: key } = await browser.storage.local.get(KEY);
  return typeof key === 'string' ? key : undefined;
}

/** @param {string} key */
export async function keepKey(key) {
  await browser.storage.local.set({ [KEY]: key });
}

/** Forgets the API key. */
export async function forgetKey() {
  await browser.storage.local.remove(KEY);
}

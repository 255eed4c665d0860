// Runs in the extension's own world (ISOLATED) when a replay begins: sends the requests the panel hands over, as the page
// would (its origin, its cookies, CORS), and hands the answers back. Which requests may be sent is decided in the core
// (`traffic::Guard`); the check here is only a second lock. It judges nothing and keeps nothing.
{
  /** Answers longer than this (in bytes) are not read. */
  const MOST_BYTES = 5 * 1024 * 1024;
  const TIMEOUT = 15_000;
  const shared = /** @type {any} */ (globalThis);

  /** @typedef {import('../protocol-traffic').Outgoing} Outgoing */
  /** @typedef {import('../protocol-traffic').Answer} Answer */

  /** @param {Response} response @returns {Promise<{body: string | null, truncated: boolean}>} */
  const bodyOf = async (response) => {
    if (!response.body) return { body: null, truncated: false };
    const decoder = new TextDecoder();
    let body = '';
    let bytes = 0;
    for await (const chunk of /** @type {any} */ (response.body)) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) return { body: null, truncated: true };
      body += decoder.decode(chunk, { stream: true });
    }
    return { body: body + decoder.decode(), truncated: false };
  };

  /** @param {Response} response */
  const cameFromCache = ({ headers }) =>
    Number(headers.get('age') ?? 0) > 0
    || ['x-cache', 'cf-cache-status', 'x-vercel-cache'].some((name) => /\bhit\b/i.test(headers.get(name) ?? ''));

  /** @param {Outgoing} request @param {AbortSignal} signal @returns {Promise<Answer>} */
  const send = async ({ id, method, url, headers, body, credentials }, signal) => {
    /** @type {Answer} */
    const answer = { id, status: 0, body: null, truncated: false, redirected: false, cached: false, error: null };
    const aggregate = method === 'POST' && /\/api\/apps\/[\w-]+\/entities\/[\w-]+\/aggregate$/.test(url);
    if (method !== 'GET' && !aggregate) return { ...answer, error: 'refused' };
    const timeout = AbortSignal.timeout(TIMEOUT);
    try {
      const response = await fetch(url, {
        method, headers, credentials, body: body ?? null, redirect: 'manual', cache: 'no-store', signal: AbortSignal.any([signal, timeout]),
      });
      if (response.type === 'opaqueredirect') return { ...answer, redirected: true };
      return { ...answer, status: response.status, cached: cameFromCache(response), ...(await bodyOf(response)) };
    } catch {
      const error = timeout.aborted ? 'timeout' : signal.aborted ? 'cancelled' : 'network';
      return { ...answer, error };
    }
  };

  if (!shared.premortemReplay) {
    shared.premortemReplay = true;
    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== 'premortem/replay' || port.sender?.id !== browser.runtime.id || port.sender.tab?.url?.startsWith('http')) return;
      const gone = new AbortController();
      port.onDisconnect.addListener(() => gone.abort());
      port.onMessage.addListener(async (request) => {
        const answer = await send(request, gone.signal);
        if (!gone.signal.aborted) port.postMessage(answer);
      });
    });
  }
}

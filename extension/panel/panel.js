/**
 * The side panel's start: loads the core, hands it the page, and offers the runner what it needs.
 */
import init, { App } from '../core/core.js';

try {
  await init({ module_or_path: new URL('../core/core_bg.wasm', import.meta.url) });
  const tab = Number(new URLSearchParams(location.search).get('tab') ?? NaN);
  const app = new App(Number.isInteger(tab) ? tab : undefined);
  app.start();

  /** For scripts that drive the browser; no web page can reach this one. */
  Object.assign(globalThis, {
    premortem: {
      /** @returns {object} where the audit and the second-account test stand */
      state: () => app.state(),
      /** @returns {Promise<object>} the state, once nothing is running */
      settled: () => app.settled(),
      /** @param {{ pillars?: string[], names?: boolean, device?: object }} options */
      configure: (options) => app.configure(options),
      /** @param {'json' | 'html'} format */
      report: (format) => app.report(format),
      /** @returns {{ file: string, base64: string }[]} */
      exhibits: () => app.exhibits().map(({ file, bytes }) => ({ file, base64: bytes.toBase64() })),
    },
  });
} catch (error) {
  const notice = /** @type {HTMLElement} */ (document.getElementById('notice'));
  notice.className = 'notice problem';
  notice.textContent = `Premortem could not start: ${error instanceof Error ? error.message : error}. `
    + 'Close this panel and press the Premortem button in the toolbar again.';
}

/**
 * Every message between the parts of the extension. A part declares what it sends; whoever receives checks the sender.
 */

// ---- background.js → panel (runtime.sendMessage) --------------------------------------------------------------

/** The toolbar button was pressed on a tab whose panel may be open already. */
export interface Clicked {
  type: 'clicked';
  tabId: number;
}

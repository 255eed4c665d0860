/**
 * Every message between the parts of the extension. A part declares what it sends; whoever receives checks the sender.
 */

// ---- background.js → panel (runtime.sendMessage) --------------------------------------------------------------

/** The toolbar button was pressed on a tab whose panel may be open already. */
export interface Clicked {
  type: 'clicked';
  tabId: number;
}

// ---- page/relay.js → background.js (runtime.sendMessage) ------------------------------------------------------

/** The panel that recorded this document is gone, or has ended the recording. */
export interface Left {
  type: 'left';
}

// ---- page/live.js → panel (runtime.sendMessage) -----------------------------------------------------------------

/** A document has its watcher; whoever watches the tab opens the port `premortem/live`. */
export interface Hello {
  type: 'live';
}

// ---- page/live.js → panel (port) --------------------------------------------------------------------------------

/** What happened since the last batch. */
export interface Batch {
  /** JSON of a `vitals::Timeline`. */
  batch: string;
  /** Whether it answers the panel's `'flush'`. */
  flushed: boolean;
}

// What recorder, relay, replay and panel say to each other. Mirrors `Call`, `Outgoing` and `Answer` of the core.

/** A call of the app. Everything in it can be forged by the page. */
export interface RecordedCall {
  via: 'fetch' | 'xhr' | 'beacon' | 'eventSource' | 'webSocket';
  /** As the app wrote it. */
  method: string;
  /** Absolute. */
  url: string;
  /** Headers the app set; names in lower case. */
  headers: [string, string][];
  /** Text whole, anything else in words. */
  body: 'none' | { text: string } | { other: string };
  credentials: 'omit' | 'same-origin' | 'include';
  /** 0: no answer. */
  status: number;
  responseHeaders: [string, string][];
  /** The answer's text, where it is JSON or text of at most 5 MB. */
  response: string | null;
  /** Whether it was longer than that. */
  truncated: boolean;
  redirected: boolean;
  /** Milliseconds since 1970. */
  time: number;
  /** Milliseconds until the answer was read, or its headers where it is not; `null` where none came. */
  duration: number | null;
}

/** What else is to be known of a recording. */
export type Note =
  /** A document of the app has loaded and is being recorded. */
  | { kind: 'listening' }
  /** A document has loaded and nothing is recorded: the toolbar button must be pressed again. */
  | { kind: 'silent' }
  /** Later calls of this document are not recorded: there were too many or too large ones. */
  | { kind: 'bound'; calls: number };

/** A proven read; only the core makes one. */
export interface Outgoing {
  id: number;
  method: string;
  url: string;
  headers: [string, string][];
  body?: string;
  credentials: 'omit' | 'same-origin' | 'include';
}

/** The answer to one. */
export interface Answer {
  id: number;
  /** 0: no answer. */
  status: number;
  body: string | null;
  /** Longer than 5 MB, and therefore not read. */
  truncated: boolean;
  /** A redirection, never followed. */
  redirected: boolean;
  /** A shared cache says it gave the answer. */
  cached: boolean;
  error: 'timeout' | 'network' | 'cancelled' | 'refused' | null;
}

/** Chromium 148 and newer give extensions `browser` beside `chrome`; the types know only the latter. */
declare const browser: typeof chrome;

/** What the style sheets of a document or shadow root say. */
export interface Scope {
  /** A selector for what some rule takes the outline from; empty where none does. */
  bare: string;
  /** What rules for one orientation of the screen turn: `transform` and `rotate` in portrait, then in landscape. */
  turned: Map<Element, string[]>;
}

/** Begins a reading in which every sheet is read once. */
export type Sheets = () => (root: Document | ShadowRoot) => Scope;

/** An entry with the fields of its type; TypeScript's library does not know all of them yet. */
export type Entry = PerformanceEntry & Record<string, any>;

/** What `entries.js` offers to the scripts of its world, as `premortemEntries`. */
export interface Entries {
  /** What is kept of an entry of each type. */
  reduce: Record<string, (entry: Entry) => object>;
  /** A selector in the manner of web-vitals' `getSelector`. */
  selector(node: Node | null | undefined): string | undefined;
  /** A number for the element, or for the one around a text; given once. */
  number(node: Node | null | undefined): number | undefined;
  /** The number of an element that has one. */
  numberOf(node: Node): number | undefined;
  /** An address without query and fragment. */
  address(raw: unknown): string | undefined;
  /** Tells addresses apart, query included, and says nothing about them. */
  key(raw: unknown): number | undefined;
}

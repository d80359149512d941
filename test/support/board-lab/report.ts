// What the page tells the test: no imports, because both sides read it.

/** One change that a person's own binding made to the document. */
export interface OwnChange {
  readonly what: 'create' | 'change' | 'remove';
  readonly id: string;
  /** The fields that have another value than before; of a new element, all. */
  readonly fields: readonly string[];
}

/** An element as far as it is shared, and its list of what hangs on it. */
export interface SeenElement {
  readonly id: string;
  readonly boundElements: readonly { readonly id: string; readonly type: string }[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One person's board. */
export interface BoardReport {
  /** What is to be seen, in paint order. */
  readonly scene: readonly SeenElement[];
  /** What the document holds, in paint order. */
  readonly document: readonly SeenElement[];
  /** The indices of all elements, deleted ones too, in Excalidraw's order. */
  readonly indices: readonly (string | null)[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What an operation came to. */
export interface OperationReport {
  /** What was selected when a deletion began, with everything that hangs on it. */
  readonly selected: readonly string[];
  /** Rules that were broken while it was done. */
  readonly faults: readonly string[];
}

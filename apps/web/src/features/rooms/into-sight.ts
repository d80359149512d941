/** Bring parts of the room into sight that may be behind a tab or hidden. Once they return, the parts can take the focus. */
export interface IntoSight {
  readonly showWaysOut: () => void;
  readonly showNotes: () => void;
}

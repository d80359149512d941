import type { DocumentPerson } from '#platform/document-people';

/** Who works on the board, as the room's own state says: no browser's word counts for this. */
export interface BoardRoom {
  readonly me: DocumentPerson;
  /** Whether somebody may write in this room; false for whoever is not in it. */
  readonly mayWrite: (userId: string) => boolean;
}

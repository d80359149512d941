/** Why an update is refused. Named for metrics and close reasons; none of them says anything about the document. */
export type GateRefusal =
  /** Cut short, too long, padded numbers, text that is no UTF-8, JSON that is not as it would be written. */
  | 'undecodable'
  /** More structs and delete ranges than one update may hold. */
  | 'too-many-structs'
  /** A length of nothing, beyond a whole document, or past the last safe clock. */
  | 'bad-length'
  /** A place holder for what is not there. */
  | 'skip'
  /** One client, or one delete range, twice or out of order. */
  | 'bad-order'
  /** A struct that leans on itself, on what comes after it, or in a circle. */
  | 'forward-reference'
  /** A parent that holds nothing, as text does. */
  | 'bad-parent'
  /** Neighbours in different places, or the right one to the left. */
  | 'bad-neighbours'
  /** So much between its neighbours that Yjs would take too long to find its place there. */
  | 'too-contested'
  /** Under a key stands what no map or attribute can hold. */
  | 'bad-map-entry'
  /** New structs under somebody else's client. */
  | 'foreign-client'
  | 'too-many-clients'
  | 'too-many-roots'
  | 'too-deep'
  /** Too long, or one that harms prototypes. */
  | 'bad-key'
  /** Contents that board and notes never hold. */
  | 'unsupported-content';

/** Ends the judgement of an update. No error: the gate catches it, and gathering a stack would take longer than the rest. */
export class UpdateRefusal {
  /** @param reason null: the update is sound, but something before it is missing */
  constructor(readonly reason: GateRefusal | null) {}
}

/** @throws UpdateRefusal always */
export function refuse(reason: GateRefusal): never {
  throw new UpdateRefusal(reason);
}

/** Something that the document does not know is built upon. @throws UpdateRefusal always */
export function reportGap(): never {
  throw new UpdateRefusal(null);
}

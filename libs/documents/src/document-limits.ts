import type { DocumentKind } from './document-kind.js';

const MIB = 1024 * 1024;

/** How large a document may become, in bytes of its encoded state. */
export const MAX_DOCUMENT_BYTES: Readonly<Record<DocumentKind, number>> = {
  board: 10 * MIB,
  notes: 2 * MIB,
  'interviewer-notes': 2 * MIB,
};

/** From this share of the largest size on, people are warned. */
export const NEARLY_FULL = 0.8;

/** What one update may hold. */
export const UPDATE_LIMITS = {
  /** Structs of all clients together, and stretches that are deleted by it. */
  maxStructs: 20_000,
  /** Stretches that it says are deleted; whoever joins lists all of the document. */
  maxDeletes: 100_000,
  /** Of one struct; more than a whole document can hold. */
  maxLength: 16 * MIB,
  /** Shared types and plain values within one another. */
  maxDepth: 32,
  /** UTF-16 units of a key. */
  maxKeyLength: 256,
  /** Structs that Yjs may have to look at to find the places of new ones. */
  maxSteps: 100_000,
  /** Root types of the document. Yjs looks through all of them for every struct that it writes. */
  maxRoots: 64,
} as const;

/** How many clients may have written to one document; every visit of a page is one. */
export const MAX_CLIENTS = 2_000;

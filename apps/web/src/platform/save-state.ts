import type { DocumentCondition } from '@fortyfive/contract';

/**
 * What a person is told about their work: `saved` only when the server has committed every change of theirs.
 * - `waiting`: the server has no database to save to for the moment.
 * - `full`: there are changes that the server does not take before something is deleted.
 * - `refused`: the server will not have us back; what is not saved by then stays unsaved.
 */
export type SaveState = 'connecting' | 'saved' | 'saving' | 'waiting' | 'full' | 'offline' | 'refused';

/** What is known about one connection. */
export interface ConnectionFacts {
  readonly isRefused: boolean;
  readonly isConnected: boolean;
  /** A connection has been lost, or never came about, since everything was last known to be saved. */
  readonly wasLost: boolean;
  /** As the server says; `normal` until it says otherwise. */
  readonly condition: DocumentCondition;
  readonly hasUnsavedChanges: boolean;
  /** The server has sent what it has. */
  readonly isSynced: boolean;
  /** The server has committed what we had when we connected. */
  readonly isAnswered: boolean;
  /** The server has committed all that it was sent. */
  readonly isSettled: boolean;
}

/** Puts the facts into one word. */
export function deriveSaveState(facts: ConnectionFacts): SaveState {
  if (facts.isRefused) return 'refused';
  const away = facts.wasLost ? 'offline' : 'connecting';
  if (!facts.isConnected) return away;
  if (isWithoutDatabase(facts.condition)) return 'waiting';
  // A connection that was just made anew may yet be turned away; until it is heard of, nothing is on its way.
  const isHeard = facts.isSynced || !facts.wasLost;
  if (facts.hasUnsavedChanges && isHeard) return facts.condition === 'full' ? 'full' : 'saving';
  if (!facts.isSynced || !facts.isAnswered) return away;
  return facts.isSettled ? 'saved' : 'saving';
}

/** Whether nothing can be committed, whoever changes it. */
function isWithoutDatabase(condition: DocumentCondition): boolean {
  return condition === 'database-away' || condition === 'queue-full';
}

const FROM_WORST: readonly SaveState[] = ['refused', 'offline', 'waiting', 'full', 'connecting', 'saving'];

/** The state to show for several documents together: that of the one that is worst off. */
export function worstSaveState(states: readonly SaveState[]): SaveState {
  return FROM_WORST.find((state) => states.includes(state)) ?? 'saved';
}

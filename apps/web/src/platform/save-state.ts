/**
 * What a person is told about their work: `saved` only when the server has committed every change of theirs.
 * `refused`: the server will not have us back; what is not saved by then stays unsaved.
 */
export type SaveState = 'connecting' | 'saved' | 'saving' | 'offline' | 'refused';

/** What is known about one connection. */
export interface ConnectionFacts {
  readonly isRefused: boolean;
  readonly isConnected: boolean;
  /** A connection has been lost, or never came about, since everything was last known to be saved. */
  readonly wasLost: boolean;
  readonly hasUnsavedChanges: boolean;
  /** Both sides have what the other had when they connected. */
  readonly isAnswered: boolean;
  /** The server has committed all that it was sent. */
  readonly isSettled: boolean;
}

/** Puts the facts into one word. */
export function deriveSaveState(facts: ConnectionFacts): SaveState {
  if (facts.isRefused) return 'refused';
  if (facts.isConnected && facts.hasUnsavedChanges) return 'saving';
  if (facts.isConnected && facts.isAnswered) return facts.isSettled ? 'saved' : 'saving';
  return facts.wasLost ? 'offline' : 'connecting';
}

const FROM_WORST: readonly SaveState[] = ['refused', 'offline', 'connecting', 'saving'];

/** The state to show for several documents together: that of the one that is worst off. */
export function worstSaveState(states: readonly SaveState[]): SaveState {
  return FROM_WORST.find((state) => states.includes(state)) ?? 'saved';
}

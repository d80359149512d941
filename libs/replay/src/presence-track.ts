import type { InterviewState } from '@fortyfive/interview';
import { countBelow } from './count-below.js';
import { DamagedLogError } from './hash-chain.js';
import { decodePresenceSample, type SampledSeat } from './presence-sample.js';
import type { LogEntry } from './recording.js';

/** Where one person pointed and looked at a moment of a replay. */
export interface PresentPerson extends Omit<SampledSeat, 'seat'> {
  readonly userId: string;
}

const NOBODY: readonly PresentPerson[] = [];

/** The samples of who was where on the board, through a recording. */
export class PresenceTrack {
  readonly #samples: Uint8Array[] = [];
  /** Where each sample stands among the entries of the recording. */
  readonly #places: number[] = [];
  #shown: Uint8Array | undefined;
  #present = NOBODY;

  constructor(entries: readonly LogEntry[]) {
    for (let place = 0; place < entries.length; place++) {
      const entry = entries[place];
      if (entry?.kind !== 'presence') continue;
      this.#samples.push(entry.bytes);
      this.#places.push(place);
    }
  }

  /**
   * Everybody on the board as the newest of the first so many entries has it; the same object as long as that is the same.
   * @param participants of that moment; a sample names people by their place there
   * @throws DamagedLogError when the sample cannot be read
   */
  at(entryCount: number, participants: InterviewState['participants']): readonly PresentPerson[] {
    const sample = this.#samples[countBelow(this.#places, entryCount) - 1];
    if (sample !== this.#shown) {
      this.#present = sample ? decodePresenceSample(sample).map((seat) => seatedPerson(seat, participants)) : NOBODY;
      this.#shown = sample;
    }
    return this.#present;
  }
}

function seatedPerson(sampled: SampledSeat, participants: InterviewState['participants']): PresentPerson {
  const { seat, ...places } = sampled;
  const participant = participants[seat];
  if (!participant)
    throw new DamagedLogError('The recording of this interview is damaged: somebody points who is not in it.');
  return { userId: participant.userId, ...places };
}

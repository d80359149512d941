import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OwnChanges } from './own-changes';

interface WriteFrame {
  readonly place: number;
  readonly changes: readonly number[];
  readonly kind: 'addition' | 'deletion' | 'answer';
}

/**
 * A browser and a server as the two talk about changes: the server takes frames in order and commits them later; at times
 * it takes no additions; afterwards it asks for everything; what it confirms never reaches what it has not taken.
 */
class Line {
  readonly own = new OwnChanges();
  readonly inLog = new Set<number>();
  #made = 0;
  #isConnected = false;
  #isTaking = true;
  #sent = 0;
  #onTheWay: WriteFrame[] = [];
  #waiting: WriteFrame[] = [];
  #behindSince: number | null = null;

  readonly moves = {
    add: () => this.#change('addition'),
    delete: () => this.#change('deletion'),
    connect: () => {
      if (this.#isConnected) return;
      this.#isConnected = true;
      this.#answer();
    },
    lose: () => {
      if (!this.#isConnected) return;
      this.#isConnected = false;
      this.#onTheWay = [];
      this.#waiting = [];
      this.#sent = 0;
      this.#behindSince = null;
      this.own.loseConnection();
    },
    receive: () => {
      const frame = this.#onTheWay.shift();
      if (!frame) return;
      if (frame.kind === 'answer') this.#behindSince = null;
      const isNew = frame.changes.some((change) => !this.inLog.has(change));
      if (this.#isTaking || frame.kind === 'deletion' || !isNew) this.#waiting.push(frame);
      else this.#behindSince ??= frame.place;
    },
    commit: () => {
      const frame = this.#waiting.shift();
      if (!frame) return;
      for (const change of frame.changes) this.inLog.add(change);
      if (this.#behindSince === null || frame.place < this.#behindSince) this.own.confirm(frame.place);
    },
    refuse: () => {
      this.#isTaking = false;
    },
    takeAgain: () => {
      const wasTaking = this.#isTaking;
      this.#isTaking = true;
      if (!wasTaking && this.#isConnected && this.#behindSince !== null) this.#answer();
    },
  };

  get isAllInLog(): boolean {
    return this.inLog.size === this.#made;
  }

  settle(): void {
    this.moves.connect();
    for (let round = 0; round < 2; round++) {
      while (this.#onTheWay.length > 0) this.moves.receive();
      this.moves.refuse();
      this.moves.takeAgain();
    }
    while (this.#onTheWay.length > 0) this.moves.receive();
    while (this.#waiting.length > 0) this.moves.commit();
  }

  #change(kind: 'addition' | 'deletion'): void {
    const change = ++this.#made;
    if (this.#isConnected) this.#send([change], kind);
    this.own.add(this.#isConnected ? this.#sent : null);
  }

  #answer(): void {
    this.#send(
      Array.from({ length: this.#made }, (_, index) => index + 1),
      'answer',
    );
    this.own.tellAll(this.#sent);
  }

  #send(changes: readonly number[], kind: WriteFrame['kind']): void {
    this.#onTheWay.push({ place: ++this.#sent, changes, kind });
  }
}

const MOVES = ['add', 'delete', 'connect', 'receive', 'receive', 'commit', 'lose', 'refuse', 'takeAgain'] as const;
const anyMoves = fc.array(fc.constantFrom(...MOVES), { maxLength: 80 });

describe('OwnChanges', () => {
  it('are saved as long as there are none', () => {
    expect(new OwnChanges().areSaved).toBe(true);
  });

  it('are saved once the frame they went out in is committed', () => {
    const own = new OwnChanges();
    own.add(2);
    own.confirm(1);
    expect(own.areSaved).toBe(false);
    own.confirm(2);
    expect(own.areSaved).toBe(true);
  });

  it('made offline are saved once the answer to the server’s question is committed, and not before', () => {
    const own = new OwnChanges();
    own.add(null);
    own.confirm(1);
    expect(own.areSaved).toBe(false);
    own.tellAll(2);
    own.confirm(1);
    expect(own.areSaved).toBe(false);
    own.confirm(2);
    expect(own.areSaved).toBe(true);
  });

  it('that were not taken are saved only with the answer that has them again', () => {
    const own = new OwnChanges();
    own.add(2);
    own.tellAll(4);
    own.confirm(3);
    expect(own.areSaved).toBe(false);
    own.confirm(4);
    expect(own.areSaved).toBe(true);
  });

  it('are not in doubt because the server asks somebody who has nothing new', () => {
    const own = new OwnChanges();
    own.tellAll(1);
    expect(own.areSaved).toBe(true);
  });

  it('are in doubt again when the connection is lost before they were confirmed', () => {
    const own = new OwnChanges();
    own.add(1);
    own.loseConnection();
    expect(own.areSaved).toBe(false);
  });

  it('are never called saved while one of them is not in the log, whatever happens', () => {
    fc.assert(
      fc.property(anyMoves, (names) => {
        const line = new Line();
        for (const name of names) {
          line.moves[name]();
          if (line.own.areSaved) expect(line.isAllInLog).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('are called saved in the end, once the server takes them again', () => {
    fc.assert(
      fc.property(anyMoves, (names) => {
        const line = new Line();
        for (const name of names) line.moves[name]();
        line.settle();
        expect([line.isAllInLog, line.own.areSaved]).toEqual([true, true]);
      }),
      { numRuns: 1_000 },
    );
  });
});

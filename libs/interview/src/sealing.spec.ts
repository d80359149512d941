import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpenTo, openingOf, SEALED_FOR_MS, sittingEndMs, type SealedInterview } from './index.js';

const HOUR_MS = 3_600_000;
const END_MS = 1_000_000_000;
const ended = (
  handedInAtMs: SealedInterview['handedInAtMs'],
  later: SealedInterview['later'] = [],
): SealedInterview => ({
  endedAtMs: END_MS,
  later,
  handedInAtMs,
});

describe('scorecards', () => {
  it('[INTERVIEW-19] open when interviewer and candidate have both handed in', () => {
    const now = END_MS + 5;
    expect(openingOf(ended([END_MS - 1, END_MS + 5]), now)).toEqual({
      atMs: now,
      reason: 'both-handed-in',
      deadlineMs: END_MS + SEALED_FOR_MS,
    });
    for (const one of [ended([END_MS, null]), ended([null, END_MS]), ended([null, null])])
      expect(openingOf(one, now)).toBeNull();
  });

  it('[INTERVIEW-19] never open before the end', () => {
    expect(openingOf({ ...ended([1, 2]), endedAtMs: null }, END_MS + 30 * HOUR_MS)).toBeNull();
  });

  it('[INTERVIEW-19] open a day after the end, for those who had handed in by then', () => {
    const deadline = END_MS + SEALED_FOR_MS;
    expect(openingOf(ended([END_MS, null]), deadline - 1)).toBeNull();
    const opening = openingOf(ended([END_MS, null]), deadline);
    expect(opening).toEqual({ atMs: deadline, reason: 'time-up', deadlineMs: deadline });
    expect([isOpenTo(opening, END_MS), isOpenTo(opening, deadline), isOpenTo(opening, deadline + 1)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isOpenTo(opening, null), isOpenTo(null, END_MS)]).toEqual([false, false]);
    // Both late: nobody was in time, so the time was up first.
    expect(openingOf(ended([deadline + 1, deadline + 2]), deadline + 3)?.reason).toBe('time-up');
  });

  it('[INTERVIEW-20] stay sealed until the interview after a swap has ended, and its day counts from there', () => {
    const createdAtMs = END_MS + HOUR_MS;
    const both = [END_MS, END_MS] as const;
    const lobby = { createdAtMs, startedAtMs: null, endedAtMs: null };
    const running = { ...lobby, startedAtMs: createdAtMs + 1 };
    const over = { ...running, endedAtMs: createdAtMs + HOUR_MS };
    const now = createdAtMs + HOUR_MS;
    expect([lobby, running, over].map((one) => openingOf(ended(both, [one]), now)?.reason)).toEqual([
      undefined,
      undefined,
      'both-handed-in',
    ]);
    expect(openingOf(ended([END_MS, null], [over]), END_MS + SEALED_FOR_MS)).toBeNull();
    expect(sittingEndMs(ended(both, [over]), now)).toBe(over.endedAtMs);
  });

  it('[INTERVIEW-20] are held back by nobody who leaves the second one lying', () => {
    const createdAtMs = END_MS + HOUR_MS;
    const both = [END_MS, END_MS] as const;
    const lobby = { createdAtMs, startedAtMs: null, endedAtMs: null };
    expect(openingOf(ended(both, [lobby]), createdAtMs + 24 * HOUR_MS - 1)).toBeNull();
    expect(openingOf(ended(both, [lobby]), createdAtMs + 24 * HOUR_MS)?.reason).toBe('both-handed-in');
    const running = { ...lobby, startedAtMs: createdAtMs };
    expect(openingOf(ended(both, [running]), createdAtMs + 3 * HOUR_MS - 1)).toBeNull();
    expect(openingOf(ended(both, [running]), createdAtMs + 3 * HOUR_MS)?.reason).toBe('both-handed-in');
  });

  it('[INTERVIEW-19] once due stay due as time goes on, whoever hands in later', () => {
    const instant = fc.integer({ min: END_MS - HOUR_MS, max: END_MS + 60 * HOUR_MS });
    const maybe = fc.option(instant, { nil: null });
    const followUp = fc.record({ createdAtMs: instant, startedAtMs: maybe, endedAtMs: maybe });
    fc.assert(
      fc.property(
        fc.tuple(maybe, maybe),
        fc.array(followUp, { maxLength: 2 }),
        instant,
        fc.nat(),
        (handedIn, later, now, after) => {
          const opening = openingOf(ended(handedIn, later), now);
          if (opening) expect(openingOf(ended(handedIn, later), now + after)?.reason).toBe(opening.reason);
          const isEarly = handedIn.some((at) => at === null || at > now) && now < END_MS + SEALED_FOR_MS;
          const known = ended([knownBy(now, handedIn[0]), knownBy(now, handedIn[1])], later);
          if (isEarly) expect(openingOf(known, now)).toBeNull();
        },
      ),
    );
  });
});

/** What a server can know at an instant. */
function knownBy(nowMs: number, atMs: number | null): number | null {
  return atMs !== null && atMs <= nowMs ? atMs : null;
}

import { describe, expect, it } from '@jest/globals';
import type { SealingView } from '@fortyfive/contract';
import type { Participant, Role } from '@fortyfive/interview';
import { formatDateTime } from '#ui/duration';
import { sealingWords, type SealingCase } from './sealing-words';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 21, 12);
const DEADLINE = new Date(NOW_MS + 5.5 * HOUR_MS).toISOString();
const OPENED = new Date(NOW_MS - 2 * HOUR_MS).toISOString();

const person = (userId: string, role: Role): Participant => ({
  userId,
  displayName: userId,
  role,
  isReady: true,
  hasReadBrief: true,
});
const participants = [person('Ana', 'interviewer'), person('Ben', 'candidate'), person('Cleo', 'observer')];
const SEALED: SealingView = {
  handedInUserIds: [],
  deadlineAt: DEADLINE,
  opening: null,
  isOpenToMe: false,
  isWaitingForSwap: false,
};

function read(myUserId: string, sealing: Partial<SealingView>, rest: Partial<SealingCase> = {}) {
  const one = { sealing: { ...SEALED, ...sealing }, myUserId, participants, handedInAt: null, nowMs: NOW_MS, ...rest };
  const { tone, title, sentences } = sealingWords(one);
  // The marks that keep a name apart from the sentence are not seen.
  return { tone, title, text: sentences.join(' ').replace(/[\u2068\u2069]/g, '') };
}

const by = formatDateTime(DEADLINE, new Date(NOW_MS)).replace('Today', 'today');

describe('SCORECARD-WEB-11: while the scorecards are sealed', () => {
  it('says who hands in, when at the latest, and what one loses by being late', () => {
    const { tone, text } = read('Ben', {});
    expect(tone).toBe('sealed');
    expect(text).toContain(`as soon as Ana and you have handed in, at the latest ${by} (in 5 h).`);
    expect(text).toContain("If you hand in later than that, you will not see the others'.");
  });

  it.each([
    ['Ben', ['Ana'], 'as soon as you hand in,'],
    ['Ana', ['Ana'], 'as soon as Ben hands in,'],
    ['Cleo', ['Ana'], 'as soon as Ben hands in,'],
    ['Cleo', [], 'as soon as Ana and Ben have handed in,'],
  ])('tells %s when %j have handed in: %s', (me, handedInUserIds, words) => {
    expect(read(me, { handedInUserIds }).text).toContain(words);
  });

  it('warns nobody who has handed in', () => {
    const { title, text } = read('Ana', { handedInUserIds: ['Ana'] }, { handedInAt: OPENED });
    expect(title).toBe('Your scorecard is handed in and sealed');
    expect(text).not.toContain('later than that');
  });

  it('says that nothing opens before the interview after a swap has ended', () => {
    const swap = { isWaitingForSwap: true, deadlineAt: null };
    expect(read('Ben', swap).title).toMatch(/until the next interview has ended/);
    expect(read('Ben', swap).text).toContain('24 h after its end');
    expect(read('Ben', swap, { handedInAt: OPENED }).text).toContain('You have handed in.');
  });

  it('names no time left before the server has told its time', () => {
    expect(read('Ben', {}, { nowMs: null }).text).not.toContain('(in');
  });
});

describe('SCORECARD-WEB-11: once the scorecards are open', () => {
  const both = { at: OPENED, reason: 'both-handed-in' } as const;
  const late = { at: OPENED, reason: 'time-up' } as const;
  const past = new Date(NOW_MS - 2 * HOUR_MS).toISOString();

  it('says when and why', () => {
    const when = `Opened · ${formatDateTime(OPENED, new Date(NOW_MS))}.`;
    const { tone, text } = read('Ana', { opening: both, isOpenToMe: true }, { handedInAt: OPENED });
    expect([tone, text]).toEqual(['open', `${when} Interviewer and candidate had both handed in.`]);
    const { text: other } = read('Ana', { opening: late, isOpenToMe: true }, { handedInAt: OPENED });
    expect(other).toBe(`${when} The time to hand in was up.`);
  });

  it('says to who did not hand in that they see nothing, and that they can still hand in', () => {
    const { tone, title, text } = read('Ben', { opening: late, deadlineAt: past });
    expect([tone, title]).toEqual(['shut', 'The scorecards are open, but not to you']);
    expect(text).toMatch(/^You had not handed in by .+ You still can: the others then read yours/);
    expect(read('Ben', { opening: late, deadlineAt: past }, { nowMs: null }).title).toBe(title);
    // An observer may be late although the pair were not.
    expect(read('Cleo', { opening: both, deadlineAt: past }).title).toBe(title);
  });

  it('says the same to who was late', () => {
    const { text } = read('Ben', { opening: late, deadlineAt: past }, { handedInAt: new Date(NOW_MS).toISOString() });
    expect(text).toMatch(/^You handed in after .+ you do not see theirs\.$/);
  });

  it.each([NOW_MS, null])('tells an observer who is still in time to hand in (at %s)', (nowMs) => {
    const { title, text } = read('Cleo', { opening: both }, { nowMs });
    expect(title).toBe('The scorecards are open to those who have handed in');
    expect(text).toMatch(/^Hand in yours by .+, and you see the others'/);
  });
});

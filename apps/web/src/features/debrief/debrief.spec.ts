import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { MyScorecardView, ScorecardView } from '@fortyfive/contract';
import {
  advanceClock,
  EMPTY_INTERVIEW,
  endClock,
  MINUTE_MS,
  rubricOf,
  startClock,
  type CriterionId,
  type InterviewState,
  type Rating,
} from '@fortyfive/interview';
import { parseProblem } from '@fortyfive/questions';
import { factsAsked } from './facts-asked';
import { gapInWords, gapOf } from './gap';
import { criterionViews, handedInCards, othersLevel } from './handed-in';
import { nextAnchors } from './next-anchors';
import { suggestImprovements } from './suggestions';

const FILE = new URL('../../../../../bank/problems/url-shortener.yaml', import.meta.url);
const PROBLEM = parseProblem(readFileSync(FILE, 'utf8'), 'url-shortener.yaml');
const FACTS = PROBLEM.requirements.facts;
const { criteria } = rubricOf(2);

const person = (userId: string, role: 'interviewer' | 'candidate' | 'observer') => ({
  ...{ userId, role, displayName: userId, isReady: true, hasReadBrief: false },
});

/** Six steps, of which the last took so many minutes longer than planned. */
function clock(overMinutes = 0) {
  const [ends, lastMs] = [[5, 10, 15, 25, 40], (45 + overMinutes) * MINUTE_MS];
  return endClock(
    ends.reduce((running, minutes) => advanceClock(running, minutes * MINUTE_MS), startClock(0)),
    lastMs,
  );
}

const STATE: InterviewState = {
  ...EMPTY_INTERVIEW,
  phase: 'ended',
  clock: clock(),
  participants: [
    ...[
      person('ana', 'interviewer'),
      person('ben', 'candidate'),
      person('cleo', 'observer'),
      person('dan', 'observer'),
    ],
  ],
  hints: [{ stepId: 'estimation', rung: 1, text: 'A month has 2.6 million seconds.', price: 0.5, atMs: 400_000 }],
  facts: FACTS.slice(0, 2).map(({ id, asked, answer }) => ({
    ...{ factId: id, asked, answer, stepId: 'requirements' as const, atMs: 60_000 },
  })),
};

function card(
  authorId: string,
  ratings: Partial<Record<CriterionId, Rating>>,
  more: Partial<ScorecardView> = {},
): ScorecardView {
  const entries = Object.entries(ratings).map(([id, rating]) => [id, { rating, comment: ` by ${authorId} ` }] as const);
  return {
    ...{
      authorId,
      ratings: Object.fromEntries(entries),
      evidence: {},
      takeaways: {},
      selfReview: {},
      aboutPartner: {},
    },
    ...{ submittedAt: '2026-01-01T10:00:00.000Z', ...more },
  };
}

const mine = (view: ScorecardView): MyScorecardView => ({ ...view, partnerRatings: {} });
const SEALING = { handedInUserIds: [], deadlineAt: null, opening: null, isOpenToMe: true, isWaitingForSwap: false };

const EVIDENCE = {
  late: { criterionId: 'estimation', sign: '-', words: 'Forgot the peak.', offsetMs: 9_000 },
  early: { criterionId: 'estimation', sign: '+', words: '', offsetMs: 5_000 },
  other: { criterionId: 'api', sign: '+', words: 'Paged by cursor.', offsetMs: 1_000 },
} as const;

const ANA = card('ana', { requirements: 'strong-yes', estimation: 'no', api: 'yes' }, { evidence: EVIDENCE });
const BEN = mine(card('ben', { requirements: 'yes', estimation: 'strong-yes', drive: 'no' }));
const CLEO = card('cleo', { estimation: 'yes', communication: 'no' });
const DAN = card('dan', { estimation: 'strong-yes' });

function viewsFor(own: MyScorecardView | null, others: readonly ScorecardView[]) {
  return criterionViews(criteria, handedInCards({ mine: own, others, sealing: SEALING }, STATE), STATE);
}

function estimationIn(views: ReturnType<typeof viewsFor>) {
  const found = views.find(({ criterion }) => criterion.id === 'estimation');
  if (!found) throw new Error('There is no estimation.');
  return found;
}

const VIEWS = viewsFor(BEN, [DAN, ANA, CLEO]);
const ESTIMATION = estimationIn(VIEWS);

describe('the views of a criterion', () => {
  it('[DEBRIEF-1] stand side by side, by role and not by who reads', () => {
    const seenByCleo = estimationIn(viewsFor(mine(CLEO), [DAN, ANA, BEN]));
    for (const { interviewer, own, observers } of [ESTIMATION, seenByCleo]) {
      expect(interviewer?.rating).toBe('no');
      expect(own?.rating).toBe('strong-yes');
      expect(new Set(observers.map(({ rating }) => rating))).toEqual(new Set(['yes', 'strong-yes']));
    }
    expect(ESTIMATION.interviewer?.comment).toBe('by ana');
  });

  it('[DEBRIEF-1] leave out what was not handed in', () => {
    const view = estimationIn(viewsFor({ ...BEN, submittedAt: null }, []));
    expect([view.own, view.interviewer, view.observers, view.observerMean]).toEqual([null, null, [], null]);
  });

  it('[DEBRIEF-5] give the mean of the observers who rated', () => {
    expect(ESTIMATION.observerMean).toBe(3.5);
    expect(VIEWS.find(({ criterion }) => criterion.id === 'communication')?.observerMean).toBe(2);
    expect(VIEWS.find(({ criterion }) => criterion.id === 'drive')?.observerMean).toBeNull();
    expect(othersLevel(ESTIMATION)).toBe(3);
  });

  it('[DEBRIEF-3] hold what the hints of the step cost, and nothing where there is no step', () => {
    expect([ESTIMATION.hints, ESTIMATION.price]).toEqual([1, 0.5]);
    expect(VIEWS.filter(({ price }) => price > 0)).toHaveLength(1);
  });

  it('[DEBRIEF-6] hold the evidence of this criterion in the order in which it was noted', () => {
    expect(ESTIMATION.interviewer?.evidence.map(({ id, sign }) => id + sign)).toEqual(['early+', 'late-']);
  });
});

describe('the gap', () => {
  it('[DEBRIEF-4] compares what the two saw, without the price', () => {
    expect(gapOf(ESTIMATION)).toBe(2);
    expect(VIEWS.map((view) => gapOf(view))).toEqual([-1, 2, ...Array.from({ length: 7 }, () => null)]);
    expect([2, 1, 0, -1, -3].map(gapInWords)).toEqual([
      'two levels higher',
      'one level higher',
      'the same',
      'one level lower',
      'three levels lower',
    ]);
  });
});

describe('factsAsked', () => {
  it('[DEBRIEF-8] names what was missed, key facts first, and what was given in its order', () => {
    const { given, missed, total } = factsAsked(FACTS, STATE.facts);
    expect(total).toBe(FACTS.length);
    expect(given.map(({ factId }) => factId)).toEqual(FACTS.slice(0, 2).map(({ id }) => id));
    expect(given.map(({ isKey }) => isKey)).toEqual(FACTS.slice(0, 2).map(({ key }) => key));
    expect(missed).toHaveLength(FACTS.length - 2);
    const keys = missed.map(({ key }) => key);
    expect(keys).toContain(true);
    expect(keys.lastIndexOf(true)).toBeLessThan(keys.indexOf(false));
  });
});

describe('nextAnchors', () => {
  it('[DEBRIEF-9] sets the anchor of the rating against the next one up and strong yes, lowest first', () => {
    const found = nextAnchors(VIEWS, PROBLEM.steps);
    expect(found.map(({ view, opinion }) => [view.criterion.id, opinion.author.userId, opinion.rating])).toEqual([
      ['estimation', 'ana', 'no'],
      ['communication', 'cleo', 'no'],
      ['api', 'ana', 'yes'],
    ]);
    const { anchors } = PROBLEM.steps.estimation;
    expect(found[0]?.rungs).toEqual([
      { rating: 'no', anchor: anchors.no },
      { rating: 'yes', anchor: anchors.yes },
      { rating: 'strong-yes', anchor: anchors['strong-yes'] },
    ]);
    expect(found[2]?.rungs.map(({ rating }) => rating)).toEqual(['yes', 'strong-yes']);
  });

  it('[DEBRIEF-9] is silent where the question has no anchors', () => {
    const empty = { 'strong-no': '', no: '', yes: '', 'strong-yes': ' ' };
    const steps = { ...PROBLEM.steps, estimation: { ...PROBLEM.steps.estimation, anchors: empty } };
    expect(nextAnchors(VIEWS, steps).map(({ view }) => view.criterion.id)).toEqual(['communication', 'api']);
  });
});

describe('suggestImprovements', () => {
  const facts = factsAsked(FACTS, STATE.facts);
  const missedKeys = facts.missed.filter(({ key }) => key).length;

  it('[DEBRIEF-11] puts what was lowest first, with what speaks for it', () => {
    const found = suggestImprovements({ views: VIEWS, clock: clock(), facts });
    expect(found.map(({ id, reason }) => [id, reason])).toEqual([
      ['communication', 'Communication was rated 2 of 4.'],
      ['estimation', 'Estimation was rated 3 of 4, less half a level for a hint.'],
      ['requirements', `${missedKeys} key facts were never asked for.`],
      ['api', 'API was rated 3 of 4.'],
    ]);
  });

  it('[DEBRIEF-11] suggests a strict clock when the time ran away', () => {
    const late = suggestImprovements({ views: VIEWS, clock: clock(4), facts: null });
    expect(late.find(({ id }) => id === 'time')?.reason).toBe('Bottlenecks ran over by 4 min in all.');
    const kept = suggestImprovements({ views: VIEWS, clock: clock(2), facts: null });
    expect(kept.some(({ id }) => id === 'time')).toBe(false);
    const short = endClock(startClock(0), MINUTE_MS);
    expect(suggestImprovements({ views: [], clock: short, facts: null })[0]?.reason).toMatch(
      /Bottlenecks were never reached/,
    );
  });

  it('[DEBRIEF-11] suggests nothing when nothing was wanting', () => {
    const best = viewsFor(BEN, [card('ana', { api: 'strong-yes' })]);
    expect(suggestImprovements({ views: best, clock: clock(), facts: null })).toEqual([]);
  });
});

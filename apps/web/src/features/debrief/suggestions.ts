import type { Improvement } from '@fortyfive/contract';
import { levelOf, MINUTE_MS, type ClockState, type CriterionId } from '@fortyfive/interview';
import { formatMinutes } from '#ui/duration';
import type { FactsAsked } from './facts-asked';
import { othersLevel, type CriterionView } from './handed-in';
import { FOR_CRITERION, FOR_TIME } from './improvement-texts';
import { formatLevel, levelsInWords, pricedLevel } from './level';
import { findInTime, titleOf } from './time-words';

/** Something to improve, and what speaks for it. */
export interface Suggestion extends Improvement {
  readonly id: CriterionId | 'time';
  readonly reason: string;
}

interface Findings {
  readonly views: readonly CriterionView[];
  readonly clock: ClockState;
  /** `null` while the question is not known. */
  readonly facts: FactsAsked | null;
}

const MOST = 4;
/** Steps that ran over by so much in all took their time from others. */
const RUSHED_MS = 3 * MINUTE_MS;
const BEST = levelOf('strong-yes');

/**
 * What to work on, from what was lowest (DEBRIEF-11): at most four, each with its reason, the lowest first. Nothing is suggested
 * where the others saw nothing wanting.
 */
export function suggestImprovements({ views, clock, facts }: Findings): readonly Suggestion[] {
  const missedKeys = facts?.missed.filter(({ key }) => key).length ?? 0;
  const rated = views.flatMap((view) => {
    const seen = othersLevel(view);
    return seen === null ? [] : [{ view, level: pricedLevel(seen, view.price), seen }];
  });
  const wanting = rated
    .filter(({ level }) => level < BEST)
    .map(({ view, level, seen }) => ({ ...forCriterion(view, seen, missedKeys), level }));
  const isAsked = wanting.some(({ id }) => id === 'requirements');
  const unasked = !isAsked && missedKeys > 0 ? [{ ...forMissedFacts(missedKeys), level: 2.5 }] : [];
  const time = timeReason(clock);
  // Time has no rating of its own: it stands where a “no” would.
  const rushed = time ? [{ id: 'time' as const, ...FOR_TIME, reason: time, level: 2 }] : [];
  return [...wanting, ...unasked, ...rushed]
    .sort((one, other) => one.level - other.level)
    .slice(0, MOST)
    .map(({ id, aim, action, reason }) => ({ id, aim, action, reason }));
}

function forCriterion({ criterion, hints, price }: CriterionView, seen: number, missedKeys: number): Suggestion {
  const rated = `${criterion.title} was rated ${formatLevel(seen)} of ${BEST}`;
  const hinted = price > 0 ? `, less ${levelsInWords(price)} for ${hints === 1 ? 'a hint' : `${hints} hints`}` : '';
  const missed = criterion.id === 'requirements' && missedKeys > 0 ? ` ${missedInWords(missedKeys)}` : '';
  return { id: criterion.id, ...FOR_CRITERION[criterion.id], reason: `${rated}${hinted}.${missed}` };
}

function forMissedFacts(missedKeys: number): Suggestion {
  return { id: 'requirements', ...FOR_CRITERION.requirements, reason: missedInWords(missedKeys) };
}

function missedInWords(missedKeys: number): string {
  return missedKeys === 1 ? 'One key fact was never asked for.' : `${missedKeys} key facts were never asked for.`;
}

/** `null` when the time was kept, or hardly missed: a minute here and there is no habit. */
function timeReason(clock: ClockState): string | null {
  const { long, missed } = findInTime(clock);
  if (missed.length > 0)
    return `${missed.map(titleOf).join(', ')} ${missed.length > 1 ? 'were' : 'was'} never reached.`;
  const overMs = long.reduce((sum, { spentMs, plannedMs }) => sum + spentMs - plannedMs, 0);
  return overMs >= RUSHED_MS ? `${long.map(titleOf).join(', ')} ran over by ${formatMinutes(overMs)} in all.` : null;
}

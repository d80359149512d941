import { MINUTE_MS, STEPS, type ClockReading, type DeskState, type StepId } from '@fortyfive/interview';
import type { Fact } from '@fortyfive/questions';

/** All that the desk knows of the moment. Nobody knows what is being said. */
export interface DeskMoment {
  readonly reading: ClockReading;
  readonly desk: DeskState;
  readonly facts: readonly Fact[];
  /** How much has been noted on the present step's criterion. */
  readonly evidenceCount: number;
}

/** After this much of a step without a note, it is time for one. */
const SHARE_WITHOUT_NOTE = 0.5;
/** A curveball needs time to be answered, and a design to be thrown at. */
const SHARE_BEFORE_CURVEBALL = 0.3;
const OPENING_MS = MINUTE_MS;

/**
 * The one thing for the interviewer to do now, in a sentence (DESK-3). What presses comes first: a clock that stands, time that
 * is up or nearly so, and then what the step is for.
 */
export function whatToDoNow(moment: DeskMoment): string {
  const { reading } = moment;
  if (reading.status === 'paused') return 'The clock stands still. Resume it when both of you are ready.';
  return aboutTime(moment) ?? aboutNotes(moment) ?? ADVICE[reading.stepId](moment);
}

function aboutTime({ reading, desk, facts }: DeskMoment): string | null {
  const next = STEPS[reading.stepIndex + 1];
  if (reading.overtimeMs > 0)
    return next
      ? `Time is up. Let them finish the thought, then go on to ${next.title}.`
      : 'Time is up. Thank them and end the interview. Feedback comes after it.';
  const step = STEPS[reading.stepIndex];
  const isShort = (step?.plannedMs ?? 0) < 10 * MINUTE_MS;
  const warnMs = isShort ? MINUTE_MS : 2 * MINUTE_MS;
  if (reading.remainingMs > warnMs) return null;
  const left = isShort ? 'One minute left.' : 'Two minutes left.';
  if (reading.stepId === 'requirements' && openKeyFacts(facts, desk) > 0)
    return `${left} Ask what else they need to know: ${keyFactsLeft(facts, desk)}.`;
  return next ? `${left} Ask them to sum up what they have.` : `${left} Ask what they would do with another hour.`;
}

function aboutNotes({ reading, evidenceCount }: DeskMoment): string | null {
  const isDue = shareSpent(reading) >= SHARE_WITHOUT_NOTE && evidenceCount === 0;
  return isDue ? 'Note one thing you saw or missed in this step, with + or −.' : null;
}

const ADVICE: Readonly<Record<StepId, (moment: DeskMoment) => string>> = {
  requirements: ({ desk, facts }) => {
    if (desk.facts.length === 0) return 'Say the problem in one line, then let them ask. Give a fact only when asked.';
    if (openKeyFacts(facts, desk) === 0) return 'They have every key fact. Ask what they leave out, and why.';
    return `Give what they ask for, nothing more. ${capitalized(keyFactsLeft(facts, desk))}.`;
  },
  estimation: () => 'Let them reckon aloud. Step in only when they are off by ten or stuck on digits.',
  api: () => 'Let them name the calls, then ask what happens when one fails or comes twice.',
  'high-level-design': ({ reading }) =>
    spentMs(reading) < 2 * OPENING_MS
      ? 'Let them draw without interruption.'
      : 'Follow one write and one read with them, through every box.',
  'deep-dive': ({ reading, desk }) => {
    if (spentMs(reading) < OPENING_MS) return 'Choose the part that decides the design, and ask how it works.';
    if (desk.curveballs.length === 0 && shareSpent(reading) >= SHARE_BEFORE_CURVEBALL)
      return 'A good moment for a curveball: see what the design does with it.';
    return 'Ask why, until each choice has its price.';
  },
  bottlenecks: () => 'Ask what breaks first, and what the remedy costs.',
};

/** Facts that shape the design and have not been given. */
function openKeyFacts(facts: readonly Fact[], desk: DeskState): number {
  return facts.filter(({ id, key }) => key && !desk.facts.some(({ factId }) => factId === id)).length;
}

function keyFactsLeft(facts: readonly Fact[], desk: DeskState): string {
  const count = openKeyFacts(facts, desk);
  return count === 1 ? 'one key fact is still open' : `${count} key facts are still open`;
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function spentMs({ steps, stepIndex }: ClockReading): number {
  return steps[stepIndex]?.spentMs ?? 0;
}

function shareSpent(reading: ClockReading): number {
  return spentMs(reading) / (reading.steps[reading.stepIndex]?.plannedMs ?? Infinity);
}

import type { SealingView } from '@fortyfive/contract';
import type { Participant } from '@fortyfive/interview';
import { formatDateTime } from '#ui/duration';
import { formatTimeLeft, isolate, midSentence } from './sentence';

/** What the sealing is judged by, for one person. */
export interface SealingCase {
  readonly sealing: SealingView;
  readonly myUserId: string;
  readonly participants: readonly Participant[];
  /** When I handed in mine, ISO 8601; `null` when I have not. */
  readonly handedInAt: string | null;
  /** The server's time, ms since the epoch; `null` while it is not known. */
  readonly nowMs: number | null;
}

export interface SealingWords {
  /** `shut`: open, but not to me. */
  readonly tone: 'sealed' | 'open' | 'shut';
  readonly title: string;
  readonly sentences: readonly string[];
}

const NOBODY_SEES = 'Until then nobody sees what the others wrote, so that no view colours another.';

/** How it stands with the scorecards, what happens next, and what one loses by waiting (SCORECARD-WEB-11). */
export function sealingWords(one: SealingCase): SealingWords {
  const { opening, isOpenToMe, isWaitingForSwap } = one.sealing;
  if (opening && isOpenToMe) return openWords(one);
  if (opening) return shutWords(one);
  return isWaitingForSwap ? swapWords(one) : sealedWords(one);
}

function openWords({ sealing: { opening }, nowMs }: SealingCase): SealingWords {
  const why =
    opening?.reason === 'both-handed-in'
      ? 'Interviewer and candidate had both handed in.'
      : 'The time to hand in was up.';
  const when = opening ? `Opened · ${formatDateTime(opening.at, dateOf(nowMs))}` : '';
  return { tone: 'open', title: 'The scorecards are open', sentences: [`${when}. ${why}`] };
}

function shutWords(one: SealingCase): SealingWords {
  const { handedInAt } = one;
  const by = deadlineWords(one);
  if (handedInAt === null && !isTimeUp(one)) {
    return {
      tone: 'shut',
      title: 'The scorecards are open to those who have handed in',
      sentences: [`Hand in yours by ${by}, and you see the others'. Later you will not see them.`],
    };
  }
  const title = 'The scorecards are open, but not to you';
  const lost =
    handedInAt === null
      ? `You had not handed in by ${by}. You still can: the others then read yours. You will not see theirs.`
      : `You handed in after ${by}. The others read yours; you do not see theirs.`;
  return { tone: 'shut', title, sentences: [lost] };
}

/** Only an observer can find them open before the time is up: the pair have to hand in first. */
function isTimeUp({ sealing: { opening, deadlineAt }, nowMs }: SealingCase): boolean {
  if (opening?.reason === 'time-up') return true;
  return nowMs !== null && deadlineAt !== null && nowMs > Date.parse(deadlineAt);
}

function swapWords({ handedInAt }: SealingCase): SealingWords {
  return {
    tone: 'sealed',
    title: 'The scorecards stay sealed until the next interview has ended',
    sentences: [
      'The roles have been swapped for another interview in this room. What is said about this one would colour the next.',
      handedInAt === null
        ? "You have until 24 h after its end to hand in. After that, you can no longer see the others'."
        : 'You have handed in. You can leave this page.',
    ],
  };
}

function sealedWords(one: SealingCase): SealingWords {
  const { sealing, handedInAt } = one;
  const latest = sealing.deadlineAt === null ? '24 h after the end' : deadlineWords(one);
  const opens = `They open as soon as ${whoHandsIn(one)}, at the latest ${latest}.`;
  if (handedInAt !== null) {
    return { tone: 'sealed', title: 'Your scorecard is handed in and sealed', sentences: [opens, NOBODY_SEES] };
  }
  const warning = "If you hand in later than that, you will not see the others'.";
  return { tone: 'sealed', title: 'The scorecards are sealed', sentences: [opens, NOBODY_SEES, warning] };
}

/** Who of the pair the others wait for: "you hand in", "Ben hands in", "Ben and you have handed in". */
function whoHandsIn({ sealing, participants, myUserId }: SealingCase): string {
  const missing = participants.filter(
    ({ role, userId }) => role !== 'observer' && !sealing.handedInUserIds.includes(userId),
  );
  const others = missing.filter(({ userId }) => userId !== myUserId).map(({ displayName }) => isolate(displayName));
  const names = [...others, ...(others.length < missing.length ? ['you'] : [])];
  if (names.length !== 1) return `${names.length === 0 ? 'both' : names.join(' and ')} have handed in`;
  return names[0] === 'you' ? 'you hand in' : `${names[0]} hands in`;
}

/** "Sat, 21 Nov, 18:00 (in 5 h)" */
function deadlineWords({ sealing: { deadlineAt }, nowMs }: SealingCase): string {
  if (deadlineAt === null) return '';
  const when = midSentence(formatDateTime(deadlineAt, dateOf(nowMs)));
  const leftMs = nowMs === null ? 0 : Date.parse(deadlineAt) - nowMs;
  return leftMs > 0 ? `${when} (${formatTimeLeft(leftMs)})` : when;
}

function dateOf(nowMs: number | null): Date {
  return nowMs === null ? new Date() : new Date(nowMs);
}

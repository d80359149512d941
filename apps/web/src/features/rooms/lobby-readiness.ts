import { holderOf, type InterviewState, type Participant } from '@fortyfive/interview';

/** What has to happen before the interview can start, as a sentence to `me`; `null` when nothing is missing. */
export function whatIsMissing(state: InterviewState, me: Participant): string | null {
  const pair = [holderOf(state, 'interviewer'), holderOf(state, 'candidate')];
  if (!pair[0]) return 'Nobody has the interviewer’s seat yet.';
  if (!pair[1]) return 'Nobody has the candidate’s seat yet.';
  const waiting = pair
    .filter((one) => one && !one.isReady)
    .map((one) => (one?.userId === me.userId ? 'you' : one?.displayName));
  const [first, second] = waiting.sort((one) => (one === 'you' ? -1 : 1));
  if (first === undefined) return null;
  if (second !== undefined) return `${capital(first)} and ${second} have not pressed Ready yet.`;
  return first === 'you' ? 'You have not pressed Ready yet.' : `${first} has not pressed Ready yet.`;
}

function capital(name: string): string {
  return name === 'you' ? 'You' : name;
}

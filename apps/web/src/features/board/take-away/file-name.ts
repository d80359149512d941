/** Which interview a board comes from. */
export interface BoardOrigin {
  /** The question's title. */
  readonly question: string;
  readonly startedAtMs: number;
}

const LONGEST_TITLE = 80;
/** What one system or another does not take in the name of a file. */
const REFUSED = /[\\/:*?"<>|\p{Cc}]+/gu;

/**
 * What a file with the board is called, without its ending: the question, and the day on this computer's calendar.
 * @example fileName({ question: 'Design a chat: 1:1?', startedAtMs }) // 'Design a chat 1 1 2026-01-05'
 */
export function fileName({ question, startedAtMs }: BoardOrigin): string {
  const title = question.replace(REFUSED, ' ').replace(/\s+/gu, ' ').trim();
  const short = [...title].slice(0, LONGEST_TITLE).join('').trim();
  return `${short || 'Board'} ${dayOf(new Date(startedAtMs))}`;
}

function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

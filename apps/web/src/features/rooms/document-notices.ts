import type { DocumentTrouble } from '#platform/document-trouble';

/** `warning`: good to know. `halt`: writing has to wait. `loss`: nothing more is saved from this page. */
export type NoticeTone = 'warning' | 'halt' | 'loss';

export interface Notice {
  /** The same for as long as it is about the same. */
  readonly key: string;
  readonly tone: NoticeTone;
  readonly sentence: string;
}

export interface Troubles {
  readonly board: DocumentTrouble | null;
  readonly notes: DocumentTrouble | null;
  /** Of the notes that are this person's alone, if there are any. */
  readonly privateNotes?: DocumentTrouble | null;
}

/** What a sentence is about, at its beginning and within it. */
interface Subject {
  readonly first: string;
  readonly inner: string;
  readonly verb: 'is' | 'are';
}

interface Wording {
  readonly tone: NoticeTone;
  readonly say: (subject: Subject) => string;
  /** For somebody who only watches; nothing if it does not concern them. */
  readonly sayToReader?: string;
}

const BOARD: Subject = { first: 'The board', inner: 'the board', verb: 'is' };
const NOTES: Subject = { first: 'The notes', inner: 'the notes', verb: 'are' };
const PRIVATE_NOTES: Subject = { first: 'Your private notes', inner: 'your private notes', verb: 'are' };
const BOTH: Subject = { first: 'Board and notes', inner: 'board and notes', verb: 'are' };

const COPY_AND_RELOAD = 'What you changed last may not be saved. Copy what you still need, then reload the page.';
const RELOAD = 'The server has ended the connection of this page. Reload it to go on watching.';
const OTHERS_WAIT = 'The server cannot reach its database. What the others change is shown here as soon as it is back.';
const TOO_MANY = 'This interview is open in too many tabs or windows. Close some of them; this one keeps trying.';

const notTaken: Wording = {
  tone: 'loss',
  say: ({ first, inner }) =>
    `The server did not take a change to ${inner}. ${first} can only be read now. ${COPY_AND_RELOAD}`,
  sayToReader: RELOAD,
};

/** From the worst on. An interview that is over has no entry: everybody is led to its review. */
const WORDINGS: Readonly<Record<Exclude<DocumentTrouble, 'interviewOver'>, Wording>> = {
  damaged: {
    tone: 'loss',
    say: ({ inner }) =>
      `The log of this interview is damaged, so ${inner} can be neither read nor saved. Nothing in the log was changed. Copy what you still need, and tell the person who runs this server.`,
    sayToReader:
      'The log of this interview is damaged and cannot be read. Nothing in it was changed. Tell the person who runs this server.',
  },
  refusedUpdate: notTaken,
  malformed: notTaken,
  unknown: notTaken,
  tooLarge: {
    tone: 'loss',
    say: ({ first, inner }) =>
      `A change to ${inner} is too large for the server. ${first} can only be read now. ${COPY_AND_RELOAD}`,
  },
  notAllowed: {
    tone: 'loss',
    say: ({ inner }) => `This page no longer has access to ${inner}. ${COPY_AND_RELOAD}`,
    sayToReader: RELOAD,
  },
  'queue-full': {
    tone: 'halt',
    say: ({ first }) =>
      `The server cannot reach its database, and no more changes can wait for it. ${first} can only be read until it is back. What you have is kept on this page, so keep it open.`,
    sayToReader: OTHERS_WAIT,
  },
  'database-away': {
    tone: 'warning',
    say: () =>
      'The server cannot reach its database. You can go on working: your changes are kept on this page, so keep it open. They are saved as soon as the database is back.',
    sayToReader: OTHERS_WAIT,
  },
  tooManyConnections: { tone: 'warning', say: () => TOO_MANY, sayToReader: TOO_MANY },
  full: {
    tone: 'warning',
    say: ({ first, verb }) => `${first} ${verb} full. What you add is not saved until something is deleted.`,
  },
  'nearly-full': {
    tone: 'warning',
    say: ({ first, verb }) => `${first} ${verb} nearly full. Delete what you no longer need.`,
  },
};

/** What is to be said in the room about its documents, the worst first. */
export function documentNotices(troubles: Troubles, isReadOnly: boolean): Notice[] {
  const notices = Object.entries(WORDINGS).flatMap(([trouble, { tone, say, sayToReader }]) => {
    const { board, notes, privateNotes } = troubles;
    const subject =
      subjectOf(board === trouble, notes === trouble) ?? (privateNotes === trouble ? PRIVATE_NOTES : null);
    const sentence = subject && (isReadOnly ? sayToReader : say(subject));
    return sentence ? [{ key: `${trouble}: ${subject.inner}`, tone, sentence }] : [];
  });
  return notices.filter(({ sentence }, place) => notices.findIndex((other) => other.sentence === sentence) === place);
}

function subjectOf(isBoard: boolean, isNotes: boolean): Subject | null {
  if (isBoard && isNotes) return BOTH;
  if (isBoard) return BOARD;
  return isNotes ? NOTES : null;
}

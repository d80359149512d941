import { STEP_IDS } from '@fortyfive/interview';
import type { Brief, Companies, Curricula, Difficulty, Reference, Teaser } from '@fortyfive/questions';
import { z } from 'zod';
import { toStorableText } from './storable-text.js';

/** What everybody may know of a question: nothing that helps to answer it. */
export type QuestionTeaser = Omit<Teaser, symbol>;

/** What the people in a room see of their question. Its topics would be hints. */
export type QuestionHeading = Pick<QuestionTeaser, 'slug' | 'title' | 'oneLiner'>;

/** Everything: for who has chosen to see it (QUESTIONS-6). Never sent to anybody else. */
export type BriefView = Brief;

/** `GET /api/interviews/:interviewId/study` */
export interface StudyView extends Brief {
  /** How I can name the question outside the interview; `null` when it is somebody else's own, or no longer there. */
  readonly ref: string | null;
}

/**
 * How a question is named: the slug of one in the bank, the id of one's own, or `~` and the token of a link for somebody
 * else's that was shared.
 */
export const questionRef = z.string().regex(/^(~[\w-]{22}|[a-z0-9-]{1,80})$/, 'This is not the name of a question.');

/** Where the bank's questions are in the plans of study. */
export const CURRICULA = ['path', 'plan45', 'plan90', 'ladder'] as const;
export type CurriculumId = (typeof CURRICULA)[number];

export const QUESTION_SORTS = ['best', 'path', 'title', 'easiest', 'hardest'] as const;
export type QuestionSort = (typeof QUESTION_SORTS)[number];

const DIFFICULTY = ['easy', 'medium', 'hard'] as const satisfies readonly Difficulty[];
export const MAX_QUERY_LENGTH = 100;
/** How many questions one answer holds. */
export const QUESTION_PAGE_SIZE = 30;

const name = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** In a URL one value stands alone and several are repeated; both are a list. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).max(40)).optional();

const filters = z.strictObject({
  /** Words as typed; the last one may be unfinished. */
  q: z.string().trim().max(MAX_QUERY_LENGTH, `At most ${MAX_QUERY_LENGTH} characters, please.`).optional(),
  /** Topics `area/topic`, or whole areas; any of them fits. */
  topic: listOf(z.string().regex(/^[a-z-]{1,40}(\/[a-z0-9-]{1,40})?$/)),
  difficulty: listOf(z.enum(DIFFICULTY)),
  company: listOf(name),
  curriculum: z.enum(CURRICULA).optional(),
  /** A step that the question exercises most. */
  step: listOf(z.enum(STEP_IDS)),
  seen: z.enum(['yes', 'no']).optional(),
  done: z.enum(['yes', 'no']).optional(),
  /** Whose: the bank's, or my own. */
  origin: z.enum(['bank', 'mine']).optional(),
});

/** `GET /api/questions`: search as you type. */
export const questionsQuery = filters.extend({
  sort: z.enum(QUESTION_SORTS).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).optional(),
});
export type QuestionsQuery = z.infer<typeof questionsQuery>;

/** `GET /api/questions/draw`: one at random that fits. */
export const drawQuery = filters.omit({ q: true });
export type DrawQuery = z.infer<typeof drawQuery>;

/** Why somebody has seen a question: they read it, or took part in an interview on it. */
export type SightReason = 'prepare' | 'study' | 'interviewer' | 'candidate' | 'observer' | 'author';

/** A question in a list, and what I have had to do with it. */
export interface QuestionListing extends QuestionTeaser {
  /** How to ask for it: {@link questionRef}. */
  readonly ref: string;
  /** Who wrote it: the bank, me, or whoever shared it. */
  readonly origin: 'bank' | 'mine' | 'shared';
  readonly isSeen: boolean;
  /** Whether I was the candidate in an interview on it that has ended. */
  readonly isDone: boolean;
  /** Steps of the path (1 to 22) where it is taught; empty when it is not. */
  readonly pathSteps: readonly number[];
}

export interface QuestionPage {
  readonly questions: readonly QuestionListing[];
  readonly total: number;
  /** Where the next page begins; `null` when there is none. */
  readonly nextOffset: number | null;
  /** Beginnings of words that were found, small letters without accents: what a list marks. */
  readonly terms: readonly string[];
  /** Words that were typed and are not known, and what was searched instead. */
  readonly corrections: Readonly<Record<string, readonly string[]>>;
}

export interface DrawView {
  readonly question: QuestionListing;
  /** Whether everything that fits has been seen, so that this one has been too. */
  readonly isAllSeen: boolean;
}

/** `GET /api/questions/:ref` */
export interface QuestionView extends QuestionListing {
  /** When and why I saw it first; `null` when I have not. */
  readonly sight: { readonly at: string; readonly reason: SightReason } | null;
  /** Whether I am in an interview on it that goes on, which keeps its brief closed here. */
  readonly isInPlay: boolean;
}

/** `PUT /api/questions/:ref/sight`: I choose to see everything, and know that it is remembered. */
export const sightBody = z.strictObject({ reason: z.enum(['prepare', 'study']) });
export type SightBody = z.infer<typeof sightBody>;

export const MAX_REPORT_LENGTH = 2000;
/** `POST /api/questions/:ref/reports`: something in a problem is wrong. */
export const reportBody = z.strictObject({
  /** Where: a section's name, or empty for the whole. */
  section: z.string().trim().max(100).transform(toStorableText),
  text: z
    .string()
    .trim()
    .min(10, 'Say in a few words what is wrong.')
    .max(MAX_REPORT_LENGTH, `At most ${MAX_REPORT_LENGTH} characters, please.`)
    .transform(toStorableText),
});
export type ReportBody = z.infer<typeof reportBody>;

/** `GET /api/companies`, `/api/curricula`, `/api/reference` */
export type CompaniesView = Companies;
export type CurriculaView = Curricula;
export type ReferenceView = Reference;

import type { OwnProblemIssue } from '@fortyfive/questions';
import { z } from 'zod';
import { questionRef, type BriefView, type QuestionTeaser } from './questions.http.js';
import { storableText } from './storable-text.js';

/** How long the text of a problem may be, in UTF-16 units; the longest of the bank has a fifth of it. */
export const MAX_PROBLEM_LENGTH = 200_000;
/** How many problems one person can have. */
export const MAX_OWN_QUESTIONS = 200;
/** How many reports one person can write within a day. */
export const MAX_REPORTS_A_DAY = 20;

/** Something to mend in a problem (`error`), or something that it could do with (`missing`); a sentence, and its line. */
export type QuestionIssue = OwnProblemIssue;

const yaml = storableText(MAX_PROBLEM_LENGTH);

/** `POST /api/my-questions`: from the template, from a text, or as a copy of a question whose brief I have seen. */
export const createOwnQuestionBody = z.union([
  z.strictObject({ from: z.literal('template') }),
  z.strictObject({ from: z.literal('text'), yaml }),
  z.strictObject({ from: z.literal('question'), ref: questionRef }),
]);
export type CreateOwnQuestionBody = z.infer<typeof createOwnQuestionBody>;

export interface CreatedOwnQuestionView {
  readonly id: string;
}

/** `PUT /api/my-questions/:id`: the text as it was typed, and the revision that it was typed over. */
export const saveOwnQuestionBody = z.strictObject({ yaml, revision: z.int().min(0) });
export type SaveOwnQuestionBody = z.infer<typeof saveOwnQuestionBody>;

/** `POST /api/my-questions/preview` */
export const previewOwnQuestionBody = z.strictObject({ yaml });
export type PreviewOwnQuestionBody = z.infer<typeof previewOwnQuestionBody>;

/** One line of My questions. Instants are ISO 8601, UTC. */
export interface OwnQuestionSummary {
  readonly id: string;
  readonly title: string;
  readonly oneLiner: string;
  /** `ready` when there is a version that interviews can use. */
  readonly state: 'draft' | 'ready';
  readonly revision: number;
  readonly updatedAt: string;
  readonly isShared: boolean;
  readonly reportCount: number;
}

/** A version that was in order. Of those that no interview uses, the last of every ten minutes is kept. */
export interface OwnQuestionVersion {
  readonly version: string;
  readonly at: string;
  /** What new interviews use. */
  readonly isCurrent: boolean;
  /** Whether an interview has it, and keeps it. */
  readonly isPinned: boolean;
}

/** Somebody says that something in a question is wrong. */
export interface QuestionReportView {
  readonly section: string;
  readonly text: string;
  /** The version it is about. */
  readonly version: string;
  readonly at: string;
}

/** `GET /api/my-questions/:id` */
export interface OwnQuestionView extends OwnQuestionSummary {
  readonly yaml: string;
  readonly issues: readonly QuestionIssue[];
  readonly versions: readonly OwnQuestionVersion[];
  readonly reports: readonly QuestionReportView[];
}

/** What saving answers. Text that is not in order is saved just so; interviews keep to the last version that was. */
export type SavedOwnQuestionView = Pick<
  OwnQuestionView,
  'title' | 'oneLiner' | 'state' | 'revision' | 'updatedAt' | 'issues' | 'versions'
>;

/** `POST /api/my-questions/preview`: both faces of a text, when it can be read. */
export interface OwnQuestionPreview {
  readonly issues: readonly QuestionIssue[];
  readonly faces: { readonly teaser: QuestionTeaser; readonly brief: BriefView } | null;
}

/** `GET /api/my-questions/:id/versions/:version` */
export interface OwnQuestionVersionView {
  readonly version: string;
  readonly yaml: string;
}

/** `POST /api/my-questions/:id/share`: the token is shown once; the database holds its hash. An older link stops working. */
export interface SharedQuestionView {
  readonly token: string;
}

import type { Rating, StepId } from '@fortyfive/interview';

/** What everybody may know of a question: nothing that helps to answer it. */
export interface QuestionTeaser {
  readonly slug: string;
  readonly title: string;
  readonly oneLiner: string;
  readonly difficulty: 'easy' | 'medium' | 'hard';
  readonly topics: readonly string[];
  readonly companies: readonly string[];
}

/** What the people in a room see of their question. Its topics would be hints. */
export type QuestionHeading = Pick<QuestionTeaser, 'slug' | 'title' | 'oneLiner'>;

/** A requirement or number that the interviewer gives when the candidate asks for it. */
export interface BriefFact {
  readonly id: string;
  readonly kind: 'functional' | 'non-functional' | 'out-of-scope';
  /** What the candidate might ask. */
  readonly asked: string;
  readonly answer: string;
  readonly isKey: boolean;
}

/** What the interviewer needs for one step. */
export interface BriefStep {
  readonly stepId: StepId;
  readonly prompt: string;
  readonly probes: readonly string[];
  /** From nudge to give-away. */
  readonly hints: readonly string[];
  readonly redFlags: readonly string[];
  readonly anchors: Readonly<Record<Rating, string>>;
}

/** One number worth knowing, the formula behind it, and what it decides. */
export interface BriefEstimate {
  readonly name: string;
  readonly formula: string;
  readonly value: string;
  readonly decision: string;
}

/** What the interviewer reads before and during the interview. Never sent to anybody else. */
export interface BriefView {
  readonly question: QuestionTeaser;
  readonly facts: readonly BriefFact[];
  readonly estimates: readonly BriefEstimate[];
  readonly steps: readonly BriefStep[];
  readonly curveballs: readonly string[];
}

import { levelOf, RATINGS, STEP_IDS, type Anchors, type Rating } from '@fortyfive/interview';
import type { Problem } from '@fortyfive/questions';
import type { CriterionView, Opinion } from './handed-in';

/** What stands between a rating and the best one, in the words of the anchors. */
export interface NextAnchors {
  readonly view: CriterionView;
  /** Whose rating it is about: the interviewer's or, without one, an observer's. */
  readonly opinion: Opinion;
  /** The given rating first, then the next one up, then strong yes; each once. */
  readonly rungs: readonly { readonly rating: Rating; readonly anchor: string }[];
}

/** For each criterion rated below strong yes: what was seen, and what would have been more (DEBRIEF-9). Lowest first. */
export function nextAnchors(views: readonly CriterionView[], steps: Problem['steps']): readonly NextAnchors[] {
  return views
    .flatMap((view) => {
      const opinion = [view.interviewer, ...view.observers].find((one) => one?.rating);
      const anchors = anchorsOf(view, steps);
      if (!opinion?.rating || !anchors || opinion.rating === 'strong-yes') return [];
      const place = RATINGS.indexOf(opinion.rating);
      const wanted = RATINGS.filter((rating, at) => at === place || at === place + 1 || rating === 'strong-yes');
      // One's own questions may lack anchors (QUESTION-10): a rung without words says nothing.
      const rungs = wanted.flatMap((rating) => (anchors[rating].trim() ? [{ rating, anchor: anchors[rating] }] : []));
      return rungs.some(({ rating }) => rating !== opinion.rating)
        ? [{ view, opinion, rungs, level: levelOf(opinion.rating) }]
        : [];
    })
    .sort((one, other) => one.level - other.level);
}

/** Those of the step in the pinned question, or those that are the same for every question. */
function anchorsOf({ criterion }: CriterionView, steps: Problem['steps']): Anchors | null {
  const stepId = STEP_IDS.find((id) => id === criterion.id);
  return stepId ? steps[stepId].anchors : criterion.anchors;
}

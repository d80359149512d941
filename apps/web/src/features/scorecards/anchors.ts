import type { Anchors, CriterionId } from '@fortyfive/interview';

/** The anchors of the question for the criterion of a step; `null` for whoever may not read them, and for what is not of a step. */
export type AnchorsOf = (criterionId: CriterionId) => Anchors | null;

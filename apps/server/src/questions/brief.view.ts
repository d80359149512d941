import type { BriefView } from '@fortyfive/contract';
import { STEP_IDS } from '@fortyfive/interview';
import { toBrief, toTeaser, type Problem } from '@fortyfive/questions';

/** The brief as the interviewer's browser gets it. */
export function toBriefView(problem: Problem): BriefView {
  const { estimates } = toBrief(problem);
  return {
    question: toTeaser(problem),
    facts: problem.requirements.facts.map(({ key, ...fact }) => ({ ...fact, isKey: key })),
    estimates: problem.estimation.estimates.map(({ title, formula, decision }, index) => ({
      name: title,
      formula,
      value: estimates[index]?.text ?? '',
      decision,
    })),
    steps: STEP_IDS.map((stepId) => ({ stepId, ...problem.steps[stepId] })),
    curveballs: problem.curveballs.map(({ announcement }) => announcement),
  };
}

import type { DrawView } from '@fortyfive/contract';
import type { StepId } from '@fortyfive/interview';
import { useMutation } from '@tanstack/react-query';
import type { QuestionFilters } from './question-search';
import { drawQuestion } from './questions-query';

/** Chance often gives the same again; somebody who asks for another one means another one. */
const MOST_TRIES = 4;

export interface Drawn extends DrawView {
  /** The weakest step it was drawn for. */
  readonly forStep: StepId | null;
  /** There is no other one that fits, or chance would have found it. */
  readonly isOnlyOne: boolean;
}

interface DrawChoice {
  readonly filters: QuestionFilters;
  /** Takes the place of steps among the filters. */
  readonly forStep: StepId | null;
  /** What was drawn before. */
  readonly before: string | undefined;
}

export function useDraw() {
  return useMutation({
    mutationFn: async ({ filters, forStep, before }: DrawChoice): Promise<Drawn> => {
      const asked = forStep ? { ...filters, step: [forStep] } : filters;
      let drawn = await drawQuestion(asked);
      for (let tries = 1; drawn.question.ref === before && tries < MOST_TRIES; tries++)
        drawn = await drawQuestion(asked);
      return { ...drawn, forStep, isOnlyOne: drawn.question.ref === before };
    },
  });
}

import type { DrawView } from '@fortyfive/contract';
import { useMutation } from '@tanstack/react-query';
import { drawQuestion, type DrawChoice } from './questions-query';

/** Chance often gives the same again; somebody who asks for another one means another one. */
const MOST_TRIES = 4;

export interface Drawn extends DrawView {
  /** There is no other one that fits, or chance would have found it. */
  readonly isOnlyOne: boolean;
}

export function useDraw() {
  return useMutation({
    mutationFn: async ({ choice, before }: { readonly choice: DrawChoice; readonly before: string | undefined }) => {
      let drawn = await drawQuestion(choice);
      for (let tries = 1; drawn.question.ref === before && tries < MOST_TRIES; tries++)
        drawn = await drawQuestion(choice);
      return { ...drawn, isOnlyOne: drawn.question.ref === before } satisfies Drawn;
    },
  });
}

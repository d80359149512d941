import { STEPS, type DeskState, type StepId } from '@fortyfive/interview';
import { givenIn } from './given-item';
import { GivenList } from './given-list';
import { givenMarkdown } from './given-markdown';
import type { GivenNews } from './use-given-news';

/**
 * What came from the desk, as it stands in the sections of the notes and in the exported file. Derived from the events alone, so
 * that it is the same in the room and in the replay (GIVEN-1).
 * @param news absent where nothing is new, as in a replay
 */
export function givenNotes(desk: DeskState, startedAtMs: number, news?: GivenNews) {
  return {
    countIn: (stepId: StepId) => givenIn(desk, stepId).length,
    show: (stepId: StepId) => {
      const items = givenIn(desk, stepId);
      const title = STEPS.find(({ id }) => id === stepId)?.title ?? '';
      if (items.length === 0) return null;
      return <GivenList items={items} label={`Given in ${title}`} startedAtMs={startedAtMs} {...news} />;
    },
    markdown: (stepId: StepId) => givenMarkdown(givenIn(desk, stepId), startedAtMs),
  };
}

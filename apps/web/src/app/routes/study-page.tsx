import type { BriefView } from '@fortyfive/contract';
import { useParams } from '@tanstack/react-router';
import { EstimatesDesk } from '#features/study/estimates-desk';
import { SeenQuestion } from './seen-question';

const drawDesk = (brief: BriefView) => <EstimatesDesk brief={brief} />;

/** To learn from a question: everything, with figures that can be changed. */
export function StudyPage() {
  const { ref } = useParams({ from: '/questions/$ref/study' });
  return <SeenQuestion questionRef={ref} purpose="study" drawEstimates={drawDesk} />;
}

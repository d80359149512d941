import { useParams } from '@tanstack/react-router';
import { SeenQuestion } from './seen-question';

/** To learn from a question: everything, with figures that can be changed. */
export function StudyPage() {
  const { ref } = useParams({ from: '/questions/$ref/study' });
  return <SeenQuestion questionRef={ref} purpose="study" />;
}

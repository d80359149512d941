import { useParams } from '@tanstack/react-router';
import { SeenQuestion } from './seen-question';

/** To prepare as the interviewer: what to ask, what to give, how to judge, and the solution behind it. */
export function PreparePage() {
  const { ref } = useParams({ from: '/questions/$ref/brief' });
  return <SeenQuestion questionRef={ref} purpose="prepare" />;
}

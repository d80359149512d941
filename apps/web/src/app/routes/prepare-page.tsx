import type { BriefView } from '@fortyfive/contract';
import { useParams } from '@tanstack/react-router';
import { BriefAssumptions } from '#features/briefs/brief-assumptions';
import { BriefEstimates } from '#features/briefs/brief-estimates';
import { Column, Part } from './question-reading';
import { SeenQuestion } from './seen-question';

/** To prepare as the interviewer: what to ask, what to give, how to judge, and the solution behind it. */
export function PreparePage() {
  const { ref } = useParams({ from: '/questions/$ref/brief' });
  return <SeenQuestion questionRef={ref} purpose="prepare" drawEstimates={drawEstimates} />;
}

function drawEstimates(brief: BriefView) {
  return (
    <Column>
      <Part title="Numbers worth knowing">
        <BriefEstimates brief={brief} />
      </Part>
      <Part title="Assumptions">
        <BriefAssumptions problem={brief.problem} />
      </Part>
    </Column>
  );
}

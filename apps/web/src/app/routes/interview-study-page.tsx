import { useParams } from '@tanstack/react-router';
import { EstimatesDesk } from '#features/study/estimates-desk';
import { useInterviewStudy } from '#features/study/study-query';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { QuestionReading } from './question-reading';
import { Waiting } from './seen-question';

/** After an interview: its question as it was then, for everybody who took part. */
export function InterviewStudyPage() {
  const { interviewId } = useParams({ from: '/interviews/$interviewId/study' });
  const study = useInterviewStudy(interviewId);
  if (!study.data) return <Waiting query={study} />;
  const { problem } = study.data;
  return (
    <Page
      title={problem.title}
      intro="The question of your interview with its reference solution, step by step."
      actions={
        <LinkButton to="/interviews/$interviewId" params={{ interviewId }} className="print:hidden">
          Back to the review
        </LinkButton>
      }
      width="wide"
    >
      <QuestionReading
        brief={study.data}
        purpose="study"
        questionRef={study.data.ref}
        drawEstimates={(brief) => <EstimatesDesk brief={brief} />}
      />
    </Page>
  );
}

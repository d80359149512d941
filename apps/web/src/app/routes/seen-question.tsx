import type { BriefView, QuestionView } from '@fortyfive/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AskFirst, InPlay } from '#features/study/ask-first';
import { useQuestion, useSeenQuestion } from '#features/study/study-query';
import { ApiError, messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { Loading, Skeleton } from '#ui/skeleton';
import { QuestionsNav } from '../questions-nav';
import { QuestionReading, type ReadingPurpose } from './question-reading';

interface SeenQuestionProps {
  readonly questionRef: string;
  readonly purpose: ReadingPurpose;
  readonly drawEstimates: (brief: BriefView) => ReactNode;
}

const INTROS: Readonly<Record<ReadingPurpose, string>> = {
  prepare: 'Everything you need to lead this interview, step by step.',
  study: 'The whole question with its reference solution, step by step.',
};

/** A question with everything, for who has said that they want to see it (STUDY-1). */
export function SeenQuestion({ questionRef, ...reading }: SeenQuestionProps) {
  const question = useQuestion(questionRef);
  if (!question.data) return <Waiting query={question} header={<QuestionsNav />} />;
  return <Opened key={questionRef} question={question.data} {...reading} />;
}

interface OpenedProps extends Omit<SeenQuestionProps, 'questionRef'> {
  readonly question: QuestionView;
}

function Opened({ question, purpose, drawEstimates }: OpenedProps) {
  const { ref, title, oneLiner, sight, isInPlay } = question;
  const mayRead = sight !== null && !isInPlay;
  const brief = useSeenQuestion(ref, mayRead);
  const frame = (children: ReactNode) => (
    <Page
      title={title}
      intro={mayRead ? INTROS[purpose] : oneLiner}
      header={<QuestionsNav />}
      actions={
        mayRead && (
          <LinkButton to="/questions/$ref" params={{ ref }} className="print:hidden">
            Back to the question
          </LinkButton>
        )
      }
      width="wide"
    >
      {children}
    </Page>
  );
  if (isInPlay) return frame(<InPlay questionRef={ref} />);
  if (!mayRead) return frame(<AskFirst question={question} reason={purpose} />);
  if (brief.data)
    return frame(<QuestionReading brief={brief.data} questionRef={ref} {...{ purpose, drawEstimates }} />);
  return <Waiting query={brief} title={title} header={<QuestionsNav />} />;
}

interface WaitingProps {
  readonly query: UseQueryResult<unknown>;
  readonly title?: string;
  readonly header?: ReactNode;
}

/** Loading, or why it did not load. */
export function Waiting({ query, title = 'Question', header }: WaitingProps) {
  if (!query.isError) {
    return (
      <Page title={title} heading={null} header={header} width="wide">
        <ReadingSkeleton />
      </Page>
    );
  }
  const isMissing = query.error instanceof ApiError && query.error.status === 404;
  const isRefused = query.error instanceof ApiError && [403, 409].includes(query.error.status);
  const heading = isMissing ? 'Question not found' : isRefused ? 'Not open yet' : 'This question did not load';
  return (
    <Page title={heading} header={header} width="reading">
      <div className="flex flex-col items-start gap-6">
        <ErrorNotice
          message={messageOf(query.error)}
          isRetrying={query.isFetching}
          {...(!isMissing && !isRefused && { onRetry: () => void query.refetch() })}
        />
        <LinkButton to="/questions">Go to the questions</LinkButton>
      </div>
    </Page>
  );
}

function ReadingSkeleton() {
  return (
    <Loading label="Loading the question" className="flex flex-col gap-8">
      <Skeleton className="h-8 w-72 max-w-full" />
      <div className="grid gap-12 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <div className="hidden flex-col gap-3 lg:flex">
          {Array.from({ length: 9 }, (_, row) => (
            <Skeleton key={row} className="h-6" />
          ))}
        </div>
        <div className="flex max-w-md flex-col gap-4">
          <Skeleton className="h-6 w-48" />
          {Array.from({ length: 6 }, (_, row) => (
            <Skeleton key={row} className="h-12" />
          ))}
        </div>
      </div>
    </Loading>
  );
}

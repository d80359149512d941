import type { QuestionView } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCompanyName } from '#features/companies/use-company-name';
import { QuestionActions } from '#features/questions/question-actions';
import { QuestionFace } from '#features/questions/question-face';
import { questionQuery } from '#features/questions/questions-query';
import { ApiError, messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { Loading, Skeleton } from '#ui/skeleton';
import { QuestionsNav } from '../questions-nav';

/** One question as its candidate may know it. */
export function QuestionPage() {
  const { ref } = useParams({ from: '/questions/$ref' });
  const query = useQuery(questionQuery(ref));
  if (query.data) return <Question question={query.data} />;
  if (!query.isError) {
    return (
      <Page title="Question" heading={null} header={<QuestionsNav />}>
        <QuestionSkeleton />
      </Page>
    );
  }
  const isMissing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <Page
      title={isMissing ? 'Question not found' : 'This question did not load'}
      header={<QuestionsNav />}
      width="reading"
    >
      <div className="flex flex-col items-start gap-6">
        <ErrorNotice
          message={messageOf(query.error)}
          isRetrying={query.isFetching}
          {...(!isMissing && { onRetry: () => void query.refetch() })}
        />
        <LinkButton to="/questions" search={{}}>
          Browse the questions
        </LinkButton>
      </div>
    </Page>
  );
}

function Question({ question }: { readonly question: QuestionView }) {
  const companyName = useCompanyName();
  return (
    <Page title={question.title} intro={question.oneLiner} header={<QuestionsNav />}>
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <QuestionFace question={question} companyName={companyName} />
        <QuestionActions question={question} />
      </div>
    </Page>
  );
}

function QuestionSkeleton() {
  return (
    <Loading label="Loading the question" className="grid gap-4">
      <Skeleton className="h-8 w-3/5" />
      <Skeleton className="h-5 w-4/5" />
      <div className="mt-4 grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Skeleton className="h-48" />
        <Skeleton className="h-48" />
      </div>
    </Loading>
  );
}

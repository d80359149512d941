import { useQuery } from '@tanstack/react-query';
import { OwnQuestionList, OwnQuestionListSkeleton } from '#features/own-questions/own-question-list';
import { ownQuestionsQuery } from '#features/own-questions/own-questions-query';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { QuestionsNav } from '../questions-nav';
import { BeginQuestion } from './begin-question';

export function MyQuestionsPage() {
  const { data, error, isFetching, refetch } = useQuery(ownQuestionsQuery);
  const isEmpty = data?.length === 0;
  return (
    <Page
      title="My questions"
      intro={
        isEmpty
          ? 'Write questions of your own: what your team builds, or what you were asked. Only you see them, until you share a link.'
          : 'Only you see them, until you share a link.'
      }
      header={<QuestionsNav />}
      actions={!isEmpty && <LinkButton to="/my-questions/new">Write a question</LinkButton>}
    >
      {error && <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />}
      {!data && !error && <OwnQuestionListSkeleton />}
      {isEmpty && <BeginQuestion />}
      {data && !isEmpty && <OwnQuestionList questions={data} />}
    </Page>
  );
}

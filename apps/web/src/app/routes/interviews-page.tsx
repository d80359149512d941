import { AsInterviewer } from '#features/figures/as-interviewer';
import { AsObserver } from '#features/figures/as-observer';
import { InterviewList, InterviewListSkeleton } from '#features/interviews/interview-list';
import { useInterviews } from '#features/interviews/interviews-query';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { EmptyState } from '#ui/empty-state';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';

export function InterviewsPage() {
  return (
    <Page title="My interviews" actions={<LinkButton to="/start">Start an interview</LinkButton>}>
      <Interviews />
    </Page>
  );
}

function Interviews() {
  const query = useInterviews();
  const { interviews, error, isFetching, isFetchingNextPage, hasNextPage, refetch, fetchNextPage } = query;
  if (!interviews) {
    if (!error) return <InterviewListSkeleton rowCount={8} />;
    return <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (interviews.length === 0) return <NoInterviews />;
  return (
    <div className="grid grid-cols-1 gap-4">
      <InterviewList label="My interviews" interviews={interviews} />
      {error && (
        <ErrorNotice
          message={messageOf(error)}
          onRetry={() => void (query.isFetchNextPageError ? fetchNextPage() : refetch())}
          isRetrying={isFetching}
        />
      )}
      {hasNextPage && !error && (
        <Button className="justify-self-center" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Load more
        </Button>
      )}
      <div className="mt-12 grid grid-cols-1 gap-12">
        <AsInterviewer />
        <AsObserver />
      </div>
    </div>
  );
}

function NoInterviews() {
  return (
    <EmptyState
      title="No interviews yet"
      action={
        <LinkButton to="/start" variant="primary">
          Start an interview
        </LinkButton>
      }
    >
      Every interview you take part in is listed here, with its notes, scorecards and replay.
    </EmptyState>
  );
}

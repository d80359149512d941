import { useQuery } from '@tanstack/react-query';
import { BlockedList, BlockedListSkeleton } from '#features/partners/blocked-list';
import { blocksQuery } from '#features/partners/blocks-query';
import { messageOf } from '#platform/http';
import { EmptyState } from '#ui/empty-state';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';

export function BlockedPeoplePage() {
  return (
    <Page
      title="Blocked people"
      width="reading"
      intro="You are not put together with people you have blocked, and they are not told."
    >
      <BlockedPeople />
    </Page>
  );
}

function BlockedPeople() {
  const { data, error, isFetching, refetch } = useQuery({ ...blocksQuery, staleTime: 0 });
  if (!data) {
    if (!error) return <BlockedListSkeleton />;
    return <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />;
  }
  return <BlockedList blocked={data} empty={<NobodyBlocked />} />;
}

function NobodyBlocked() {
  return (
    <EmptyState title="You have blocked nobody" action={<LinkButton to="/interviews">Go to My interviews</LinkButton>}>
      If you would rather not meet somebody again, open the menu beside their name: in the room, or in the review of an
      interview you had together.
    </EmptyState>
  );
}

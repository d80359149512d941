import type { InvitePreview } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useGuestEntry } from '#features/accounts/use-guest-entry';
import { InviteCard } from '#features/invites/invite-card';
import { inviteQuery, useAcceptInvite } from '#features/invites/invite-query';
import { isPassing, messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { Loading, Skeleton } from '#ui/skeleton';
import { useSubmit } from './use-submit';

const route = getRouteApi('/join/$token');

export function JoinPage() {
  const { token } = route.useParams();
  const { data: invite, error, isFetching, refetch } = useQuery(inviteQuery(token));
  if (invite) return <Invitation token={token} invite={invite} />;
  if (error) {
    return (
      <Page title="This invite cannot be opened" width="reading">
        <div className="grid justify-items-start gap-4">
          <ErrorNotice
            message={messageOf(error)}
            onRetry={isPassing(error) ? () => void refetch() : undefined}
            isRetrying={isFetching}
          />
          <LinkButton to="/">Go to the home page</LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page title="You are invited" width="narrow">
      <Loading label="Loading the invite">
        <Skeleton className="h-80" />
      </Loading>
    </Page>
  );
}

interface InvitationProps {
  readonly token: string;
  readonly invite: InvitePreview;
}

function Invitation({ token, invite }: InvitationProps) {
  return (
    <Page
      title="You are invited"
      width="narrow"
      heading={
        <>
          <bdi className="wrap-anywhere">{invite.hostName}</bdi> invites you to an interview
        </>
      }
    >
      <InviteCard invite={invite}>
        {invite.phase === 'ended' ? <LinkButton to="/">Go to the home page</LinkButton> : <JoinForm token={token} />}
      </InviteCard>
    </Page>
  );
}

function JoinForm({ token }: { readonly token: string }) {
  const guest = useGuestEntry('What the others see. No account needed.');
  const { submit, isBusy, problem } = useJoin(token, guest.enter);
  const shownProblem = guest.problem ?? problem;
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {shownProblem && <ErrorNotice message={shownProblem} />}
      {guest.field}
      <Button type="submit" variant="primary" size="lg" isBusy={isBusy}>
        Join the room
      </Button>
    </form>
  );
}

/** First a session, if there is none; then the seat; then into the room. */
function useJoin(token: string, enter: () => Promise<boolean>) {
  const navigate = useNavigate();
  const accept = useAcceptInvite(token);

  async function join(): Promise<void> {
    if (!(await enter())) return;
    const { roomId } = await accept.mutateAsync();
    await navigate({ to: '/rooms/$roomId', params: { roomId } });
  }

  return useSubmit(join);
}

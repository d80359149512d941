import type { InterviewSummary, UserView } from '@fortyfive/contract';
import type { ReactNode } from 'react';
import { isGuest } from '#features/accounts/session';
import { KeepInMind } from '#features/improvements/keep-in-mind';
import { InterviewList, InterviewListSkeleton } from '#features/interviews/interview-list';
import { useInterviews } from '#features/interviews/interviews-query';
import { OpenInterviews } from '#features/interviews/open-interviews';
import { PendingScorecards, usePendingScorecards } from '#features/interviews/pending-scorecards';
import { messageOf } from '#platform/http';
import { classes } from '#ui/classes';
import { EmptyState } from '#ui/empty-state';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { TextLink } from '#ui/text-link';

const RECENT_COUNT = 5;

interface HomePageProps {
  readonly user: UserView;
}

export function HomePage({ user }: HomePageProps) {
  const { interviews, error, isFetching, refetch } = useInterviews();
  const pending = usePendingScorecards();
  return (
    <Page
      title="Home"
      heading={
        <>
          Hello, <bdi className="wrap-anywhere">{user.displayName}</bdi>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-12">
        {interviews && pending.length > 0 && (
          <HomeSection id="pending" title="Scorecards to hand in">
            <PendingScorecards pending={pending} interviews={interviews} />
          </HomeSection>
        )}
        <OpenAndStart interviews={interviews ?? []} />
        <KeepInMind />
        {error && <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />}
        {!error && (
          <HomeSection
            id="recent"
            title="Recent interviews"
            aside={<TextLink to="/interviews">All interviews</TextLink>}
          >
            {interviews ? <RecentInterviews interviews={interviews} /> : <InterviewListSkeleton />}
          </HomeSection>
        )}
        {isGuest(user) && (
          <p className="text-sm text-muted">
            You are here as a guest, in this browser only.{' '}
            <TextLink to="/sign-in" search={{ tab: 'sign-up' }}>
              Make an account
            </TextLink>{' '}
            and everything you did stays with you.
          </p>
        )}
      </div>
    </Page>
  );
}

/** An interview that is running is the next thing to do; starting another one then steps back. */
function OpenAndStart({ interviews }: { readonly interviews: readonly InterviewSummary[] }) {
  const open = interviews.filter(({ phase }) => phase !== 'ended');
  const isRunning = open.some(({ phase }) => phase === 'running');
  return (
    <>
      {open.length > 0 && (
        <HomeSection id="open" title="Not finished yet">
          <OpenInterviews interviews={open} />
        </HomeSection>
      )}
      <StartCard isNextThing={!isRunning} />
    </>
  );
}

function StartCard({ isNextThing }: { readonly isNextThing: boolean }) {
  return (
    <section
      aria-labelledby="start-heading"
      className={classes(
        'flex flex-wrap items-center justify-between gap-4 rounded-card border p-6',
        isNextThing ? 'border-accent/30 bg-accent-soft' : 'border-line bg-surface',
      )}
    >
      <div className="min-w-0 flex-1 basis-64">
        <h2 id="start-heading" className="text-lg font-semibold">
          Practise with a partner
        </h2>
        <p className="mt-1 text-sm text-ink">
          Choose a question and a role, send the link, and begin when both of you are ready.
        </p>
        <p className="mt-2 text-sm">
          Not sure which question? <TextLink to="/path">Follow the path</TextLink> or{' '}
          <TextLink to="/questions">browse them all</TextLink>.
        </p>
      </div>
      <LinkButton to="/start" variant={isNextThing ? 'primary' : 'secondary'} size="lg">
        Start an interview
      </LinkButton>
    </section>
  );
}

function RecentInterviews({ interviews }: { readonly interviews: readonly InterviewSummary[] }) {
  const ended = interviews.filter(({ phase }) => phase === 'ended').slice(0, RECENT_COUNT);
  if (ended.length > 0) return <InterviewList label="Recent interviews" interviews={ended} />;
  return (
    <EmptyState title="No interview has ended yet">When one has, its notes, scorecards and replay are here.</EmptyState>
  );
}

interface HomeSectionProps {
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

function HomeSection({ id, title, aside, children }: HomeSectionProps) {
  return (
    <section aria-labelledby={`${id}-heading`}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id={`${id}-heading`} className="text-base font-semibold">
          {title}
        </h2>
        <div className="text-sm">{aside}</div>
      </div>
      {children}
    </section>
  );
}

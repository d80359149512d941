import type { InterviewSummary } from '@fortyfive/contract';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '#ui/badge';
import { formatDateTime, formatMinutes } from '#ui/duration';
import { Loading, Skeleton } from '#ui/skeleton';
import { ROLE_TITLE } from './role-title';

const COLUMNS = 'md:grid-cols-[minmax(0,1fr)_6rem_10rem_6rem_7rem_1rem]';

interface InterviewListProps {
  readonly label: string;
  readonly interviews: readonly InterviewSummary[];
}

/** One line each; on a phone one card each. An ended interview opens its review, any other one its room. */
export function InterviewList({ label, interviews }: InterviewListProps) {
  return (
    <ul aria-label={label} className="grid grid-cols-1 gap-2 md:gap-0 md:border-t md:border-line">
      {interviews.map((interview) => (
        <InterviewRow key={interview.interviewId} interview={interview} />
      ))}
    </ul>
  );
}

function InterviewRow({ interview }: { readonly interview: InterviewSummary }) {
  const { questionTitle, myRole, partnerName, createdAt, spentMs, phase } = interview;
  return (
    <li
      className={`relative flex min-w-0 flex-wrap items-start gap-x-4 gap-y-1 rounded-card border border-line bg-surface p-4 text-sm transition-colors hover:bg-ink/4 md:grid md:items-center md:rounded-none md:border-x-0 md:border-t-0 md:bg-transparent md:px-2 md:py-3 ${COLUMNS}`}
    >
      <div className="min-w-0 flex-1">
        <InterviewLink interview={interview}>{questionTitle}</InterviewLink>
        <p className="truncate text-muted">
          {partnerName ? (
            <>
              with <bdi>{partnerName}</bdi>
            </>
          ) : (
            'Nobody joined'
          )}
        </p>
      </div>
      <div className="md:order-last">
        <PhaseBadge phase={phase} />
      </div>
      <div className="flex basis-full flex-wrap gap-x-4 text-muted tabular-nums md:contents">
        <p>
          <span className="sr-only">Your role: </span>
          {ROLE_TITLE[myRole]}
        </p>
        <time dateTime={createdAt}>{formatDateTime(createdAt)}</time>
        <p className="md:text-right">{phase === 'lobby' ? '' : formatMinutes(spentMs)}</p>
      </div>
      <ChevronRight aria-hidden className="hidden size-4 text-muted md:order-last md:block" />
    </li>
  );
}

/** Its area covers the whole row, so that a tap anywhere opens it. */
function InterviewLink({
  interview,
  children,
}: {
  readonly interview: InterviewSummary;
  readonly children: ReactNode;
}) {
  const { interviewId, roomId, phase } = interview;
  const className = 'rounded-control font-medium wrap-anywhere after:absolute after:inset-0';
  if (phase === 'ended') {
    return (
      <Link to="/interviews/$interviewId" params={{ interviewId }} className={className}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/rooms/$roomId" params={{ roomId }} className={className}>
      {children}
    </Link>
  );
}

function PhaseBadge({ phase }: Pick<InterviewSummary, 'phase'>) {
  if (phase === 'running') return <Badge tone="accent">Running</Badge>;
  if (phase === 'lobby') return <Badge tone="amber">Not started</Badge>;
  return <span className="text-muted">Ended</span>;
}

export function InterviewListSkeleton({ rowCount = 4 }: { readonly rowCount?: number }) {
  return (
    <Loading label="Loading your interviews" className="grid gap-2">
      {Array.from({ length: rowCount }, (_, index) => (
        <Skeleton key={index} className="h-28 md:h-16" />
      ))}
    </Loading>
  );
}

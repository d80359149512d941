import type { InterviewSummary, PendingScorecardsView } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '#platform/http';
import { formatDateTime } from '#ui/duration';
import { LinkButton } from '#ui/link-button';
import { ROLE_TITLE } from './role-title';

/** Interviews whose scorecard can still be handed in in time. What fails here is on the page of each interview anyway. */
export function usePendingScorecards() {
  const query = useQuery({
    queryKey: ['scorecards', 'pending'],
    queryFn: ({ signal }) => api.get<PendingScorecardsView>('/api/scorecards/pending', signal),
    // A partner may have ended an interview in the meantime.
    staleTime: 0,
  });
  return query.data?.pending ?? [];
}

interface PendingScorecardsProps {
  readonly pending: PendingScorecardsView['pending'];
  readonly interviews: readonly InterviewSummary[];
}

/** What is to be handed in, and until when: who misses it never sees what the others wrote. */
export function PendingScorecards({ pending, interviews }: PendingScorecardsProps) {
  return (
    <ul className="grid grid-cols-1 gap-2">
      {pending.flatMap(({ interviewId, deadlineAt }) => {
        const interview = interviews.find((one) => one.interviewId === interviewId);
        return interview ? [<Pending key={interviewId} interview={interview} deadlineAt={deadlineAt} />] : [];
      })}
    </ul>
  );
}

function Pending({
  interview,
  deadlineAt,
}: {
  readonly interview: InterviewSummary;
  readonly deadlineAt: string | null;
}) {
  const { interviewId, questionTitle, myRole, partnerName } = interview;
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-surface p-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium wrap-anywhere">{questionTitle}</p>
        <p className="text-sm wrap-anywhere text-muted">
          You were the {ROLE_TITLE[myRole].toLowerCase()}
          {partnerName && (
            <>
              {' '}
              · with <bdi>{partnerName}</bdi>
            </>
          )}
        </p>
        <p className="mt-1 text-sm wrap-anywhere">
          {deadlineAt
            ? `Hand in by ${formatDateTime(deadlineAt)} to see what the others wrote.`
            : 'Scorecards open when the second interview has ended too.'}
        </p>
      </div>
      <LinkButton
        to="/interviews/$interviewId"
        params={{ interviewId }}
        aria-label={`Write your scorecard: ${questionTitle}`}
      >
        Write your scorecard
      </LinkButton>
    </li>
  );
}

import type { InterviewSummary } from '@fortyfive/contract';
import { LinkButton } from '#ui/link-button';
import { ROLE_TITLE } from './role-title';

interface OpenInterviewsProps {
  readonly interviews: readonly InterviewSummary[];
}

/** What has not ended yet, with the way back into the room: what is running comes first. */
export function OpenInterviews({ interviews }: OpenInterviewsProps) {
  const sorted = interviews.toSorted((a, b) => Number(b.phase === 'running') - Number(a.phase === 'running'));
  return (
    <ul className="grid grid-cols-1 gap-2">
      {sorted.map(({ interviewId, roomId, questionTitle, phase, myRole, partnerName }) => (
        <li
          key={interviewId}
          className="flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-surface p-4"
        >
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-medium wrap-anywhere">{questionTitle}</p>
            <p className="text-sm wrap-anywhere text-muted">
              {phase === 'running' ? 'Running' : 'Not started'} · you are the {ROLE_TITLE[myRole].toLowerCase()}
              {partnerName ? (
                <>
                  {' '}
                  · with <bdi>{partnerName}</bdi>
                </>
              ) : (
                ' · waiting for a partner'
              )}
            </p>
          </div>
          <LinkButton
            to="/rooms/$roomId"
            params={{ roomId }}
            variant={phase === 'running' ? 'primary' : 'secondary'}
            aria-label={`Return to the room: ${questionTitle}`}
          >
            Return to the room
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}

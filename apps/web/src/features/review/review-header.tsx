import type { InterviewView } from '@fortyfive/contract';
import { INTERVIEW_PLANNED_MS, readClock, type Participant, type Role } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { Avatar } from '#ui/avatar';
import { formatDateTime, formatMinutes } from '#ui/duration';

const ROLE_TITLES: Readonly<Record<Role, string>> = {
  interviewer: 'Interviewer',
  candidate: 'Candidate',
  observer: 'Observer',
};

interface ReviewHeaderProps {
  readonly interview: InterviewView;
  /** What one can do about somebody else, beside their name. */
  readonly actionsFor: (person: Participant) => ReactNode;
}

/** What was designed, when, for how long, and by whom. */
export function ReviewHeader({ interview, actionsFor }: ReviewHeaderProps) {
  const { clock, participants } = interview.state;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight">{interview.question.title}</h1>
        {clock && (
          <p className="mt-1 text-muted">
            {formatDateTime(new Date(clock.startedAtMs).toISOString())}
            {' · '}
            {formatMinutes(readClock(clock, clock.endedAtMs ?? clock.startedAtMs).spentMs)} of{' '}
            {formatMinutes(INTERVIEW_PLANNED_MS)}
          </p>
        )}
      </div>
      <ul aria-label="People" className="flex min-w-0 flex-wrap gap-x-6 gap-y-3">
        {participants.map((one, index) => (
          <li key={one.userId} className="flex min-w-0 items-center gap-2">
            <Avatar name={one.displayName} colourIndex={index} />
            <div className="max-w-48 min-w-0 leading-tight">
              <p className="truncate text-sm font-medium">
                <bdi>{one.displayName}</bdi>
                {one.userId === interview.myUserId && <span className="font-normal text-muted"> (you)</span>}
              </p>
              <p className="text-xs text-muted">{ROLE_TITLES[one.role]}</p>
            </div>
            {one.userId !== interview.myUserId && actionsFor(one)}
          </li>
        ))}
      </ul>
    </header>
  );
}

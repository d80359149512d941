import type { OpeningReason, SealingView } from '@fortyfive/contract';
import { LockOpen } from 'lucide-react';
import { formatDateTime } from '#ui/duration';

const WHY: Readonly<Record<OpeningReason, string>> = {
  'both-handed-in': 'Interviewer and candidate have both handed in.',
  'time-up': 'A day had passed since the end.',
};

interface OpeningLineProps {
  readonly opening: NonNullable<SealingView['opening']>;
  /** Whether I may see the others' scorecards. */
  readonly isOpenToMe: boolean;
}

/** When and why the scorecards were opened: the same line for everybody (DEBRIEF-12). */
export function OpeningLine({ opening, isOpenToMe }: OpeningLineProps) {
  return (
    <div className="flex gap-3 text-sm">
      <LockOpen aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <div className="min-w-0">
        <p>
          <span className="font-medium">Scorecards opened {inSentence(formatDateTime(opening.at))}.</span>{' '}
          {WHY[opening.reason]}
        </p>
        {!isOpenToMe && (
          <p className="text-muted">
            You had not handed in yours by then, so the others’ stay closed to you. You can still hand in yours, for them to
            read. What everybody may see of the interview is below.
          </p>
        )}
      </div>
    </div>
  );
}

/** "Today, 18:00" within a sentence. */
function inSentence(when: string): string {
  return when.replace(/^(Today|Yesterday)/u, (day) => day.toLowerCase());
}

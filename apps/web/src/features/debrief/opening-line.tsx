import type { OpeningReason, SealingView } from '@fortyfive/contract';
import { LockOpen } from 'lucide-react';
import { formatDateTime } from '#ui/duration';

const WHY: Readonly<Record<OpeningReason, string>> = {
  'both-handed-in': 'Interviewer and candidate had both handed in.',
  'time-up': 'The time to hand in was up.',
};

/** When and why the scorecards were opened: the same line for everybody (DEBRIEF-12). */
export function OpeningLine({ opening }: { readonly opening: NonNullable<SealingView['opening']> }) {
  const when = formatDateTime(opening.at).replace(/^(Today|Yesterday)/u, (day) => day.toLowerCase());
  return (
    <p className="flex gap-2 text-sm text-muted">
      <LockOpen aria-hidden className="mt-0.5 size-4 shrink-0 text-green" />
      <span className="min-w-0">
        <span className="font-medium text-ink">The scorecards were opened {when}.</span> {WHY[opening.reason]}
      </span>
    </p>
  );
}

import { ArrowRight, Repeat2 } from 'lucide-react';
import { LinkButton } from '#ui/link-button';

interface SwapNoticeProps {
  readonly roomId: string;
  readonly isSwapped: boolean;
}

/** Another interview has begun in the room: the way there, and what it means for the scorecards. */
export function SwapNotice({ roomId, isSwapped }: SwapNoticeProps) {
  return (
    // There before it says anything: only then is it read aloud when it does.
    <div role="status" className="empty:hidden print:hidden">
      {isSwapped && (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-accent/30 bg-accent-soft p-4">
          <Repeat2 aria-hidden className="size-5 shrink-0 text-accent" />
          <div className="min-w-0 flex-1 basis-64 text-sm">
            <p className="font-medium">The next interview in this room has begun, with the roles swapped.</p>
            <p>Scorecards that are still sealed stay so until it has ended.</p>
          </div>
          <LinkButton to="/rooms/$roomId" params={{ roomId }} variant="primary" icon={<ArrowRight aria-hidden />}>
            Go to the room
          </LinkButton>
        </div>
      )}
    </div>
  );
}

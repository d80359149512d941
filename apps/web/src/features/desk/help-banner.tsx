import type { HelpRequest } from '@fortyfive/interview';
import { LifeBuoy, Lightbulb } from 'lucide-react';
import { useServerNow } from '#platform/server-time';
import { Button } from '#ui/button';
import { formatClock } from '#ui/duration';
import { HELP_WORDS } from './help-words';

interface HelpBannerProps {
  readonly help: HelpRequest;
  readonly candidate: string;
  /** The rung that would be given next; `null` when the ladder has no more. */
  readonly nextRung: number | null;
  readonly isBusy: boolean;
  readonly onGiveHint: (rung: number) => void;
  readonly onSettle: () => void;
}

/** The candidate is stuck: what they ask for, for how long, and what to do about it (DESK-8). */
export function HelpBanner({ help, candidate, nextRung, isBusy, onGiveHint, onSettle }: HelpBannerProps) {
  const nowMs = useServerNow(1_000, help.atMs);
  const { asks, advice } = HELP_WORDS[help.way];
  const wantsHint = help.way === 'hint';
  return (
    <section
      aria-label="Call for help"
      className="flex gap-3 border-b border-line bg-accent-soft px-4 py-3 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-accent"
    >
      <LifeBuoy aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p>
          <span className="font-semibold">
            <bdi>{candidate}</bdi> {asks}.
          </span>{' '}
          {nowMs !== null && <span className="text-muted tabular-nums">{formatClock(nowMs - help.atMs)}</span>}
        </p>
        <p>{wantsHint && nextRung === null ? 'The ladder has no more. Put your last hint in other words.' : advice}</p>
        <div className="flex flex-wrap gap-2">
          {wantsHint && nextRung !== null && (
            <Button
              size="sm"
              variant="primary"
              icon={<Lightbulb aria-hidden />}
              isBusy={isBusy}
              onClick={() => onGiveHint(nextRung)}
            >
              Give hint {nextRung}
            </Button>
          )}
          <Button size="sm" onClick={onSettle}>
            Done
          </Button>
        </div>
      </div>
    </section>
  );
}

import type { HelpRequest } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { useServerNow } from '#platform/server-time';
import { formatClock } from '#ui/duration';
import { askedWords } from './help-ways';

interface HelpStatusProps {
  readonly help: HelpRequest;
  /** Who asked, as the reader would say it. */
  readonly who: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** What was asked for, and for how long it has been. */
export function HelpStatus({ help, who, children }: HelpStatusProps) {
  const nowMs = useServerNow(1_000, help.atMs);
  return (
    <div className="flex flex-col gap-2 px-2">
      <p className="flex items-baseline gap-2 text-sm">
        <span className="font-medium">{askedWords(help.way, who)}</span>
        {nowMs !== null && <span className="text-muted tabular-nums">{formatClock(nowMs - help.atMs)}</span>}
      </p>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}

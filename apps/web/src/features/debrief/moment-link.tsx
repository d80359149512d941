import { TextLink } from '#ui/text-link';
import { formatClock } from '#ui/duration';
import { createContext, use, type MouseEvent, type ReactNode } from 'react';

interface MomentContextValue {
  readonly interviewId: string;
  /** Shows the interview as it was so many ms after its start. */
  readonly open: (offsetMs: number) => void;
}

const MomentContext = createContext<MomentContextValue | null>(null);

interface MomentsProps extends MomentContextValue {
  readonly children: ReactNode;
}

/** Around all that links to moments of one recording. */
export function Moments({ interviewId, open, children }: MomentsProps) {
  return <MomentContext value={{ interviewId, open }}>{children}</MomentContext>;
}

/** A time that leads to its moment in the recording. It is an address as well, to keep or to send (DEBRIEF-6). */
export function MomentLink({ offsetMs }: { readonly offsetMs: number }) {
  const moments = use(MomentContext);
  if (!moments) throw new Error('A MomentLink needs Moments above it.');
  const { interviewId, open } = moments;
  const t = Math.max(0, Math.round(offsetMs));
  return (
    <TextLink
      to="/interviews/$interviewId"
      params={{ interviewId }}
      search={{ t }}
      resetScroll={false}
      className="tabular-nums"
      onClick={(event: MouseEvent) => {
        // The address alone would not do: it stays the same when one comes back to the same evidence.
        if (isPlain(event)) open(t);
      }}
    >
      {formatClock(t)}
      <span className="sr-only"> in the recording</span>
    </TextLink>
  );
}

/** With a key held the browser opens another tab, and this page stays where it is. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

import type { FiredCurveball } from '@fortyfive/interview';
import { X, Zap } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from '#ui/button';
import { recallRead, rememberRead } from './read-curveballs';

interface CurveballStripsProps {
  readonly interviewId: string;
  readonly curveballs: readonly FiredCurveball[];
}

/** New constraints in a strip above board and notes, until each person has read them (GIVEN-5). They stay in the notes. */
export function CurveballStrips({ interviewId, curveballs }: CurveballStripsProps) {
  const [read, setRead] = useState(() => recallRead(interviewId));
  const region = useRef<HTMLDivElement>(null);
  const hide = (curveballId: string) => {
    const next = [...read, curveballId];
    setRead(next);
    rememberRead(interviewId, next);
    region.current?.focus(); // The button goes, and the focus would go with it.
  };
  return (
    <div ref={region} role="status" tabIndex={-1} className="shrink-0 outline-none">
      {curveballs
        .filter(({ curveballId }) => !read.includes(curveballId))
        .map(({ curveballId, announcement }) => (
          <div
            key={curveballId}
            className="flex animate-appear items-start gap-2 border-b border-line bg-accent-soft py-1 pr-2 pl-4 text-sm"
          >
            <Zap aria-hidden className="mt-1.5 size-4 shrink-0 text-accent" />
            <p className="min-w-0 flex-1 py-1 text-pretty">
              <span className="font-semibold">Curveball:</span> {announcement}
            </p>
            <IconButton
              size="sm"
              label="Hide the curveball; it stays in the notes"
              icon={<X aria-hidden />}
              onClick={() => hide(curveballId)}
            />
          </div>
        ))}
    </div>
  );
}

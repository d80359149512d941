import type { FiredCurveball } from '@fortyfive/interview';
import type { Curveball } from '@fortyfive/questions';
import { Check, Zap } from 'lucide-react';
import { Button } from '#ui/button';
import { formatClock } from '#ui/duration';
import { Bullets } from './bullets';

interface DeskCurveballsProps {
  readonly curveballs: readonly Curveball[];
  readonly fired: readonly FiredCurveball[];
  readonly startedAtMs: number;
  readonly onFire: (curveballId: string) => void;
}

/** New constraints for the middle of the interview. What a strong answer holds is of use once one has been fired (DESK-6). */
export function DeskCurveballs({ curveballs, fired, startedAtMs, onFire }: DeskCurveballsProps) {
  return (
    <ul className="flex flex-col gap-4">
      {curveballs.map(({ id, announcement, strongResponse }) => {
        const thrown = fired.find(({ curveballId }) => curveballId === id);
        const action = thrown ? `Fired at ${formatClock(thrown.atMs - startedAtMs)}` : 'Fire';
        return (
          <li key={id} className="flex flex-col gap-2">
            <p>{announcement}</p>
            <Button
              size="sm"
              className="self-start"
              icon={thrown ? <Check aria-hidden /> : <Zap aria-hidden />}
              aria-disabled={thrown !== undefined}
              aria-label={`${action}: ${announcement}`}
              onClick={() => thrown ?? onFire(id)}
            >
              {action}
            </Button>
            {thrown && (
              <div className="flex flex-col gap-1 border-l-2 border-line pl-3">
                <p className="text-xs font-medium text-muted">A strong candidate</p>
                <Bullets lines={strongResponse} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

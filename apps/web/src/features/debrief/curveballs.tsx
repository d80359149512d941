import { STEPS, type FiredCurveball } from '@fortyfive/interview';
import type { Curveball } from '@fortyfive/questions';
import { MomentLink } from './moment-link';

interface CurveballsProps {
  readonly fired: readonly FiredCurveball[];
  /** Those of the question. */
  readonly known: readonly Curveball[];
  readonly startedAtMs: number;
}

/** What came in mid-interview, and what a strong answer does with it. */
export function Curveballs({ fired, known, startedAtMs }: CurveballsProps) {
  return (
    <ul className="flex flex-col gap-6 text-sm">
      {fired.map(({ curveballId, stepId, announcement, atMs }) => {
        const strong = known.find(({ id }) => id === curveballId)?.strongResponse ?? [];
        return (
          <li key={curveballId} className="flex min-w-0 gap-3 break-inside-avoid">
            <span className="w-12 shrink-0">
              <MomentLink offsetMs={atMs - startedAtMs} />
            </span>
            <div className="flex min-w-0 flex-col gap-2">
              <p>
                <span className="text-muted">{STEPS.find(({ id }) => id === stepId)?.title}:</span>{' '}
                <span className="font-medium">{announcement}</span>
              </p>
              {strong.length > 0 && (
                <>
                  <p className="text-muted">A strong answer</p>
                  <ul className="flex list-disc flex-col gap-1 pl-5">
                    {strong.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

import type { Diagram } from '@fortyfive/documents';
import { Button } from '#ui/button';
import { useChecksSwitch } from './lint-memory';
import { useFindings } from './use-diagram';

interface LintPanelProps {
  readonly diagram: Diagram;
  /** Null for whoever may only read. */
  readonly onReveal: ((id: string) => void) | null;
  /** The candidate may; whoever assesses or learns sees it always. */
  readonly canSwitchOff: boolean;
}

/** What an interviewer might ask about the design: quiet, below the outline. */
export function LintPanel({ diagram, onReveal, canSwitchOff }: LintPanelProps) {
  const [isSwitchedOff, switchOff] = useChecksSwitch();
  const isOff = canSwitchOff && isSwitchedOff;
  return (
    <section aria-labelledby="checks-title" className="border-t border-line pt-4">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 id="checks-title" className="text-sm font-semibold">
          Worth a second look
        </h3>
        {canSwitchOff && (
          <Button size="sm" variant="quiet" onClick={() => switchOff(!isOff)}>
            {isOff ? 'Switch checks on' : 'Switch checks off'}
          </Button>
        )}
      </div>
      {isOff ? (
        <p className="mt-1 text-sm text-muted">The checks are off. Your interviewer still sees them.</p>
      ) : (
        <Findings diagram={diagram} onReveal={onReveal} />
      )}
    </section>
  );
}

function Findings({ diagram, onReveal }: Pick<LintPanelProps, 'diagram' | 'onReveal'>) {
  const findings = useFindings(diagram);
  if (findings.length === 0) {
    const isEmpty = diagram.components.length === 0;
    return (
      <p className="mt-1 text-sm text-muted">
        {isEmpty ? 'The design is checked as it is drawn.' : 'Nothing stands out. That does not make it right.'}
      </p>
    );
  }
  return (
    <ul aria-labelledby="checks-title" className="mt-2 flex flex-col gap-2">
      {findings.map(({ code, sentence, ids }) => {
        const [firstId] = ids;
        return (
          <li key={`${code} ${firstId}`} className="flex items-start gap-2 text-sm text-muted">
            <span className="min-w-0 flex-1 wrap-anywhere">{sentence}</span>
            {onReveal && firstId !== undefined && (
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Show on the board: ${sentence}`}
                onClick={() => onReveal(firstId)}
              >
                Show
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

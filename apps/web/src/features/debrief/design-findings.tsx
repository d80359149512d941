import type { Diagram } from '@fortyfive/documents';
import { joinWords } from '@fortyfive/documents';
import type { HighLevelDesign } from '@fortyfive/questions';
import { useMemo } from 'react';
import { compareDesigns, type ComparedKind } from './compared-designs';

interface DesignFindingsProps {
  readonly reference: HighLevelDesign;
  /** The board as the interview left it. */
  readonly board: Diagram;
}

/** What the drawing of the strong answer has that the board had not, and the reverse. */
export function DesignFindings({ reference, board }: DesignFindingsProps) {
  const { lacking, extra, unknown, isNothingDrawn } = useMemo(
    () => compareDesigns(reference, board),
    [reference, board],
  );
  if (isNothingDrawn) return <p className="text-sm text-muted">No components were on the board at the end.</p>;
  return (
    <div className="grid gap-8 text-sm lg:grid-cols-2 lg:gap-12">
      <div className="min-w-0">
        {lacking.length === 0 ? (
          <p>Every kind of component of the strong answer is on the board.</p>
        ) : (
          <>
            <h4 className="mb-3 font-semibold">In the strong answer, and not on the board</h4>
            <ul className="flex flex-col gap-3">
              {lacking.map((kind) => (
                <LackingKind key={kind.kind} {...kind} />
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {extra.length > 0 && (
          <div>
            <h4 className="mb-3 font-semibold">On the board, and not in the strong answer</h4>
            <ul className="flex flex-col gap-2">
              {extra.map(({ kind, title, drawn }) => (
                <li key={kind} className="wrap-anywhere">
                  {title}: <bdi>{joinWords(drawn)}</bdi>
                </li>
              ))}
            </ul>
          </div>
        )}
        {unknown.length > 0 && (
          <p className="wrap-anywhere text-muted">
            Not compared, because nothing says what {unknown.length === 1 ? 'it is' : 'they are'}:{' '}
            <bdi>{joinWords(unknown)}</bdi>.
          </p>
        )}
      </div>
    </div>
  );
}

function LackingKind({ title, wanted, drawn }: ComparedKind) {
  return (
    <li className="break-inside-avoid wrap-anywhere">
      <p className="font-medium">
        {title}
        {drawn.length > 0 && (
          <span className="font-normal text-muted">
            : {drawn.length} of {wanted.length} (<bdi>{joinWords(drawn)}</bdi>)
          </span>
        )}
      </p>
      <ul className="mt-1 flex flex-col gap-1 text-muted">
        {wanted.map(({ name, purpose }) => (
          <li key={name}>
            <span className="text-ink">{name}.</span> {purpose}
          </li>
        ))}
      </ul>
    </li>
  );
}

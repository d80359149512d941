import { Check } from 'lucide-react';
import { classes } from '#ui/classes';
import type { Progress } from './missing-parts';
import { OWN_PARTS, type OwnPartId } from './own-parts';

interface OwnPartsNavProps {
  readonly shown: OwnPartId;
  readonly progress: Readonly<Record<OwnPartId, Progress | null>>;
  readonly onShow: (part: OwnPartId) => void;
}

/** Which parts the candidate's card has, how far each is, and the way to any of them. */
export function OwnPartsNav({ shown, progress, onShow }: OwnPartsNavProps) {
  return (
    <nav aria-label="Parts of your scorecard" className="border-b border-line">
      <ol className="grid grid-cols-4">
        {OWN_PARTS.map(({ id, name }) => (
          <li key={id} className="flex min-w-0">
            <button
              type="button"
              aria-current={id === shown ? 'step' : undefined}
              onClick={() => onShow(id)}
              className={classes(
                'flex min-w-0 flex-1 flex-col items-start border-b-2 border-transparent px-2 py-3 text-left text-xs text-muted transition-colors sm:px-4',
                'hover:text-ink focus-visible:-outline-offset-2 aria-[current=step]:border-accent aria-[current=step]:text-ink',
              )}
            >
              <span className="font-medium">{name}</span>
              {progress[id] && <PartProgress progress={progress[id]} />}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function PartProgress({ progress: { done, of } }: { progress: Progress }) {
  if (done === of) {
    return (
      <span className="inline-flex items-center gap-1 text-green">
        <Check aria-hidden className="size-3.5" />
        Done
      </span>
    );
  }
  return (
    <span className="tabular-nums">
      {done} of {of}
    </span>
  );
}

import { CircleAlert, LoaderCircle, RotateCcw, X } from 'lucide-react';
import { Button, IconButton } from '#ui/button';
import type { UploadState } from './image-uploads';

interface UploadNoteProps {
  readonly state: UploadState;
  readonly onDismiss: () => void;
}

/** Says that a picture is on its way, or why it does not come. Both regions stay, so that screen readers notice a change. */
export function UploadNote({ state, onDismiss }: UploadNoteProps) {
  return (
    <div className="pointer-events-none absolute inset-x-4 bottom-16 z-20 flex flex-col items-center">
      <div role="status">{state.kind === 'uploading' && <Progress state={state} onStop={onDismiss} />}</div>
      <div role="alert">{state.kind === 'failed' && <Failure state={state} onDismiss={onDismiss} />}</div>
    </div>
  );
}

const CARD =
  'pointer-events-auto flex max-w-sm animate-appear gap-2 rounded-card border border-line bg-surface p-3 text-sm shadow-float';

interface ProgressProps {
  readonly state: UploadState & { kind: 'uploading' };
  readonly onStop: () => void;
}

function Progress({ state: { number, count, part }, onStop }: ProgressProps) {
  return (
    <div className={`${CARD} items-center`}>
      <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-muted" />
      <p className="min-w-0 tabular-nums">
        {count === 1 ? 'Uploading the picture…' : `Uploading picture ${number} of ${count}…`}
      </p>
      {/* Not read out: it would be said again with every step. */}
      <span aria-hidden className="w-10 text-right text-muted tabular-nums">
        {Math.floor(part * 100)}%
      </span>
      <Button size="sm" variant="quiet" className="-my-1" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}

interface FailureProps {
  readonly state: UploadState & { kind: 'failed' };
  readonly onDismiss: () => void;
}

function Failure({ state: { sentence, retry }, onDismiss }: FailureProps) {
  return (
    <div className={`${CARD} items-start`}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
      <div className="min-w-0 flex-1 space-y-2">
        <p>{sentence}</p>
        {retry && (
          <Button size="sm" icon={<RotateCcw aria-hidden />} onClick={retry}>
            Try again
          </Button>
        )}
      </div>
      <IconButton label="Dismiss" size="sm" className="-my-1 -mr-1" icon={<X aria-hidden />} onClick={onDismiss} />
    </div>
  );
}

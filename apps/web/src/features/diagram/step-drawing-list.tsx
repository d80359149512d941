import { STEPS } from '@fortyfive/interview';
import type { Chapter, Recording } from '@fortyfive/replay';
import { Button } from '#ui/button';
import { Skeleton } from '#ui/skeleton';
import { stepHue } from '#ui/step-hue';
import { useEffect, useState } from 'react';
import { readStepDrawings, type StepDrawing } from './step-drawings';

/** More than these are folded away. */
const SHOWN = 6;

interface StepDrawingListProps {
  readonly recording: Recording;
  readonly chapters: readonly Chapter[];
  /** Shows the interview as it was at that moment. */
  readonly onOpen: (timeMs: number) => void;
}

/** What was drawn in each step, in words, and the way to the board as the step left it. */
export function StepDrawingList({ recording, chapters, onOpen }: StepDrawingListProps) {
  const drawings = useStepDrawings(recording, chapters);
  if (chapters.length === 0) return null;
  return (
    <section aria-labelledby="step-drawings">
      <h3 id="step-drawings" className="text-base font-semibold">
        What was drawn, step by step
      </h3>
      <ol className="mt-3 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {chapters.map(({ stepId }, index) => (
          <StepItem key={stepId} stepId={stepId} drawing={drawings[index]} onOpen={onOpen} />
        ))}
      </ol>
    </section>
  );
}

interface StepItemProps extends Pick<StepDrawingListProps, 'onOpen'> {
  readonly stepId: StepDrawing['stepId'];
  readonly drawing: StepDrawing | undefined;
}

function StepItem({ stepId, drawing, onOpen }: StepItemProps) {
  const place = STEPS.findIndex(({ id }) => id === stepId);
  const title = STEPS[place]?.title ?? '';
  return (
    <li className="flex min-w-0 flex-col items-start gap-2">
      <h4 className={`text-sm font-semibold ${stepHue(place).text}`}>
        {place + 1} · {title}
      </h4>
      {drawing ? <Sentences sentences={drawing.sentences} /> : <Skeleton className="h-5 w-full" />}
      {drawing && (
        <Button size="sm" onClick={() => onOpen(drawing.untilMs)}>
          Open the board at its end
          <span className="sr-only">
            : step {place + 1}, {title}
          </span>
        </Button>
      )}
    </li>
  );
}

function Sentences({ sentences }: Pick<StepDrawing, 'sentences'>) {
  if (!sentences) return <p className="text-sm text-muted">The recording cannot be read here.</p>;
  if (sentences.length === 0) return <p className="text-sm text-muted">The design stayed as it was.</p>;
  const [first, rest] = [sentences.slice(0, SHOWN), sentences.slice(SHOWN)];
  return (
    <div className="text-sm wrap-anywhere">
      <SentenceList sentences={first} />
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer text-muted">{rest.length} more</summary>
          <SentenceList sentences={rest} />
        </details>
      )}
    </div>
  );
}

function SentenceList({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {sentences.map((sentence, index) => (
        // The same thing can be done twice; the list never changes.
        <li key={index}>
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Read one step at a time, so that the page answers in between. */
function useStepDrawings(recording: Recording, chapters: readonly Chapter[]): readonly StepDrawing[] {
  const [drawings, setDrawings] = useState<readonly StepDrawing[]>([]);
  useEffect(() => {
    const steps = readStepDrawings(recording, chapters);
    const readNext = () => {
      const { value, done } = steps.next();
      if (done) return;
      setDrawings((before) => [...before, value]);
      timer = setTimeout(readNext);
    };
    let timer = setTimeout(readNext);
    return () => {
      clearTimeout(timer);
      setDrawings([]);
    };
  }, [recording, chapters]);
  return drawings;
}

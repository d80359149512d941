import { STEPS, stepAt, type ClockReading } from '@fortyfive/interview';
import { useEffect, useRef, useState } from 'react';
import { formatMinutes } from '#ui/duration';

interface Heard {
  readonly stepIndex: number;
  readonly isOver: boolean;
  readonly isPaused: boolean;
}

/** Says a change of step, a pause and the end of a step's time once each, without interrupting (ROOM-WEB-6). */
export function StepAnnouncer({ reading }: { reading: ClockReading | null }) {
  const [sentence, setSentence] = useState('');
  const heard = useRef<Heard | null>(null);
  const stepIndex = reading?.stepIndex ?? 0;
  const isOver = (reading?.overtimeMs ?? 0) > 0;
  const isPaused = reading?.status === 'paused';
  const isKnown = reading !== null;

  useEffect(() => {
    if (!isKnown) return;
    const now = { stepIndex, isOver, isPaused };
    const news = heard.current && whatIsNew(heard.current, now);
    heard.current = now;
    if (news) setSentence(news);
  }, [isKnown, stepIndex, isOver, isPaused]);

  return (
    <p role="status" className="sr-only">
      {sentence}
    </p>
  );
}

function whatIsNew(before: Heard, now: Heard): string | null {
  if (now.stepIndex !== before.stepIndex) {
    const step = stepAt(now.stepIndex);
    return `Step ${now.stepIndex + 1} of ${STEPS.length}: ${step.title}, ${formatMinutes(step.plannedMs)}.`;
  }
  if (now.isOver !== before.isOver) return now.isOver ? 'Time for this step is up.' : 'The step has more time.';
  if (now.isPaused !== before.isPaused) return now.isPaused ? 'The clock is paused.' : 'The clock runs again.';
  return null;
}

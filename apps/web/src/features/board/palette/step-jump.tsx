import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import type { StepId } from '@fortyfive/interview';
import { useEffect, useEffectEvent, useState } from 'react';
import { useBoardMark } from '../board-marks';
import { goToStep } from './first-view';
import { focusCanvas } from './naming';
import { StepOffer } from './step-offer';

interface StepJumpProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: HTMLElement;
  readonly stepId: StepId;
}

/** Goes to the present step's frame on J, and offers it when a step has begun. For everybody who sees the board. */
export function StepJump({ api, board, stepId }: StepJumpProps) {
  const [settled, setSettled] = useState(stepId);
  useBoardMark(board, 'offer', stepId === settled ? undefined : '');
  const settle = () => setSettled(stepId);
  const go = () => {
    goToStep(api, stepId);
    settle();
    focusCanvas(board);
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'j' || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    event.stopPropagation();
    go();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    board.addEventListener('keydown', listener, true);
    return () => board.removeEventListener('keydown', listener, true);
  }, [board]);
  if (stepId === settled) return null;
  return <StepOffer stepId={stepId} onGo={go} onDismiss={settle} />;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')
  );
}

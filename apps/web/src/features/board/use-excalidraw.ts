import type { ExcalidrawImperativeAPI, ExcalidrawProps } from '@excalidraw/excalidraw/types';
import type { StepId } from '@fortyfive/interview';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { ExcalidrawBinding } from './excalidraw-binding';
import { showFirst } from './palette/first-view';
import { watchKeyMoves } from './key-moves';

/** Excalidraw's handle, from the moment it has loaded and no longer throws away what it is given (BOARD-5). */
export function useLoadedExcalidraw(): {
  readonly api: ExcalidrawImperativeAPI | null;
  readonly props: Required<Pick<ExcalidrawProps, 'excalidrawAPI' | 'onChange'>>;
} {
  const latest = useRef<ExcalidrawImperativeAPI>(null);
  const [api, setApi] = useState<ExcalidrawImperativeAPI | null>(null);
  const excalidrawAPI = useCallback((one: ExcalidrawImperativeAPI) => void (latest.current = one), []);
  // Excalidraw calls this after every change, and never before it has loaded.
  const onChange = useCallback(() => setApi(latest.current), []);
  return { api, props: { excalidrawAPI, onChange } };
}

interface BindingProps {
  readonly isReadOnly: boolean;
  readonly onWaiting?: (isWaiting: boolean) => void;
  readonly onUnshareable?: () => void;
  /** The step at whose frame an empty board opens. */
  readonly stepId?: StepId | undefined;
}

/**
 * Binds the scene to a document for as long as both are there, and once brings what is on the board into view.
 * The callbacks should stay the same functions.
 */
export function useBinding(api: ExcalidrawImperativeAPI | null, doc: Y.Doc, props: BindingProps): void {
  const { isReadOnly, onWaiting, onUnshareable } = props;
  const firstStepId = useRef(props.stepId ?? null);
  const isInView = useRef(false);
  // A layout effect is undone before Excalidraw, further down, goes and takes its scene along.
  useLayoutEffect(() => {
    if (!api) return;
    const binding = new ExcalidrawBinding(api, doc, { isReadOnly, onWaiting, onUnshareable });
    // Only what was there first is brought into view: later on, nobody's view jumps because somebody else draws.
    if (!isInView.current) showFirst(api, firstStepId.current);
    isInView.current = true;
    const stopWatching = watchKeyMoves(binding);
    return () => {
      stopWatching();
      binding.destroy();
    };
  }, [api, doc, isReadOnly, onWaiting, onUnshareable]);
}

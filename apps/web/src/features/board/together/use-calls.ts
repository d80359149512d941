import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentPerson } from '#platform/document-people';
import type { BoardCompany } from './board-company';
import { CallFilter, type HeardCall } from './call-filter';
import { ViewMover } from './view-mover';
import type { View } from './viewport';

/** What became of a call: I have been brought there, or I am asked whether I want to go. */
export type Arrival =
  | { readonly kind: 'brought'; readonly caller: DocumentPerson; readonly back: View }
  | { readonly kind: 'offered'; readonly caller: DocumentPerson; readonly call: HeardCall['call'] };

interface CallParts {
  readonly api: ExcalidrawImperativeAPI;
  readonly company: BoardCompany;
  readonly mayWrite: (userId: string) => boolean;
  /** Told before the view moves. */
  readonly onLeave: () => void;
}

export interface Calls {
  readonly arrival: Arrival | null;
  /** Goes to where an offer leads. */
  readonly accept: () => void;
  /** Back to where I was before I was brought here. */
  readonly goBack: () => void;
  readonly dismiss: () => void;
}

/** Follows the calls of those who may write (TOGETHER-4): each brings me there, or asks when my hands are full. */
export function useCalls({ api, company, mayWrite, onLeave }: CallParts): Calls {
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const mover = useRef<ViewMover>(null);
  const parts = useRef({ mayWrite, onLeave });
  useEffect(() => {
    parts.current = { mayWrite, onLeave };
  });

  const bring = useCallback(({ call, caller }: HeardCall) => {
    if (!mover.current) return;
    const { view } = mover.current;
    parts.current.onLeave();
    mover.current.show(call.viewport);
    // Brought twice, the way back leads to where the person was of their own accord.
    setArrival((before) => ({ kind: 'brought', caller, back: before?.kind === 'brought' ? before.back : view }));
  }, []);

  useEffect(() => {
    const own = new ViewMover(api);
    mover.current = own;
    const filter = new CallFilter(company.guests());
    const stop = company.subscribe(() => {
      for (const heard of filter.hear(company.guests(), parts.current.mayWrite, performance.now())) {
        if (areHandsFull(api.getAppState())) setArrival({ kind: 'offered', ...heard });
        else bring(heard);
      }
    });
    return () => {
      stop();
      own.stop();
    };
  }, [api, bring, company]);

  const dismiss = useCallback(() => setArrival(null), []);
  return {
    arrival,
    accept: () => arrival?.kind === 'offered' && bring(arrival),
    goBack: () => {
      if (arrival?.kind === 'brought') mover.current?.moveTo(arrival.back);
      dismiss();
    },
    dismiss,
  };
}

/** Nobody is torn away in the middle of a word or a line. */
function areHandsFull(state: AppState): boolean {
  const { editingTextElement, newElement, multiElement, resizingElement, selectedElementsAreBeingDragged } = state;
  return (
    Boolean(editingTextElement ?? newElement ?? multiElement ?? resizingElement) || selectedElementsAreBeingDragged
  );
}

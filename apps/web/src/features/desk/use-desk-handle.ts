import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { flushSync } from 'react-dom';
import type { DeskPart } from './desk-section';

/** What the keys of the room reach in the desk. */
export interface DeskHandle {
  /** Goes to the top: the present step. */
  readonly focusTop: () => void;
  /** Opens the facts and puts the caret into their filter. */
  readonly focusFacts: () => void;
  /** Opens the ladder and goes to the button that gives its next rung: reading it comes before giving it. */
  readonly focusHint: () => void;
}

/** Which parts are open. They stay so from step to step. */
export function useDeskHandle(ref: Ref<DeskHandle>) {
  const [open, setOpen] = useState<string[]>([]);
  const top = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const hint = useRef<HTMLButtonElement>(null);
  useImperativeHandle(ref, () => {
    const show = (part: DeskPart) => flushSync(() => setOpen((held) => [...held.filter((one) => one !== part), part]));
    return {
      focusTop: () => top.current?.focus(),
      focusFacts: () => {
        show('facts');
        filter.current?.focus();
      },
      focusHint: () => {
        show('hints');
        (hint.current ?? top.current)?.focus();
      },
    };
  }, []);
  return { open, setOpen, top, filter, hint };
}

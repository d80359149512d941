import { Slot } from 'radix-ui';
import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { classes } from './classes';
import { placeBeside, type TooltipSide } from './tooltip-place';

export type { TooltipSide };

interface TooltipProps {
  readonly content: ReactNode;
  /** One element that can have the focus. */
  readonly children: ReactElement;
  readonly side?: TooltipSide;
  /** The content only repeats the element's own name, so it is not read aloud a second time. */
  readonly isLabel?: boolean;
}

const HOVER_DELAY_MS = 400;
/** Long enough to move the pointer from the element onto the tooltip. */
const LEAVE_DELAY_MS = 120;
/** Until the focus has arrived elsewhere: a dialog in which something goes while it is under way takes it for lost, and back. */
const MOVED_FOCUS_MS = 1;

/** A few words beside an element, on hover and on keyboard focus; Escape hides them. */
export function Tooltip({ content, children, side = 'bottom', isLabel = false }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const { isOpen, show, hide } = useDelayedOpen();
  return (
    <>
      <Slot.Root
        ref={anchor}
        onPointerEnter={(event) => event.pointerType === 'mouse' && show(HOVER_DELAY_MS)}
        onPointerLeave={() => hide(LEAVE_DELAY_MS)}
        onPointerDown={() => hide(0)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && show(0)}
        onBlur={() => hide(MOVED_FOCUS_MS)}
        {...(isOpen && !isLabel && { 'aria-describedby': id })}
      >
        {children}
      </Slot.Root>
      {isOpen && (
        <TooltipBubble
          id={id}
          anchor={anchor}
          side={side}
          isPassable={isLabel}
          onHold={() => show(0)}
          onLeave={() => hide(0)}
        >
          {content}
        </TooltipBubble>
      )}
    </>
  );
}

function useDelayedOpen() {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function settle(willBeOpen: boolean, delayMs: number): void {
    clearTimeout(timer.current);
    if (delayMs === 0) setOpen(willBeOpen);
    else timer.current = setTimeout(() => setOpen(willBeOpen), delayMs);
  }
  return {
    isOpen,
    show: (delayMs: number) => settle(true, delayMs),
    hide: (delayMs: number) => settle(false, delayMs),
  };
}

interface BubbleProps {
  readonly id: string;
  readonly anchor: { readonly current: HTMLElement | null };
  readonly side: TooltipSide;
  /** Clicks go through to what lies below it. */
  readonly isPassable: boolean;
  readonly onHold: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function TooltipBubble({ id, anchor, side, isPassable, onHold, onLeave, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = bubble.current;
    if (!shown || !anchor.current) return;
    // A popover lies in the top layer: above dialogs, and cut off by nothing.
    shown.showPopover();
    const { left, top } = placeBeside(anchor.current.getBoundingClientRect(), shown.getBoundingClientRect(), side);
    shown.style.translate = `${left}px ${top}px`;
    return () => shown.hidePopover();
  }, [anchor, side]);
  useEffect(() => {
    const hideOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && onLeave();
    document.addEventListener('keydown', hideOnEscape);
    document.addEventListener('scroll', onLeave, true);
    return () => {
      document.removeEventListener('keydown', hideOnEscape);
      document.removeEventListener('scroll', onLeave, true);
    };
  });
  return (
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={onHold}
      onPointerLeave={onLeave}
      className={classes(
        'fixed inset-auto top-0 left-0 m-0 w-max max-w-xs rounded-control border-0 bg-ink px-2 py-1 text-xs font-normal whitespace-normal text-paper shadow-float',
        isPassable && 'pointer-events-none',
      )}
    >
      {children}
    </div>
  );
}

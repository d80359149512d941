import { IconButton } from '#ui/button';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Key } from './key';

const COMMAND = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
const OPTION = navigator.platform.startsWith('Mac') ? '⌥' : 'Alt';

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['/', 'Add a component'],
  ['Enter', 'Name what is selected, and finish'],
  [`${COMMAND} + arrow`, 'Connect to the neighbour there, or add one'],
  ['C', 'Connect to any component'],
  [`${OPTION} + arrow`, 'Select the next component there'],
  [`${OPTION} + Enter`, 'Select the arrow that leads on'],
  ['Arrows', 'Move; with Shift in larger steps'],
  ['Delete', 'Remove, with its arrows'],
  ['J', 'Go to the frame of the present step'],
  ['?', 'All other keys'],
];

/** The keys that draw a design (PALETTE-7), beside the button that shows them. */
export function KeysPopover({ onClose }: { readonly onClose: () => void }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const isOutside = !(event.target instanceof Node && box.current?.contains(event.target));
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : isOutside) onClose();
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, [onClose]);
  return (
    <section
      ref={box}
      aria-label="Keys of the board"
      className="absolute bottom-2 left-14 z-20 w-max max-w-[calc(100%-(--spacing(16)))] animate-appear rounded-card border border-line bg-surface p-3 shadow-float"
    >
      <div className="flex items-center justify-between gap-4 pb-2">
        <h2 className="text-sm font-semibold">Draw by keyboard</h2>
        <IconButton label="Close" size="sm" icon={<X aria-hidden />} onClick={onClose} />
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        {KEYS.map(([key, does]) => (
          <div key={key} className="contents">
            <dt className="text-right">
              <Key>{key}</Key>
            </dt>
            <dd className="text-muted">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

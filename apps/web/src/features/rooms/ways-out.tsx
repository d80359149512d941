import type { HelpWay } from '@fortyfive/interview';
import { X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { IconButton } from '#ui/button';
import { waysOut } from './help-ways';

interface WaysOutProps {
  readonly hintCost: string | null;
  readonly onChoose: (way: HelpWay) => void;
  readonly onClose: () => void;
}

/** The four ways out, each with what it does for one. Takes the focus; Escape leads back. */
export function WaysOut({ hintCost, onChoose, onClose }: WaysOutProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event);
  };
  return (
    <div role="group" aria-label="What would help you?" onKeyDown={onKeyDown} className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2 pl-2">
        <p className="text-sm font-semibold">What would help you?</p>
        <IconButton size="sm" label="Close" icon={<X aria-hidden />} onClick={onClose} />
      </div>
      <ul ref={list} className="flex flex-col">
        {waysOut(hintCost).map(({ way, icon: Icon, title, benefit }) => (
          <li key={way}>
            <button
              type="button"
              onClick={() => onChoose(way)}
              className="flex w-full items-start gap-2 rounded-control p-2 text-start text-sm transition-colors hover:bg-ink/7 focus-visible:-outline-offset-2"
            >
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{title}</span>
                <span className="block text-xs text-pretty text-muted">{benefit}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function moveFocus(event: KeyboardEvent): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('li button')];
  const place = all.findIndex((button) => button === document.activeElement);
  if (place < 0) return;
  event.preventDefault();
  all[(place + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus();
}

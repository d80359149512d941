import { Slot } from 'radix-ui';
import { lazy, Suspense, useState, type KeyboardEvent, type ReactElement, type SyntheticEvent } from 'react';
import type { MenuItem } from './menu-item';

export type { MenuItem };

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'center' | 'end';
}

const loadPopup = () => import('./menu-popup');
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }));

/** A menu behind a button. Its code is fetched when somebody is about to open it: most people never do. */
export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const prefetch = () => void loadPopup();
  const open = ({ currentTarget }: SyntheticEvent<HTMLElement>) => setLandmark(landmarkOf(currentTarget));
  const openWithArrow = (event: KeyboardEvent<HTMLElement>) => event.key === 'ArrowDown' && open(event);
  const closed = (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      onClick={open}
      onKeyDown={openWithArrow}
    >
      {trigger}
    </Slot.Root>
  );
  if (!landmark) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuPopup trigger={trigger} items={items} align={align} container={landmark} />
    </Suspense>
  );
}

/** The menu stays within the landmark of its button, so that it is part of the page's outline. */
function landmarkOf(element: HTMLElement): HTMLElement {
  return element.closest<HTMLElement>('main, header, footer, [role=dialog]') ?? document.body;
}

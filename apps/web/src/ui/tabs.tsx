import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly content: ReactNode;
  /** Holds nothing that must be kept, and costs something while nobody looks. */
  readonly isOnlyThereWhenShown?: boolean;
}

interface TabsProps<Value extends string> {
  /** Names the row of tabs for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tabs: readonly Tab<Value>[];
  /** Hidden tabs stay alive: what they hold (an editor, a scroll position) is kept. */
  readonly isKeptMounted?: boolean;
  /** Fills the height of its parent; the content scrolls. */
  readonly isFilling?: boolean;
}

/** More than these stand closer, so that they still fit the narrowest panel. */
const MOST_WITH_ROOM = 5;

export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, onChange, tabs, isKeptMounted = false, isFilling = false } = props;
  const id = useId();
  return (
    <div className={classes(isFilling && 'flex h-full min-h-0 flex-col')}>
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={moveFocus}
        className={classes(
          'flex shrink-0 overflow-x-auto overflow-y-hidden border-b border-line px-1',
          tabs.length > MOST_WITH_ROOM ? '[&>button]:px-1.5' : 'gap-1 [&>button]:px-2',
        )}
      >
        {tabs.map((tab) => (
          <TabButton
            key={tab.value}
            id={`${id}-${tab.value}`}
            isShown={tab.value === value}
            onShow={() => onChange(tab.value)}
          >
            {tab.label}
          </TabButton>
        ))}
      </div>
      {tabs.map((tab) => {
        const isShown = tab.value === value;
        if (!isShown && (!isKeptMounted || tab.isOnlyThereWhenShown)) return null;
        return (
          <div
            key={tab.value}
            role="tabpanel"
            id={`${id}-${tab.value}-panel`}
            aria-labelledby={`${id}-${tab.value}`}
            hidden={!isShown}
            className={classes(isFilling && isShown && 'min-h-0 flex-1 overflow-y-auto')}
          >
            {tab.content}
          </div>
        );
      })}
    </div>
  );
}

interface TabButtonProps {
  readonly id: string;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly children: ReactNode;
}

function TabButton({ id, isShown, onShow, children }: TabButtonProps) {
  return (
    <button
      type="button"
      role="tab"
      id={id}
      aria-selected={isShown}
      aria-controls={isShown ? `${id}-panel` : undefined}
      tabIndex={isShown ? 0 : -1}
      onClick={onShow}
      className={classes(
        'shrink-0 border-b-2 border-transparent py-2 text-sm font-medium text-muted transition-colors',
        'hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:text-ink',
      )}
    >
      {children}
    </button>
  );
}

/** Arrow keys, Home and End move along the row and show the tab they reach; Tab leaves the row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const next = placeAfter(
    event.key,
    all.findIndex((tab) => tab === document.activeElement),
    all.length,
  );
  if (next === null) return;
  event.preventDefault();
  all[next]?.focus();
  all[next]?.click();
}

function placeAfter(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % count;
    case 'ArrowLeft':
      return (place - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

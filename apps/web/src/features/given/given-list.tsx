import { Lightbulb, MessageCircleQuestion, Zap, type LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { formatClock } from '#ui/duration';
import type { GivenItem } from './given-item';
import { headingOf, textOf } from './given-words';
import { useLooked } from './use-looked';

const ICONS: Readonly<Record<GivenItem['kind'], LucideIcon>> = {
  fact: MessageCircleQuestion,
  hint: Lightbulb,
  curveball: Zap,
};

interface GivenListProps {
  readonly items: readonly GivenItem[];
  /** Names the list for screen readers. */
  readonly label: string;
  /** When the interview began; times are counted from there. */
  readonly startedAtMs: number;
  /** Those that have not been looked at yet; absent where nothing is new. */
  readonly newKeys?: ReadonlySet<string>;
  readonly onLooked?: (key: string) => void;
}

/** What came from the desk in one step: questions with their answers, hints, curveballs. To read, select and copy. */
export function GivenList({ items, label, startedAtMs, newKeys, onLooked }: GivenListProps) {
  if (items.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-2">
      {items.map((item) => (
        <GivenEntry
          key={item.key}
          item={item}
          timeMs={item.atMs - startedAtMs}
          isNew={newKeys?.has(item.key) ?? false}
          onLooked={onLooked}
        />
      ))}
    </ul>
  );
}

interface GivenEntryProps {
  readonly item: GivenItem;
  /** Since the start. */
  readonly timeMs: number;
  readonly isNew: boolean;
  readonly onLooked?: (key: string) => void;
}

function GivenEntry({ item, timeMs, isNew, onLooked }: GivenEntryProps) {
  const entry = useRef<HTMLLIElement>(null);
  useLooked(entry, isNew ? () => onLooked?.(item.key) : null);
  const Icon = ICONS[item.kind];
  const isFact = item.kind === 'fact';
  return (
    <li
      ref={entry}
      className={`flex gap-2 rounded-control px-2 py-1.5 text-sm transition-colors ${isNew ? 'bg-accent-soft' : 'bg-sunken'}`}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 text-pretty">
        <p className={isFact ? 'text-muted' : 'font-medium'}>
          {isFact && <span className="sr-only">Asked: </span>}
          {headingOf(item)}
        </p>
        <p>
          {isFact && <span className="sr-only">Answer: </span>}
          {textOf(item)}
        </p>
      </div>
      {/* A column of its own: the words keep their place when what is new no longer is. */}
      <div className="w-9 shrink-0 text-end text-xs text-muted">
        <p className="tabular-nums">
          <span className="sr-only">At </span>
          {formatClock(timeMs)}
        </p>
        {isNew && <p className="font-semibold text-accent">New</p>}
      </div>
    </li>
  );
}

import { X } from 'lucide-react';
import { Button } from '#ui/button';
import type { ActiveFilter } from './active-filters';
import type { QuestionFilters } from './question-search';

interface FilterChipsProps {
  readonly active: readonly ActiveFilter[];
  readonly onChange: (filters: QuestionFilters) => void;
  readonly onClearAll: () => void;
}

/** What holds, each to be taken away on its own. */
export function FilterChips({ active, onChange, onClearAll }: FilterChipsProps) {
  if (active.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ul aria-label="Filters that hold" className="contents">
        {active.map(({ id, label, rest }) => (
          <li key={id} className="min-w-0">
            <button
              type="button"
              onClick={() => onChange(rest)}
              className="inline-flex h-7 max-w-full items-center gap-1 rounded-control bg-accent-soft px-2 text-xs font-medium text-accent transition-colors hover:bg-ink/7"
            >
              <span className="truncate">{label}</span>
              <X aria-hidden className="size-3.5 shrink-0" />
              <span className="sr-only">: remove this filter</span>
            </button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" size="sm" onClick={onClearAll}>
        Clear all
      </Button>
    </div>
  );
}

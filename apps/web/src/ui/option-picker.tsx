import { ChevronDown } from 'lucide-react';
import { Slot } from 'radix-ui';
import { lazy, Suspense, useState } from 'react';
import { Button } from './button';
import type { PickerOption } from './picker-option';

export type { PickerOption };

interface OptionPickerProps {
  /** What is chosen here: "Topic". */
  readonly label: string;
  /** `undefined` while they are fetched. */
  readonly options: readonly PickerOption[] | undefined;
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  /** Names a field that narrows a long list; there is none without. */
  readonly searchLabel?: string;
  /** Somebody is about to open it: the time to fetch what it lists. */
  readonly onNear?: () => void;
}

const loadPopup = () => import('./option-picker-popup');
const OptionPickerPopup = lazy(async () => ({ default: (await loadPopup()).OptionPickerPopup }));

/** Any number out of a list, behind a button. Its code is fetched when somebody is about to open it. */
export function OptionPicker({ onNear, ...props }: OptionPickerProps) {
  const { label, chosen } = props;
  const [isNeeded, setNeeded] = useState(false);
  const prefetch = () => {
    void loadPopup();
    onNear?.();
  };
  const trigger = (
    <Button onFocus={prefetch}>
      {label}
      {chosen.length > 0 && (
        <span className="rounded-control bg-accent-soft px-1 text-xs text-accent tabular-nums">
          {chosen.length}
          <span className="sr-only"> chosen</span>
        </span>
      )}
      <ChevronDown aria-hidden className="-mr-1 text-muted" />
    </Button>
  );
  const closed = (
    <Slot.Root
      aria-haspopup="dialog"
      aria-expanded={false}
      onPointerEnter={prefetch}
      onClick={() => {
        onNear?.();
        setNeeded(true);
      }}
    >
      {trigger}
    </Slot.Root>
  );
  if (!isNeeded) return closed;
  return (
    <Suspense fallback={closed}>
      <OptionPickerPopup {...props} trigger={trigger} />
    </Suspense>
  );
}

import { Popover } from 'radix-ui';
import { useState, type ReactElement } from 'react';
import { OptionList } from './option-list';
import type { PickerOption } from './picker-option';

interface OptionPickerPopupProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly options: readonly PickerOption[] | undefined;
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  readonly searchLabel?: string;
}

/** The list itself. It comes with its first opening, so it begins open. */
export function OptionPickerPopup({ trigger, label, ...list }: OptionPickerPopupProps) {
  const [isOpen, setOpen] = useState(true);
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild ref={(button) => setLandmark(button?.closest('main') ?? null)}>
        {trigger}
      </Popover.Trigger>
      {landmark && (
        <Popover.Portal container={landmark}>
          <Popover.Content
            aria-label={label}
            align="start"
            sideOffset={6}
            collisionPadding={8}
            className="z-50 flex max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1rem)] animate-appear flex-col rounded-card border border-line bg-surface shadow-float outline-none"
          >
            <OptionList label={label} {...list} />
          </Popover.Content>
        </Popover.Portal>
      )}
    </Popover.Root>
  );
}

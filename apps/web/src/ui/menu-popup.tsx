import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { useRef, useState, type ReactElement } from 'react';
import { classes } from './classes';
import type { MenuItem } from './menu-item';

interface MenuPopupProps {
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align: 'start' | 'center' | 'end';
  readonly container: HTMLElement;
}

const ITEM_CLASS =
  'flex min-h-9 items-center gap-2 rounded-control px-2 py-1 text-sm outline-none select-none cursor-pointer ' +
  'data-[highlighted]:bg-ink/7 data-[disabled]:opacity-55 data-[disabled]:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0';

/** The menu itself. It comes with its first opening, so it begins open. */
export function MenuPopup({ trigger, items, align, container }: MenuPopupProps) {
  const [isOpen, setOpen] = useState(true);
  const chosen = useRef<() => void>(undefined);
  /** Only once the button has the focus again: a dialog that opens from here gives it back to there. */
  function actWhenClosed(): void {
    if (chosen.current) setTimeout(chosen.current);
    chosen.current = undefined;
  }
  return (
    <Radix.Root modal={false} open={isOpen} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content
          align={align}
          onCloseAutoFocus={actWhenClosed}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-xs min-w-48 animate-appear rounded-card border border-line bg-surface p-1 shadow-float"
        >
          {items.map((item, index) => (
            <MenuRow
              key={index}
              item={item}
              onChoose={(act) => {
                chosen.current = act;
              }}
            />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuRowProps {
  readonly item: MenuItem;
  readonly onChoose: (act: () => void) => void;
}

function MenuRow({ item, onChoose }: MenuRowProps) {
  switch (item.kind) {
    case 'line':
      return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
    case 'heading':
      return <Radix.Label className="px-2 py-2 text-xs text-muted">{item.label}</Radix.Label>;
    case 'choices':
      return (
        <Radix.RadioGroup value={item.value} onValueChange={item.onChange}>
          {item.options.map((option) => (
            <Radix.RadioItem key={option.value} value={option.value} className={ITEM_CLASS}>
              {option.icon}
              <span className="min-w-0 flex-1">{option.label}</span>
              <Radix.ItemIndicator>
                <Check aria-hidden />
              </Radix.ItemIndicator>
            </Radix.RadioItem>
          ))}
        </Radix.RadioGroup>
      );
    default:
      return (
        <Radix.Item
          disabled={item.isDisabled}
          onSelect={() => onChoose(item.onSelect)}
          className={classes(ITEM_CLASS, item.tone === 'danger' && 'text-red')}
        >
          {item.icon}
          <span className="min-w-0 flex-1">{item.label}</span>
        </Radix.Item>
      );
  }
}

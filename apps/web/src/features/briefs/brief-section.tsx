import { ChevronDown } from 'lucide-react';
import { Accordion } from 'radix-ui';
import type { ReactNode } from 'react';

interface BriefSectionProps {
  readonly value: string;
  readonly title: ReactNode;
  /** Right of the title, for instance how many there are. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the brief that can be opened and closed. */
export function BriefSection({ value, title, aside, children }: BriefSectionProps) {
  return (
    <Accordion.Item value={value} className="border-b border-line">
      <Accordion.Header>
        <Accordion.Trigger className="group flex w-full items-center gap-2 rounded-control px-4 py-3 text-left transition-colors hover:bg-ink/7 focus-visible:-outline-offset-2">
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-data-[state=closed]:-rotate-90"
          />
          <span className="min-w-0 flex-1 text-sm font-semibold">{title}</span>
          <span className="shrink-0 text-xs text-muted tabular-nums">{aside}</span>
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content className="flex flex-col gap-4 px-4 pt-1 pb-6 text-sm">{children}</Accordion.Content>
    </Accordion.Item>
  );
}

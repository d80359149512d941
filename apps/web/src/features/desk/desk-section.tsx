import { ChevronDown } from 'lucide-react';
import { Accordion } from 'radix-ui';
import type { ReactNode } from 'react';

/** The parts of the desk that are closed until they are wanted (DESK-2). */
export type DeskPart = 'facts' | 'hints' | 'curveballs' | 'red-flags' | 'anchors' | 'keys';

interface DeskSectionProps {
  readonly part: DeskPart;
  readonly title: ReactNode;
  /** Right of the title: how much of it has been given, or what it costs. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the desk that opens and closes. */
export function DeskSection({ part, title, aside, children }: DeskSectionProps) {
  return (
    <Accordion.Item value={part} className="border-t border-line">
      <Accordion.Header>
        <Accordion.Trigger
          data-part={part}
          className="group flex min-h-10 w-full items-center gap-2 px-4 py-2 text-left transition-colors hover:bg-ink/7 focus-visible:-outline-offset-2"
        >
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-data-[state=closed]:-rotate-90"
          />
          <span className="min-w-0 flex-1 text-sm font-medium">{title}</span>
          {aside && <span className="shrink-0 text-right text-xs text-muted tabular-nums">{aside}</span>}
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content className="px-4 pt-1 pb-4 text-sm">{children}</Accordion.Content>
    </Accordion.Item>
  );
}

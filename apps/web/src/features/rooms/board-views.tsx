import { Tabs } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { Pane } from './pane';

const VIEWS = [
  { value: 'picture', label: 'Picture' },
  { value: 'outline', label: 'Outline' },
] as const;

interface BoardViewsProps {
  readonly picture: ReactNode;
  readonly outline: (onReveal: () => void) => ReactNode;
}

/** The board on a phone: as it is drawn, or in words. The picture stays alive below the words. */
export function BoardViews({ picture, outline }: BoardViewsProps) {
  const [view, setView] = useState<string>('picture');
  return (
    <Tabs.Root value={view} onValueChange={setView} className="flex min-h-0 flex-1 flex-col">
      <Tabs.List aria-label="Board as" className="grid shrink-0 grid-cols-2 border-b border-line bg-surface">
        {VIEWS.map(({ value, label }) => (
          <Tabs.Trigger
            key={value}
            value={value}
            className="h-11 border-b-2 border-transparent text-sm text-muted focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <div className="relative min-h-0 flex-1">
        <Pane value="picture" shown={view}>
          {picture}
        </Pane>
        <Pane value="outline" shown={view}>
          {view === 'outline' && outline(() => setView('picture'))}
        </Pane>
      </div>
    </Tabs.Root>
  );
}

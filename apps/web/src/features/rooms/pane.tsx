import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';

/** Kept alive and kept at its size while another one shows, so that the board keeps its place and the notes their caret. */
export function Pane({ value, shown, children }: { value: string; shown: string; children: ReactNode }) {
  return (
    <Tabs.Content
      value={value}
      forceMount
      inert={value !== shown}
      className="absolute inset-0 flex flex-col overflow-x-hidden overflow-y-auto focus-visible:-outline-offset-2 data-[state=inactive]:opacity-0"
    >
      {children}
    </Tabs.Content>
  );
}

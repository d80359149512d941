import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { PANEL_WIDTH, type Panel } from './panel-memory';

const KEY_STEP_PX = 24;

interface SidePanelProps {
  readonly panel: Panel;
  readonly onChange: (change: Partial<Panel>) => void;
  readonly children: ReactNode;
}

/** The right panel. Its left edge can be dragged, or moved with the arrow keys. */
export function SidePanel({ panel, onChange, children }: SidePanelProps) {
  return (
    <aside
      id="room-panel"
      aria-label="Panel"
      style={{ width: panel.widthPx }}
      // Hidden, not gone: what is being written in it stays alive.
      className={`relative max-w-[50%] shrink-0 flex-col border-l border-line bg-surface ${panel.isHidden ? 'hidden' : 'flex'}`}
    >
      <Edge panel={panel} onChange={onChange} />
      {children}
    </aside>
  );
}

function Edge({ panel, onChange }: Omit<SidePanelProps, 'children'>) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? window.innerWidth;
    onChange({ widthPx: right - event.clientX });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const change = { ArrowLeft: KEY_STEP_PX, ArrowRight: -KEY_STEP_PX }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    onChange({ widthPx: panel.widthPx + change });
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the panel"
      aria-orientation="vertical"
      aria-controls="room-panel"
      aria-valuenow={Math.round(panel.widthPx)}
      aria-valuemin={PANEL_WIDTH.least}
      aria-valuemax={PANEL_WIDTH.most}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none transition-colors hover:bg-accent/30 focus-visible:bg-accent/30"
    />
  );
}

import { useState } from 'react';

const KEY = 'room-panel';

export const PANEL_WIDTH = { least: 280, usual: 360, most: 640 } as const;

export interface Panel {
  readonly widthPx: number;
  readonly isHidden: boolean;
}

/** Width and visibility of the right panel, remembered in this browser. */
export function usePanel(): [Panel, (change: Partial<Panel>) => void] {
  const [panel, setPanel] = useState(recall);
  const change = (wanted: Partial<Panel>) => {
    const merged = { ...panel, ...wanted };
    const next = { ...merged, widthPx: Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, merged.widthPx)) };
    setPanel(next);
    remember(next);
  };
  return [panel, change];
}

function recall(): Panel {
  const usual: Panel = { widthPx: PANEL_WIDTH.usual, isHidden: false };
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? 'null');
    return isPanel(stored) ? stored : usual;
  } catch {
    return usual;
  }
}

function remember(panel: Panel): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(panel));
  } catch (error) {
    // Storage may be blocked or full; the size then holds for this visit only.
    if (!(error instanceof DOMException)) throw error;
  }
}

function isPanel(value: unknown): value is Panel {
  return (
    typeof value === 'object' &&
    value !== null &&
    'widthPx' in value &&
    typeof value.widthPx === 'number' &&
    'isHidden' in value &&
    typeof value.isHidden === 'boolean'
  );
}

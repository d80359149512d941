import { CaptureUpdateAction } from '@excalidraw/excalidraw';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useState } from 'react';

export type PhoneMode = 'look' | 'draw' | 'comment';

export interface PhoneBoard {
  readonly mode: PhoneMode;
  readonly go: (mode: PhoneMode) => void;
}

/** What somebody does with the board on a phone; at first they look at it (PHONE-1). */
export function usePhoneBoard(api: ExcalidrawImperativeAPI | null): PhoneBoard {
  const [mode, setMode] = useState<PhoneMode>('look');
  const go = (next: PhoneMode) => {
    // Nothing stays in a hand that has put the pen down.
    if (mode === 'draw' && api) {
      api.setActiveTool({ type: 'selection' });
      api.updateScene({ appState: { selectedElementIds: {} }, captureUpdate: CaptureUpdateAction.NEVER });
    }
    setMode(next);
  };
  return { mode, go };
}

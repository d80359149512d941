import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { BoardOrigin } from './file-name';

// Most people never take a board away.
const TakeAwayDialog = lazy(() => import('./take-away-dialog'));

/** What puts "Take away" into the board's menu, and the dialog behind it. */
export function useTakeAway(
  api: ExcalidrawImperativeAPI | null,
  origin: BoardOrigin,
): { readonly open: (() => void) | undefined; readonly dialog: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  const dialog = api && isOpen && (
    <Suspense>
      <TakeAwayDialog api={api} origin={origin} onClose={() => setOpen(false)} />
    </Suspense>
  );
  return { open: api ? () => setOpen(true) : undefined, dialog };
}

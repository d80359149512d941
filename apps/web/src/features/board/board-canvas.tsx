import { Excalidraw, MainMenu } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import type { ExcalidrawInitialDataState, ExcalidrawProps, UIOptions } from '@excalidraw/excalidraw/types';
import { useRef, type KeyboardEvent } from 'react';
import './board.css';
import { useMarkupRepairs } from './markup-repairs';

/** What does not belong in a room: files on this computer, a theme of its own, images. */
const UI_OPTIONS: UIOptions = {
  canvasActions: {
    changeViewBackgroundColor: false,
    clearCanvas: false,
    export: false,
    loadScene: false,
    saveToActiveFile: false,
    saveAsImage: false,
    toggleTheme: false,
  },
  tools: { image: false },
};

/** Transparent: the page's own paper shows through, in light and dark. */
const INITIAL_DATA: ExcalidrawInitialDataState = {
  appState: {
    viewBackgroundColor: 'transparent',
    // PALETTE-8: nothing is cut off where a frame ends; a step's frame is a place, not a window.
    frameRendering: { enabled: true, clip: false, name: true, outline: true },
    // Nunito and even lines: what is drawn by hand goes with the components of the palette.
    currentItemFontFamily: 6,
    currentItemRoughness: 0,
  },
};

/** Whatever an element brings along, for instance pasted from elsewhere: a click on it stays in the room (BOARD-7). */
const stayHere: ExcalidrawProps['onLinkOpen'] = (_element, event) => event.preventDefault();

/** Taken on the way down: this would open Excalidraw's editor for links. */
function stopLinkShortcut(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') event.stopPropagation();
}

export type BoardTheme = 'light' | 'dark';

type BoardCanvasProps = Pick<ExcalidrawProps, 'excalidrawAPI' | 'onChange' | 'onPointerUpdate'> & {
  readonly isReadOnly: boolean;
  readonly theme: BoardTheme;
};

/** Excalidraw, with everything taken away that leads out of the room. */
export function BoardCanvas({ isReadOnly, theme, ...props }: BoardCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  useMarkupRepairs(frame);
  return (
    <div ref={frame} className="size-full" onKeyDownCapture={stopLinkShortcut}>
      <Excalidraw
        {...props}
        UIOptions={UI_OPTIONS}
        aiEnabled={false}
        initialData={INITIAL_DATA}
        isCollaborating={!isReadOnly}
        onLinkOpen={stayHere}
        theme={theme}
        validateEmbeddable={false}
        viewModeEnabled={isReadOnly}
      >
        <MainMenu>
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
    </div>
  );
}

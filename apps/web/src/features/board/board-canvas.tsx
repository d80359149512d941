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
const INITIAL_DATA: ExcalidrawInitialDataState = { appState: { viewBackgroundColor: 'transparent' } };

/** Whatever an element brings along, for instance pasted from elsewhere: a click on it stays in the room (BOARD-7). */
const stayHere: ExcalidrawProps['onLinkOpen'] = (_element, event) => event.preventDefault();

/** Taken on the way down: this would open Excalidraw's editor for links. */
function stopLinkShortcut(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') event.stopPropagation();
}

export type BoardTheme = 'light' | 'dark';

type BoardCanvasProps = Pick<ExcalidrawProps, 'excalidrawAPI' | 'onChange' | 'onPaste' | 'onPointerUpdate'> & {
  readonly isReadOnly: boolean;
  readonly theme: BoardTheme;
  /** Begins a drawing without a pointer. */
  readonly onAddBox?: () => void;
};

/** Excalidraw, with everything taken away that leads out of the room. */
export function BoardCanvas({ isReadOnly, theme, onAddBox, ...props }: BoardCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  useMarkupRepairs(frame);
  const addBox = () => {
    onAddBox?.();
    // Only now does the menu close and take the focus back to its button; the next keys are meant for the box.
    setTimeout(() => frame.current?.querySelector<HTMLElement>('.excalidraw')?.focus());
  };
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
          {onAddBox && !isReadOnly && <MainMenu.Item onSelect={addBox}>Add a box</MainMenu.Item>}
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
    </div>
  );
}

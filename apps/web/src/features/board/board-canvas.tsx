import { Excalidraw, MainMenu } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import type { ExcalidrawInitialDataState, ExcalidrawProps, UIOptions } from '@excalidraw/excalidraw/types';
import { useRef, type KeyboardEvent } from 'react';
import './board.css';
import { useMarkupRepairs } from './markup-repairs';

/** What does not belong in a room: files on this computer, a theme of its own, and images that are not with the server first. */
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

/**
 * Taken on the way down. One key would open Excalidraw's editor for links. The other opens the menu or presses an item of it,
 * and would be taken as meant for what is selected: a text would be edited, a picture cropped, and the item never pressed.
 */
function stopShortcuts(event: KeyboardEvent): void {
  const isForMenu =
    event.target instanceof Element && event.target.closest('.dropdown-menu, .dropdown-menu-button') !== null;
  if (event.key === 'Enter' && isForMenu) event.stopPropagation();
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') event.stopPropagation();
}

export type BoardTheme = 'light' | 'dark';

type BoardCanvasProps = Pick<ExcalidrawProps, 'excalidrawAPI' | 'onChange' | 'onPaste' | 'onPointerUpdate'> & {
  readonly isReadOnly: boolean;
  readonly theme: BoardTheme;
  /** Begins a drawing without a pointer. */
  readonly onAddBox?: () => void;
  /** Lets the person choose pictures. */
  readonly onAddImage?: () => void;
};

/** Excalidraw, with everything taken away that leads out of the room. */
export function BoardCanvas({ isReadOnly, theme, onAddBox, onAddImage, ...props }: BoardCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  useMarkupRepairs(frame);
  const addBox = () => {
    onAddBox?.();
    // Only now does the menu close and take the focus back to its button; the next keys are meant for the box.
    setTimeout(() => frame.current?.querySelector<HTMLElement>('.excalidraw')?.focus());
  };
  return (
    <div ref={frame} className="size-full" onKeyDownCapture={stopShortcuts}>
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
          {onAddImage && !isReadOnly && <MainMenu.Item onSelect={onAddImage}>Add a picture</MainMenu.Item>}
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
    </div>
  );
}

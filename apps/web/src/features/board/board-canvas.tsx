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

/**
 * Taken on the way down: one would open Excalidraw's editor for links; and where a shape is selected, Excalidraw takes Enter
 * on any of its buttons for the wish to name the shape.
 */
function stopKeys(event: KeyboardEvent): void {
  const isLinkShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  const isPress = event.key === 'Enter' && event.target instanceof Element && event.target.closest('button') !== null;
  if (isLinkShortcut || isPress) event.stopPropagation();
}

export type BoardTheme = 'light' | 'dark';

type BoardCanvasProps = Pick<ExcalidrawProps, 'excalidrawAPI' | 'onChange' | 'onPointerUpdate'> & {
  readonly isReadOnly: boolean;
  /** Whoever could draw does not for now: the hand moves the view. */
  readonly isLooking?: boolean;
  /** Something lies over all of it. */
  readonly isCovered?: boolean;
  readonly theme: BoardTheme;
  /** Begins a drawing without a pointer. */
  readonly onAddBox?: () => void;
  /** Opens what makes files of the board. */
  readonly onTakeAway?: (() => void) | undefined;
};

/** Excalidraw, with everything taken away that leads out of the room. */
export function BoardCanvas({
  isReadOnly,
  isLooking = false,
  isCovered,
  theme,
  onAddBox,
  onTakeAway,
  ...props
}: BoardCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  useMarkupRepairs(frame);
  const addBox = () => {
    onAddBox?.();
    // Only now does the menu close and take the focus back to its button; the next keys are meant for the box.
    setTimeout(() => frame.current?.querySelector<HTMLElement>('.excalidraw')?.focus());
  };
  const takeAway = () => {
    // The menu closes and leaves the focus nowhere; a dialog gives it back to where it was.
    setTimeout(() => {
      frame.current?.querySelector<HTMLElement>('[data-testid="main-menu-trigger"]')?.focus();
      onTakeAway?.();
    });
  };
  return (
    <div ref={frame} className="size-full" inert={isCovered} onKeyDownCapture={stopKeys}>
      <Excalidraw
        {...props}
        UIOptions={UI_OPTIONS}
        aiEnabled={false}
        initialData={INITIAL_DATA}
        isCollaborating={!isReadOnly}
        onLinkOpen={stayHere}
        theme={theme}
        validateEmbeddable={false}
        viewModeEnabled={isReadOnly || isLooking}
      >
        <MainMenu>
          {onAddBox && !isReadOnly && !isLooking && <MainMenu.Item onSelect={addBox}>Add a box</MainMenu.Item>}
          {onTakeAway && <MainMenu.Item onSelect={takeAway}>Take away</MainMenu.Item>}
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
    </div>
  );
}

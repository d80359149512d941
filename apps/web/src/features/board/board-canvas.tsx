import { Excalidraw, MainMenu } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import type { ExcalidrawInitialDataState, ExcalidrawProps, UIOptions } from '@excalidraw/excalidraw/types';
import { Download, ImagePlus } from 'lucide-react';
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

/**
 * Taken on the way down: one would open Excalidraw's editor for links; and where a shape is selected, Excalidraw takes Enter
 * on any of its buttons for the wish to name the shape, to edit the text, or to crop the picture.
 */
function stopShortcuts(event: KeyboardEvent): void {
  const isLinkShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  const isPress = event.key === 'Enter' && event.target instanceof Element && event.target.closest('button') !== null;
  if (isLinkShortcut || isPress) event.stopPropagation();
}

export type BoardTheme = 'light' | 'dark';

type BoardCanvasProps = Pick<ExcalidrawProps, 'excalidrawAPI' | 'onChange' | 'onPaste' | 'onPointerUpdate'> & {
  readonly isReadOnly: boolean;
  /** Whoever could draw does not for now: the hand moves the view. */
  readonly isLooking?: boolean;
  /** Something lies over all of it. */
  readonly isCovered?: boolean;
  readonly theme: BoardTheme;
  /** Lets the person choose pictures. */
  readonly onAddImage?: () => void;
  /** Opens what makes files of the board. */
  readonly onTakeAway?: (() => void) | undefined;
};

/** Excalidraw, with everything taken away that leads out of the room. */
export function BoardCanvas(props: BoardCanvasProps) {
  const { isReadOnly, isLooking = false, isCovered, theme, onAddImage, onTakeAway, ...rest } = props;
  const frame = useRef<HTMLDivElement>(null);
  useMarkupRepairs(frame);
  const takeAway = () => {
    // The menu closes and leaves the focus nowhere; a dialog gives it back to where it was.
    setTimeout(() => {
      frame.current?.querySelector<HTMLElement>('[data-testid="main-menu-trigger"]')?.focus();
      onTakeAway?.();
    });
  };
  return (
    <div ref={frame} className="size-full" inert={isCovered} onKeyDownCapture={stopShortcuts}>
      <Excalidraw
        {...rest}
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
          {onAddImage && !isReadOnly && !isLooking && (
            <MainMenu.Item icon={<ImagePlus />} onSelect={onAddImage}>
              Add a picture
            </MainMenu.Item>
          )}
          {onTakeAway && (
            <MainMenu.Item icon={<Download />} onSelect={takeAway}>
              Take away
            </MainMenu.Item>
          )}
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
    </div>
  );
}

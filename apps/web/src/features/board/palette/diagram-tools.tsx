import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#ui/button';
import { ConnectMenu, KindMenu } from './board-menus';
import { CarriedShape } from './carried-shape';
import type { ExcalidrawDiagramEditor } from './diagram-editor';
import { Palette } from './palette';
import { useBoardActions } from './use-board-actions';
import { useBoardKeys } from './use-board-keys';
import { useCarry } from './use-carry';
import { usePointerSpot } from './use-pointer-spot';
import { useRemovals } from './use-removals';
import { useSelection } from './use-selection';
import './palette.css';

interface DiagramToolsProps {
  readonly api: ExcalidrawImperativeAPI;
  /** The board's own element, over which all of this lies. */
  readonly board: HTMLElement;
  readonly editor: ExcalidrawDiagramEditor;
}

/** What draws a design: the palette, the menus and the keys. */
export function DiagramTools({ api, board, editor }: DiagramToolsProps) {
  const pointer = usePointerSpot(board);
  const [spoken, say] = useState('');
  const { keys, menu, ...actions } = useBoardActions({ api, board, editor, pointer, say });
  const { carried, pickUp } = useCarry({ board, onDrop: actions.placeAt });
  useSelection({ api, board, editor, say });
  useBoardKeys(api, board, keys);
  useRemovals({ api, board, editor, remove: keys.remove });
  return (
    <>
      <Palette
        board={board}
        carried={carried?.kind ?? null}
        onPickUp={pickUp}
        onPlace={actions.place}
        onSearch={keys.add}
      />
      <IconButton
        label="Add a component"
        className="board-add absolute right-3 bottom-20 z-10 shadow-float"
        variant="primary"
        size="lg"
        tooltipSide="left"
        icon={<Plus aria-hidden />}
        onClick={keys.add}
      />
      {carried && <CarriedShape carried={carried} zoom={api.getAppState().zoom.value} />}
      {menu?.to === 'add' && <KindMenu menu={menu} onChoose={actions.chooseKind} onClose={actions.closeMenu} />}
      {menu?.to === 'connect' && (
        <ConnectMenu api={api} menu={menu} onChoose={actions.chooseEnd} onClose={actions.closeMenu} />
      )}
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </>
  );
}

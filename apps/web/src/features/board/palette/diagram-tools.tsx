import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { ConnectMenu, KindMenu } from './board-menus';
import { CarriedShape } from './carried-shape';
import type { ExcalidrawDiagramEditor } from './diagram-editor';
import { Palette } from './palette';
import { useBoardActions } from './use-board-actions';
import { useBoardKeys } from './use-board-keys';
import { useCarry } from './use-carry';
import { usePointerSpot } from './use-pointer-spot';
import { useSelection } from './use-selection';

interface DiagramToolsProps {
  readonly api: ExcalidrawImperativeAPI;
  /** The board's own element, over which all of this lies. */
  readonly board: HTMLElement;
  readonly editor: ExcalidrawDiagramEditor;
}

/** What draws a design: the palette, the menus and the keys. */
export function DiagramTools({ api, board, editor }: DiagramToolsProps) {
  const pointer = usePointerSpot(board);
  const { keys, menu, said, ...actions } = useBoardActions({ api, board, editor, pointer });
  const { carried, pickUp } = useCarry({ board, onDrop: actions.placeAt });
  const description = useSelection(api, board);
  useBoardKeys(api, board, keys);
  return (
    <>
      <Palette carried={carried?.kind ?? null} onPickUp={pickUp} onPlace={actions.place} onSearch={keys.add} />
      {carried && <CarriedShape carried={carried} zoom={api.getAppState().zoom.value} />}
      {menu?.to === 'add' && <KindMenu menu={menu} onChoose={actions.chooseKind} onClose={actions.closeMenu} />}
      {menu?.to === 'connect' && (
        <ConnectMenu api={api} menu={menu} onChoose={actions.chooseEnd} onClose={actions.closeMenu} />
      )}
      <p aria-live="polite" className="sr-only">
        {said} {description}
      </p>
    </>
  );
}

import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { isBoundaryKind, isComponentKind, type Direction } from '@fortyfive/documents';
import { useState } from 'react';
import type { MenuState } from './board-menus';
import { middleOfView, pointAt, spotAt } from './board-view-area';
import { componentKindOf, componentsOf, isArrow, nameOf } from './components';
import type { ExcalidrawDiagramEditor } from './diagram-editor';
import type { Kind } from './kind-search';
import { focusCanvas, startNaming } from './naming';
import { neighbourInDirection, nextInDirection } from './neighbours';
import { centreOf, type Box, type Spot } from './placement';
import type { BoardKeyActions } from './use-board-keys';

/** A menu's size at most, to keep all of it on the board. */
const MENU = { width: 288, height: 352, margin: 8 } as const;

interface BoardActionOptions {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: HTMLElement;
  readonly editor: ExcalidrawDiagramEditor;
  /** Where the pointer was last, in px of the board's view. */
  readonly pointer: () => Spot | null;
  /** Says what has been done to people who do not see it. */
  readonly say: (text: string) => void;
}

interface BoardActions {
  readonly keys: BoardKeyActions;
  readonly menu: MenuState | null;
  readonly closeMenu: (isLeft: boolean) => void;
  readonly chooseKind: (kind: Kind) => void;
  readonly chooseEnd: (component: ExcalidrawElement) => void;
  /** Puts a component where the pointer is, in px of the window. */
  readonly placeAt: (kind: Kind, point: Spot) => void;
  /** Puts a component into a free place near the middle of the view, and a boundary around what is selected. */
  readonly place: (kind: Kind) => void;
}

/** What palette, menus and keys do with the design. Every new component is open to be named at once (PALETTE-5). */
export function useBoardActions({ api, board, editor, pointer, say }: BoardActionOptions): BoardActions {
  const [menu, setMenu] = useState<MenuState | null>(null);

  const openMenu = (next: MenuState): true => {
    setMenu({ ...next, at: menuCorner(next.at, api) });
    return true;
  };
  const name = (id: string | null): true => {
    setMenu(null);
    if (!id) return true;
    editor.bringIntoView(id);
    startNaming(api, board, id);
    return true;
  };
  const connect = (from: ExcalidrawElement, to: ExcalidrawElement): true => {
    const elements = api.getSceneElements();
    editor.connect(from.id, to.id);
    say(`${nameOf(elements, from)} now leads to ${nameOf(elements, to)}.`);
    return true;
  };

  const place = (kind: Kind): void => {
    const selected = Object.keys(api.getAppState().selectedElementIds);
    const around = isBoundaryKind(kind) ? editor.addAround(kind, selected) : null;
    name(around ?? editor.addComponent(kind));
  };

  return {
    keys: {
      name: ({ id }) => name(id),
      add: () => openMenu({ to: 'add', from: null, at: pointer() ?? viewPoint(middleOfView(api.getAppState()), api) }),
      connect: (from) => openMenu({ to: 'connect', from, at: besideOf(from, api) }),
      connectTowards: (from, direction) => {
        const others = othersOf(api, from);
        const next = neighbourInDirection(from, others.map(placed), direction);
        if (next && !editor.leadsTo(from.id, next.id)) return connect(from, next.element);
        const of = { id: from.id, name: nameOf(api.getSceneElements(), from), direction };
        return openMenu({ to: 'add', from: of, at: besideOf(from, api) });
      },
      selectTowards: (from, direction) => select({ api, editor }, from, direction),
      selectArrow: (from) => selectArrowOf({ api, editor }, from),
      remove: (ids) => removeSelected({ api, editor, say }, ids),
    },
    menu,
    closeMenu: (isLeft) => {
      setMenu(null);
      if (!isLeft) focusCanvas(board);
    },
    chooseKind: (kind) => {
      const from = menu?.to === 'add' ? menu.from : null;
      if (from && isComponentKind(kind)) return void name(editor.addConnected(from.id, kind, from.direction));
      if (isBoundaryKind(kind)) return place(kind);
      const at = pointer();
      name(at ? editor.addNear(kind, spotAt(api.getAppState(), at)) : editor.addComponent(kind));
    },
    chooseEnd: (component) => {
      if (menu?.to === 'connect') connect(menu.from, component);
      setMenu(null);
      focusCanvas(board);
    },
    placeAt: (kind, { x, y }) => {
      const { left, top } = board.getBoundingClientRect();
      name(editor.addAt(kind, spotAt(api.getAppState(), { x: x - left, y: y - top })));
    },
    place,
  };
}

interface Hands {
  readonly api: ExcalidrawImperativeAPI;
  readonly editor: ExcalidrawDiagramEditor;
}

function placed(element: ExcalidrawElement) {
  return { id: element.id, box: element, element };
}

function othersOf(api: ExcalidrawImperativeAPI, from: ExcalidrawElement | null): ExcalidrawElement[] {
  return componentsOf(api.getSceneElements()).filter(({ id }) => id !== from?.id);
}

/** Goes to the next component in a direction, or from nothing to the one nearest to the middle of the view. */
function select({ api, editor }: Hands, from: ExcalidrawElement | null, direction: Direction): boolean {
  const others = othersOf(api, from).map(placed);
  const middle = middleOfView(api.getAppState());
  const distance = (box: Box) => Math.hypot(centreOf(box).x - middle.x, centreOf(box).y - middle.y);
  const [nearest] = others.toSorted((one, other) => distance(one.box) - distance(other.box));
  const next = from ? nextInDirection(from, others, direction) : nearest;
  if (next) editor.reveal(next.id);
  return true;
}

/** From a component to the arrows that lead away from it, one after the other, to name and remove them without a pointer. */
function selectArrowOf({ api, editor }: Hands, from: ExcalidrawElement): boolean {
  const elements: readonly ExcalidrawElement[] = api.getSceneElements();
  const startId = isArrow(from) ? from.startBinding?.elementId : from.id;
  const arrows = elements.filter(isArrow).filter((arrow) => startId && arrow.startBinding?.elementId === startId);
  const next = arrows[(arrows.findIndex(({ id }) => id === from.id) + 1) % arrows.length];
  if (next) editor.reveal(next.id);
  return true;
}

/** Takes components with everything that hangs on them; a selection without any is Excalidraw's to remove. */
function removeSelected(
  { api, editor, say }: Hands & { say: (text: string) => void },
  ids: readonly string[],
): boolean {
  const elements = api.getSceneElements();
  const components = elements.filter((element) => ids.includes(element.id) && componentKindOf(element) !== null);
  if (components.length === 0) return false;
  editor.removeAll(ids);
  say(`${components.map((one) => nameOf(elements, one)).join(', ')} removed.`);
  return true;
}

function viewPoint(spot: Spot, api: ExcalidrawImperativeAPI): Spot {
  return pointAt(api.getAppState(), spot);
}

function besideOf(element: ExcalidrawElement, api: ExcalidrawImperativeAPI): Spot {
  return viewPoint({ x: element.x + element.width + 12, y: element.y }, api);
}

function menuCorner({ x, y }: Spot, api: ExcalidrawImperativeAPI): Spot {
  const { width, height } = api.getAppState();
  const clamp = (value: number, most: number) => Math.max(MENU.margin, Math.min(value, most - MENU.margin));
  return { x: clamp(x, width - MENU.width), y: clamp(y, height - MENU.height) };
}

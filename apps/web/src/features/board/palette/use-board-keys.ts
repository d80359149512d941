import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import type { Direction } from '@fortyfive/documents';
import { useEffect, useEffectEvent } from 'react';
import { componentKindOf } from './components';
import { handleNamingKey } from './naming';
import { isUngroupingTearing, selectedOf } from './selection';

const DIRECTIONS: Readonly<Partial<Record<string, Direction>>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What the keys of the board do (PALETTE-7). Whoever returns `false` leaves the key to Excalidraw. */
export interface BoardKeyActions {
  readonly add: () => boolean;
  readonly connect: (from: ExcalidrawElement) => boolean;
  readonly connectTowards: (from: ExcalidrawElement, direction: Direction) => boolean;
  readonly selectTowards: (from: ExcalidrawElement | null, direction: Direction) => boolean;
  readonly selectArrow: (from: ExcalidrawElement) => boolean;
  readonly name: (component: ExcalidrawElement) => boolean;
  readonly remove: (selectedIds: readonly string[]) => boolean;
}

/** Takes these keys, and double clicks, on their way down to Excalidraw; no keys that are typed into a field. */
export function useBoardKeys(api: ExcalidrawImperativeAPI, board: HTMLElement, actions: BoardKeyActions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // Our own, with which Excalidraw is asked to open a name.
    if (!event.isTrusted) return;
    if (isField(event.target)) {
      const { editingTextElement } = api.getAppState();
      const ownerId = editingTextElement?.type === 'text' ? editingTextElement.containerId : null;
      const owner = api.getSceneElements().find(({ id }) => id === ownerId);
      return handleNamingKey(event, board, owner);
    }
    if (!isOnCanvas(event.target) || !handle(event, api, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  // Excalidraw would open the component's group, in which icon and shape can be torn apart.
  const onDoubleClick = useEffectEvent((event: MouseEvent) => {
    const selected = selectedOf(api.getSceneElements(), api.getAppState());
    if (!(event.target instanceof HTMLCanvasElement) || !selected || !componentKindOf(selected)) return;
    event.stopPropagation();
    actions.name(selected);
  });
  useEffect(() => {
    const stopped = new AbortController();
    const onTheWayDown = { capture: true, signal: stopped.signal };
    board.addEventListener('keydown', (event) => onKeyDown(event), onTheWayDown);
    board.addEventListener('dblclick', (event) => onDoubleClick(event), onTheWayDown);
    return () => stopped.abort();
  }, [board]);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')
  );
}

/** Excalidraw takes its keys wherever the focus is within it, its buttons included. */
function isOnCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.excalidraw') !== null && !target.closest('[role="menu"]');
}

function handle(event: KeyboardEvent, api: ExcalidrawImperativeAPI, actions: BoardKeyActions): boolean {
  const { key, shiftKey, altKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  const isDeletion = key === 'Delete' || key === 'Backspace';
  // Excalidraw would ask whether to clear the whole board, which belongs to two.
  if (isCommand && isDeletion) return true;
  const { selectedElementIds, selectedGroupIds, openMenu } = api.getAppState();
  // Nor would Excalidraw leave a component whole.
  if (isCommand && shiftKey && key.toLowerCase() === 'g') {
    return isUngroupingTearing(api.getSceneElements(), { selectedElementIds, selectedGroupIds });
  }
  if (openMenu || shiftKey) return false;
  const selected = selectedOf(api.getSceneElements(), { selectedElementIds });
  const component = selected && componentKindOf(selected) ? selected : null;
  const direction = DIRECTIONS[key];
  if (isCommand) return !altKey && direction && component ? actions.connectTowards(component, direction) : false;
  if (altKey) {
    if (direction) return actions.selectTowards(selected, direction);
    return key === 'Enter' && selected ? actions.selectArrow(selected) : false;
  }
  // A button that has the focus keeps Enter for itself.
  if (key === 'Enter') return component && !isButton(event.target) ? actions.name(component) : false;
  if (isDeletion) return actions.remove(Object.keys(selectedElementIds));
  return handleLetter(key.toLowerCase(), component, actions);
}

function handleLetter(key: string, component: ExcalidrawElement | null, actions: BoardKeyActions): boolean {
  if (key === '/') return actions.add();
  return key === 'c' && component ? actions.connect(component) : false;
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('button, a, label, input');
}

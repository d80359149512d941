import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { flushSync } from 'react-dom';
import { componentKindOf, isArrow } from './components';

/** Excalidraw's text editor while it is open. */
const TEXT_EDITOR = 'textarea.excalidraw-wysiwyg';
/** Excalidraw's field for a frame's name. */
const FRAME_NAME_FIELD = '[id*="-frame-name-"] input';

export function isNaming(board: Element): boolean {
  return board.querySelector(TEXT_EDITOR) !== null;
}

/** The element that takes Excalidraw's keys. */
export function canvasOf(board: Element): HTMLElement | null {
  return board.querySelector<HTMLElement>('.excalidraw');
}

export function focusCanvas(board: Element): void {
  canvasOf(board)?.focus({ preventScroll: true });
}

/**
 * Opens the name of a component, boundary or arrow, with all of it selected (PALETTE-5). Excalidraw has no call for this but
 * does it on Enter, when this one element is selected and nothing else: not even the rest of its group.
 */
export function startNaming(api: ExcalidrawImperativeAPI, board: Element, id: string): void {
  const alone = { selectedElementIds: { [id]: true as const }, selectedGroupIds: {}, editingGroupId: null };
  flushSync(() => api.updateScene({ appState: alone }));
  focusCanvas(board);
  canvasOf(board)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  // On touch screens Excalidraw puts the caret behind the text instead; the name of the kind is there to be overwritten.
  board.querySelector<HTMLTextAreaElement>(TEXT_EDITOR)?.select();
}

/**
 * What a key means while a name is typed: Enter and Tab finish it, Shift and Enter breaks the line. Excalidraw would break
 * the line on Enter and indent on Tab, which would also keep the keyboard from ever leaving.
 */
export function handleNamingKey(event: KeyboardEvent, board: Element, nameOwner: ExcalidrawElement | undefined): void {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  if (target.matches(FRAME_NAME_FIELD) && (event.key === 'Enter' || event.key === 'Escape')) {
    // The field goes away with the focus in it.
    setTimeout(() => focusCanvas(board));
    return;
  }
  const isName = nameOwner !== undefined && (componentKindOf(nameOwner) !== null || isArrow(nameOwner));
  if (!target.matches(TEXT_EDITOR) || !isName || event.isComposing) return;
  if (event.key !== 'Tab' && (event.key !== 'Enter' || event.shiftKey)) return;
  event.stopPropagation();
  if (event.key === 'Enter') event.preventDefault();
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
}

import type { BoundaryKind, ComponentKind } from './component-kind.js';

/** A step on the board, in its own coordinates. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Changes a design without a pointer: what the palette, the keyboard and the outline have in common. Each call is one step of
 * this person's undo. Ids that are no longer on the board are passed over in silence.
 */
export interface DiagramEditor {
  /**
   * Puts a component on the board, selects it and gives back its id.
   * @param near the component beside which it goes; the middle of the view otherwise
   * @param name what it is called; the name of its kind otherwise
   */
  addComponent(kind: ComponentKind | BoundaryKind, place?: { readonly near?: string; readonly name?: string }): string;
  /** Draws an arrow. @returns its id; that of the arrow already there; `null` when one of the two is gone or both are one */
  connect(fromId: string, toId: string, label?: string): string | null;
  /** Names a component, a boundary or an arrow; an empty name takes an arrow's label away. */
  rename(id: string, name: string): void;
  move(id: string, direction: Direction): void;
  /** Takes it off the board, with its label and, for a component, with the arrows that led to and from it. */
  remove(id: string): void;
  /** Selects it and brings it into view. */
  reveal(id: string): void;
}

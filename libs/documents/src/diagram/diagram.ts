import type { StepId } from '@fortyfive/interview';
import type { BoardArea } from '../board-template.js';
import type { BoundaryKind, ComponentKind } from '../component-kind.js';

/** A box that somebody drew by hand and named has no kind; it is part of the design all the same. */
export type DiagramKind = ComponentKind | 'box';

/** One component of a design. */
export interface DiagramComponent {
  /** The id of its shape on the board. */
  readonly id: string;
  readonly kind: DiagramKind;
  /** Its label in one line; may be empty. */
  readonly name: string;
  /** What is written at it besides its name; empty for most. */
  readonly note: string;
  /** The innermost region or zone that it stands in. */
  readonly boundaryId: string | null;
  /** The step in whose frame it stands. */
  readonly stepId: StepId | null;
  readonly area: BoardArea;
}

/** A region or a zone. */
export interface DiagramBoundary {
  readonly id: string;
  readonly kind: BoundaryKind;
  readonly name: string;
  /** The region or zone around it. */
  readonly parentId: string | null;
  readonly area: BoardArea;
}

/** An arrow with a component or a boundary at each end. */
export interface DiagramConnection {
  /** The id of the arrow on the board. */
  readonly id: string;
  /** Where the arrow comes from by its heads, whichever way it was drawn. */
  readonly from: string;
  readonly to: string;
  /** In one line; may be empty. */
  readonly label: string;
  /** Heads at one end, at both, or at none. */
  readonly heads: 'one' | 'both' | 'none';
}

/** An arrow of which only one end is at a component or a boundary. */
export interface LooseArrow {
  readonly id: string;
  readonly at: string;
  /** Whether it points away from there. */
  readonly pointsAway: boolean;
  readonly label: string;
}

/** The design that a board shows. */
export interface Diagram {
  /** In the order in which they are painted, lowest first. */
  readonly components: readonly DiagramComponent[];
  readonly boundaries: readonly DiagramBoundary[];
  readonly connections: readonly DiagramConnection[];
  readonly loose: readonly LooseArrow[];
}

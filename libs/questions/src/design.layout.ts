import { Graph, layout } from '@dagrejs/dagre';
import { drawRoutes } from './design.routes.js';
import { estimateTextWidth, nameOfComponent, wrapText } from './design.text.js';
import type { ComponentKind, HighLevelDesign } from './high-level-design.schema.js';

/** A place in the drawing, in px from its upper left corner. */
export interface DesignPoint {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in the drawing, in px; `x` and `y` are its upper left corner. */
export interface DesignArea extends DesignPoint {
  readonly width: number;
  readonly height: number;
}

/** One component, where it stands. */
export interface DesignBox extends DesignArea {
  readonly id: string;
  readonly kind: ComponentKind;
  readonly name: string;
  /** The name as it is broken into lines. */
  readonly lines: readonly string[];
}

/** Where the words of a connection stand. */
export interface DesignLabel extends DesignArea {
  readonly lines: readonly string[];
}

/** One connection: begins on the edge of one box and ends on the edge of the other. */
export interface DesignRoute {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly points: readonly DesignPoint[];
  /** Lies on the line, with its middle on it. */
  readonly label: DesignLabel;
}

/** A whole reference design, laid out. Boxes and routes are in the order of the problem. */
export interface DesignLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DesignBox[];
  readonly routes: readonly DesignRoute[];
}

/** What a drawing needs to know about its medium, in px. */
export interface DesignMeasures {
  /** Which way requests flow: `right` for a wide board, `down` for a page. */
  readonly direction: 'right' | 'down';
  readonly box: { readonly width: number; readonly height: number };
  readonly nameSize: number;
  /** Names are broken into lines of this width. */
  readonly nameWidth: number;
  readonly labelSize: number;
  /** Labels are broken into lines of this width. */
  readonly labelWidth: number;
  /** Between what stands side by side, and between one row of boxes or labels and the next. */
  readonly gaps: { readonly beside: number; readonly along: number };
}

const LINE_HEIGHT = 1.25;
const LABEL_PADDING = { across: 6, down: 2 } as const;
const MARGIN = 8;

/**
 * Lays a reference design out in layers, so that requests flow one way. The same design always gives the same drawing.
 * The layering is dagre's; lines are drawn along its layers, so that none runs through a box.
 *
 * @param measures sizes of the medium, all in px
 * @throws Error when a connection names a component that there is not; never for a parsed `Problem`
 * @example layoutDesign(problem.highLevelDesign, measures).boxes[0] // { id: 'browser', x: 8, y: 120, … }
 */
export function layoutDesign(design: HighLevelDesign, measures: DesignMeasures): DesignLayout {
  const graph = graphOf(design, measures);
  layout(graph);
  const boxes = design.components.map(({ id, kind }): DesignBox => {
    const name = nameOfComponent(id);
    const { width, height } = measures.box;
    const lines = wrapText(name, measures.nameWidth, measures.nameSize);
    return { id, kind, name, lines, ...cornered(placeOf(graph.node(id)), { width, height }) };
  });
  const routes = design.connections.map(({ from, to, label }, index) => {
    const { points = [], ...place } = graph.edge(from, to, String(index));
    const { lines, ...size } = sizeOfLabel(label, measures);
    return { from, to, text: label, points, label: { lines, ...cornered(placeOf(place), size) } };
  });
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, boxes, routes: drawRoutes(boxes, routes, measures.direction) };
}

interface Sized {
  readonly width: number;
  readonly height: number;
}

interface DagreEdge extends Partial<DesignPoint>, Sized {
  readonly labelpos: 'c';
  readonly points?: readonly DesignPoint[];
}

interface DagreGraph extends Partial<Sized> {
  readonly rankdir: 'LR' | 'TB';
  readonly nodesep: number;
  readonly edgesep: number;
  readonly ranksep: number;
  readonly marginx: number;
  readonly marginy: number;
}

function graphOf({ components, connections }: HighLevelDesign, measures: DesignMeasures) {
  const { direction, box, gaps } = measures;
  const graph = new Graph<DagreGraph, Sized & Partial<DesignPoint>, DagreEdge>({ multigraph: true });
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    ...{ nodesep: gaps.beside, edgesep: gaps.beside / 2, ranksep: 2 * gaps.along, marginx: MARGIN, marginy: MARGIN },
  });
  for (const { id } of components) graph.setNode(id, { ...box });
  for (const [index, { from, to, label }] of connections.entries()) {
    for (const id of [from, to]) if (!graph.hasNode(id)) throw new Error(`"${id}" is no component of this design.`);
    const { width, height } = sizeOfLabel(label, measures);
    graph.setEdge(from, to, { width, height, labelpos: 'c' }, String(index));
  }
  return graph;
}

function sizeOfLabel(text: string, { labelSize, labelWidth }: DesignMeasures): Sized & { readonly lines: string[] } {
  const lines = wrapText(text, labelWidth, labelSize);
  const widest = Math.max(0, ...lines.map((line) => estimateTextWidth(line, labelSize)));
  return {
    lines,
    width: Math.ceil(widest) + 2 * LABEL_PADDING.across,
    height: Math.ceil(lines.length * labelSize * LINE_HEIGHT) + 2 * LABEL_PADDING.down,
  };
}

function placeOf({ x = 0, y = 0 }: Partial<DesignPoint>): DesignPoint {
  return { x, y };
}

/** From the middle, as dagre has it, to the corner. */
function cornered({ x, y }: DesignPoint, { width, height }: Sized): DesignArea {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

import type { HighLevelDesign } from './high-level-design.schema.js';

/** The two ways through a design that a problem tells: how something is written, and how it is read. */
export type DesignPathName = 'writePath' | 'readPath';

/** From one component of a path to the next. */
export interface DesignHop {
  readonly from: string;
  readonly to: string;
  /** Its connections, by their places in the design; several where two components have more than one. */
  readonly connections: readonly number[];
  /** The answer comes back: the path goes against the arrow. */
  readonly isAnswer: boolean;
  /** What the connection says. */
  readonly label: string;
}

/**
 * A path, hop by hop. Where there is an arrow the way the path goes, that one counts; else the one it comes back along.
 *
 * @example walkDesign(problem.highLevelDesign, 'readPath')[0] // { from: 'browser', to: 'balancer', label: 'HTTPS', … }
 */
export function walkDesign(design: HighLevelDesign, name: DesignPathName): DesignHop[] {
  const ids = design[name];
  return ids.slice(1).map((to, place) => {
    const from = ids[place] ?? to;
    const along = placesOf(design, from, to);
    const connections = along.length > 0 ? along : placesOf(design, to, from);
    const label = connections.map((connection) => design.connections[connection]?.label).join('; ');
    return { from, to, connections, isAnswer: along.length === 0, label };
  });
}

function placesOf({ connections }: HighLevelDesign, from: string, to: string): number[] {
  return connections.flatMap((connection, place) => (connection.from === from && connection.to === to ? [place] : []));
}

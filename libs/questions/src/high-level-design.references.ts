import type { HighLevelDesign } from './high-level-design.schema.js';
import type { ProblemIssue } from './problem.errors.js';

const BUFFERS = new Set(['queue', 'stream']);

/** Whether the reference design hangs together as a graph (QUESTION-4). */
export function findDesignIssues(design: HighLevelDesign): ProblemIssue[] {
  return [
    ...findUnknownEnds(design),
    ...findLooseComponents(design),
    ...findBrokenPath(design, 'writePath'),
    ...findBrokenPath(design, 'readPath'),
  ].map(({ path, message }) => ({ path: ['highLevelDesign', ...path], message }));
}

function findUnknownEnds({ components, connections }: HighLevelDesign): ProblemIssue[] {
  const known = new Set(components.map(({ id }) => id));
  return connections.flatMap((connection, index) => {
    const ends = (['from', 'to'] as const)
      .filter((end) => !known.has(connection[end]))
      .map((end) => ({ path: ['connections', index, end], message: `"${connection[end]}" is no component` }));
    if (connection.from !== connection.to) return ends;
    return [...ends, { path: ['connections', index, 'to'], message: `"${connection.to}" is connected to itself` }];
  });
}

function findLooseComponents({ components, connections }: HighLevelDesign): ProblemIssue[] {
  return components.flatMap(({ id, kind }, index) => {
    const path = ['components', index, 'id'];
    const hasIn = connections.some(({ to }) => to === id);
    const hasOut = connections.some(({ from }) => from === id);
    if (!hasIn && !hasOut) return [{ path, message: `"${id}" is connected to nothing` }];
    if (BUFFERS.has(kind) && !hasIn) return [{ path, message: `${kind} "${id}" has no producer` }];
    if (BUFFERS.has(kind) && !hasOut) return [{ path, message: `${kind} "${id}" has no consumer` }];
    return [];
  });
}

// Either direction counts: the answer to a request comes back along the arrow of the request.
function findBrokenPath(
  { components, connections, ...design }: HighLevelDesign,
  name: 'writePath' | 'readPath',
): ProblemIssue[] {
  const known = new Set(components.map(({ id }) => id));
  const ids = design[name];
  return ids.flatMap((id, index) => {
    const path = [name, index];
    if (!known.has(id)) return [{ path, message: `"${id}" is no component` }];
    const previous = ids[index - 1];
    const isConnected = connections.some(
      ({ from, to }) => (from === previous && to === id) || (from === id && to === previous),
    );
    return previous === undefined || !known.has(previous) || isConnected
      ? []
      : [{ path, message: `"${previous}" and "${id}" are not connected` }];
  });
}

import type { DiagramComponent, DiagramKind } from './diagram.js';
import type { LintFinding } from './lint.js';
import { distanceBetween } from './area.js';
import { saysSeveral, type LintedDesign } from './linted-design.js';
import { capitalise, describeNode } from './words.js';

/** DIAGRAM-8. A worker at a queue takes from it, whichever way its arrow points: many draw who calls, not what flows. */
export function findQueuesWithoutConsumer(design: LintedDesign): LintFinding[] {
  const hasConsumer = ({ id }: DiagramComponent) =>
    design.flow.next(id).length > 0 ||
    design.hasLooseArrow(id) ||
    design.flow
      .previous(id)
      .some(({ to, connection }) => design.flow.component(to)?.kind === 'worker' || PULLS.test(connection.label));
  return design
    .ofKind('queue', 'stream')
    .filter((queue) => design.isFirstDrawn(queue) && !design.drawnAgain(queue).some(hasConsumer))
    .map((queue) => ({
      code: 'queue-without-consumer',
      sentence: `Nothing takes from ${describeNode(queue)}. Draw what consumes it.`,
      ids: [queue.id],
    }));
}

const PULLS = /\b(pull|poll|consum|read|subscrib|dequeue|receiv|take|fetch|listen)/i;

/** DIAGRAM-7. */
export function findSingleCopies(design: LintedDesign): LintFinding[] {
  const copied = new Set(copiesOf(design).map(({ id }) => id));
  const isSafe = (database: DiagramComponent) => copied.has(database.id) || saysSeveral(database);
  return design
    .ofKind('sql-database', 'nosql-database')
    .filter((database) => design.isFirstDrawn(database) && !design.drawnAgain(database).some(isSafe))
    .map((database) => ({
      code: 'database-with-one-replica',
      sentence: `${capitalise(describeNode(database))} is the only copy of its data. Add a replica, or note why one copy is enough.`,
      ids: [database.id],
    }));
}

const REPLICATES = /\b(replica|sync|async|standby|follower|mirror|cop(y|ies))/i;

/** The databases that have a copy: a replica with an arrow to them, or another database that is kept in step. */
function copiesOf({ flow, diagram }: LintedDesign): DiagramComponent[] {
  const isDatabase = ({ kind }: DiagramComponent) => kind === 'sql-database' || kind === 'nosql-database';
  const databases = diagram.components.filter(isDatabase);
  const replicas = diagram.components.filter(({ kind }) => kind === 'replica');
  const linked = databases.filter(({ id }) =>
    [...flow.next(id), ...flow.previous(id)].some(({ to, connection }) => {
      const other = flow.component(to);
      return other && (other.kind === 'replica' || (isDatabase(other) && REPLICATES.test(connection.label)));
    }),
  );
  // A replica that is tied to no database belongs to the nearest.
  const strays = replicas.filter(({ id }) => !flow.neighbours(id).some(isDatabase));
  return [...linked, ...strays.flatMap((replica) => nearest(databases, replica) ?? [])];
}

function nearest(components: readonly DiagramComponent[], { area }: DiagramComponent): DiagramComponent | undefined {
  return [...components].sort((one, other) => distanceBetween(one.area, area) - distanceBetween(other.area, area))[0];
}

/** What a cache can be filled from. A box may be anything. */
const SOURCES: readonly DiagramKind[] = [
  ...(['sql-database', 'nosql-database', 'replica', 'shard', 'object-store', 'search-index', 'stream'] as const),
  ...(['external-service', 'box'] as const),
];
/** What lives in a cache alone, and may. */
const SHORT_LIVED = /\b(session|token|lock|rate|limit|counter|presence|online|otp|nonce|idempoten)/i;

/** DIAGRAM-9. */
export function findCachesWithoutSource(design: LintedDesign): LintFinding[] {
  const hasSource = (cache: DiagramComponent) =>
    cache.note !== '' || SHORT_LIVED.test(cache.name) || design.hasLooseArrow(cache.id) || isFilled(design, cache);
  return design
    .ofKind('cache')
    .filter((cache) => design.isFirstDrawn(cache) && !design.drawnAgain(cache).some(hasSource))
    .map((cache) => ({
      code: 'cache-without-source',
      sentence: `${capitalise(describeNode(cache))} has nothing to be filled from. Draw where its data comes from.`,
      ids: [cache.id],
    }));
}

/** Whether the cache, or what works with it, is tied to a source or leads to one. */
function isFilled({ flow }: LintedDesign, cache: DiagramComponent): boolean {
  const near = flow.neighbours(cache.id);
  const tied = [cache, ...near].flatMap(({ id }) => flow.neighbours(id));
  const led = [
    ...flow.reach(
      near.map(({ id }) => id),
      (_from, to) => to !== cache.id,
    ),
  ];
  return [...tied, ...led.flatMap((id) => flow.component(id) ?? [])].some(({ kind }) => SOURCES.includes(kind));
}

/** A component of a system design, as the palette offers it and as `customData.kind` of its shape names it. */
export const COMPONENT_KINDS = [
  'client',
  'cdn',
  'dns',
  'load-balancer',
  'api-gateway',
  'service',
  'worker',
  'cache',
  'sql-database',
  'nosql-database',
  'replica',
  'shard',
  'queue',
  'stream',
  'object-store',
  'search-index',
  'scheduler',
  'external-service',
] as const;
export type ComponentKind = (typeof COMPONENT_KINDS)[number];

/** What stands around components: where they run. Drawn as a frame. */
export const BOUNDARY_KINDS = ['region', 'zone'] as const;
export type BoundaryKind = (typeof BOUNDARY_KINDS)[number];

/** What a kind is called in front of people, in the middle of a sentence. */
export const KIND_NAMES: Readonly<Record<ComponentKind | BoundaryKind, string>> = {
  client: 'client',
  cdn: 'CDN',
  dns: 'DNS',
  'load-balancer': 'load balancer',
  'api-gateway': 'API gateway',
  service: 'service',
  worker: 'worker',
  cache: 'cache',
  'sql-database': 'SQL database',
  'nosql-database': 'NoSQL database',
  replica: 'replica',
  shard: 'shard',
  queue: 'queue',
  stream: 'stream',
  'object-store': 'object store',
  'search-index': 'search index',
  scheduler: 'scheduler',
  'external-service': 'external service',
  region: 'region',
  zone: 'zone',
};

/** Whether a value names a component. @example isComponentKind('queue') // true */
export function isComponentKind(value: unknown): value is ComponentKind {
  return COMPONENT_KINDS.some((kind) => kind === value);
}

/** Whether a value names a boundary. @example isBoundaryKind('region') // true */
export function isBoundaryKind(value: unknown): value is BoundaryKind {
  return BOUNDARY_KINDS.some((kind) => kind === value);
}

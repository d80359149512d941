import type { BoundaryKind, ComponentKind } from './component-kind.js';

/** What a kind of component is there for; each family has its colours. */
export type ComponentFamily = 'client' | 'edge' | 'compute' | 'data' | 'messaging' | 'external' | 'boundary';

export const FAMILIES: readonly { readonly family: ComponentFamily; readonly title: string }[] = [
  { family: 'client', title: 'Client' },
  { family: 'edge', title: 'Edge' },
  { family: 'compute', title: 'Compute' },
  { family: 'data', title: 'Data' },
  { family: 'messaging', title: 'Messaging' },
  { family: 'external', title: 'Others' },
  { family: 'boundary', title: 'Boundaries' },
];

const FAMILY_OF_KIND: Readonly<Record<ComponentKind | BoundaryKind, ComponentFamily>> = {
  client: 'client',
  cdn: 'edge',
  dns: 'edge',
  'load-balancer': 'edge',
  'api-gateway': 'edge',
  service: 'compute',
  worker: 'compute',
  scheduler: 'compute',
  cache: 'data',
  'sql-database': 'data',
  'nosql-database': 'data',
  replica: 'data',
  shard: 'data',
  'object-store': 'data',
  'search-index': 'data',
  queue: 'messaging',
  stream: 'messaging',
  'external-service': 'external',
  region: 'boundary',
  zone: 'boundary',
};

/** In the light theme; Excalidraw inverts the canvas in the dark, and the palette does the same to its icons. */
export interface FamilyColours {
  readonly stroke: string;
  readonly fill: string;
}

/** In hex, because the document holds them and canvases know no CSS variables. Each stroke has 4.5:1 on its fill. */
const COLOURS: Readonly<Record<ComponentFamily, FamilyColours>> = {
  client: { stroke: '#5f3dc4', fill: '#f1edff' },
  edge: { stroke: '#1864ab', fill: '#e7f3fd' },
  compute: { stroke: '#23703a', fill: '#e9f8ec' },
  data: { stroke: '#b0440c', fill: '#fff2e3' },
  messaging: { stroke: '#a61e4d', fill: '#ffeef4' },
  external: { stroke: '#495057', fill: '#f3f4f5' },
  boundary: { stroke: '#495057', fill: 'transparent' },
};

/** What a component's name is written in. */
export const LABEL_COLOUR = '#1e1e1e';

/** A component as it is placed, in the board's px. */
export const COMPONENT_SIZE = { width: 180, height: 80 } as const;

/** A boundary as it is placed: room for two rows of components. */
export const BOUNDARY_SIZE = { width: 560, height: 400 } as const;

/** @example familyOf('queue') // 'messaging' */
export function familyOf(kind: ComponentKind | BoundaryKind): ComponentFamily {
  return FAMILY_OF_KIND[kind];
}

/** @example coloursOf('cdn').stroke // '#1864ab' */
export function coloursOf(kind: ComponentKind | BoundaryKind): FamilyColours {
  return COLOURS[FAMILY_OF_KIND[kind]];
}

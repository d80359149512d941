import { z } from 'zod';
import { line, listOf, slug } from './text.schema.js';

/** What a box on the board can be. The lint of a diagram and the reference design speak of the same kinds. */
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

const component = z.strictObject({ id: slug, kind: z.enum(COMPONENT_KINDS), purpose: line });
const connection = z.strictObject({
  from: slug,
  to: slug.describe('Arrows point the way the request or the data goes'),
  label: line,
});
const path = listOf(slug, 2, 'components').describe('Component ids in order; neighbours must be connected');

/** Step 4: the reference design. */
export const highLevelDesignSchema = z.strictObject({
  components: listOf(component, 4, 'components'),
  connections: listOf(connection, 3, 'connections'),
  writePath: path,
  readPath: path,
});
export type HighLevelDesign = z.infer<typeof highLevelDesignSchema>;

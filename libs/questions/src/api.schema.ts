import { z } from 'zod';
import { line, listOf } from './text.schema.js';

const fields = z.record(z.string().min(1), line).describe('Field → what it is; {} for none');

const endpoint = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'SOCKET']).describe('SOCKET: a frame on an open connection'),
  path: z.string().regex(/^(\/\S*|[a-z][a-z.:-]*)$/, 'must start with "/", or be the name of a frame'),
  purpose: line,
  request: fields,
  response: fields,
  errors: z.array(z.strictObject({ code: line.describe('HTTP status or error code'), when: line })),
  paging: line.describe('How a list is paged, or "none"'),
  idempotency: line.describe('Why sending it twice does no harm'),
});

/** Step 3: what clients and services agree on. */
export const apiSchema = z.strictObject({ endpoints: listOf(endpoint, 2, 'endpoints') });
export type Endpoint = z.infer<typeof endpoint>;

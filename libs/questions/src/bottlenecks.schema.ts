import { z } from 'zod';
import { line, listOf, slug } from './text.schema.js';

const bottleneck = z.strictObject({
  components: listOf(slug, 1, 'component'),
  bottleneck: line.describe('What gives way first, and at what load'),
  remedy: line,
  tradeOff: line.describe('What the remedy costs'),
});

const failureMode = z.strictObject({ failure: line, effect: line.describe('What users notice'), response: line });

/** Step 6: what breaks first, and what happens when something does. */
export const bottlenecksSchema = z.strictObject({
  bottlenecks: listOf(bottleneck, 3, 'bottlenecks'),
  failureModes: listOf(failureMode, 2, 'failure modes'),
});
export type Bottleneck = z.infer<typeof bottleneck>;

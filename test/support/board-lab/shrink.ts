import type { Lab } from './lab.js';
import type { Operation } from './operations.js';

interface Shrunk {
  readonly operations: readonly Operation[];
  readonly faults: readonly string[];
}

/** Leaves out as many operations as it can without the fault going away. */
export async function shrink(
  lab: Lab,
  seed: number,
  operations: readonly Operation[],
  faults: readonly string[],
): Promise<Shrunk> {
  let found: Shrunk = { operations, faults };
  for (let size = Math.ceil(operations.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < found.operations.length;) {
      const fewer = found.operations.filter((_, place) => place < start || place >= start + size);
      const still = await lab.run(seed, fewer);
      if (still.length > 0) found = { operations: fewer, faults: still };
      else start += size;
    }
  }
  return found;
}

/** What is known of the cells before anything is computed. */
export interface CellOrder {
  /** Every key that can be computed, those it needs first. */
  readonly computable: readonly string[];
  /** Of each key that needs itself: the way round, beginning and ending with it. */
  readonly circles: ReadonlyMap<string, readonly string[]>;
  /** Of each key that needs a circle without being on it: a key on the circle. */
  readonly stuck: ReadonlyMap<string, string>;
}

/**
 * Puts cells into an order in which they can be computed, and finds those that need themselves. Linear in cells and needs;
 * the answer depends on what needs what and not on the order of the map.
 *
 * @param needs of each key the keys it needs, in the order of its formula; unknown ones are passed over
 */
export function orderCells(needs: ReadonlyMap<string, readonly string[]>): CellOrder {
  const neededBy = new Map<string, string[]>([...needs.keys()].map((key) => [key, []]));
  const missing = new Map<string, number>();
  for (const [key, names] of needs) {
    const known = names.filter((name) => needs.has(name));
    missing.set(key, known.length);
    for (const name of known) neededBy.get(name)?.push(key);
  }
  const computable = [...needs.keys()].filter((key) => missing.get(key) === 0);
  for (const key of computable) {
    for (const dependant of neededBy.get(key) ?? []) {
      const left = (missing.get(dependant) ?? 0) - 1;
      missing.set(dependant, left);
      if (left === 0) computable.push(dependant);
    }
  }
  return { computable, ...findCircles(needs, new Set(computable)) };
}

/** Whoever is left needs somebody who is left: following the first such need must lead into a circle. */
function findCircles(needs: ReadonlyMap<string, readonly string[]>, computable: ReadonlySet<string>) {
  const circles = new Map<string, readonly string[]>();
  const stuck = new Map<string, string>();
  const isLeft = (key: string) => needs.has(key) && !computable.has(key);
  const next = (key: string) => needs.get(key)?.find(isLeft) ?? key;
  for (const start of needs.keys()) {
    const way = new Map<string, number>();
    let key = start;
    for (; isLeft(key) && !way.has(key) && !circles.has(key) && !stuck.has(key); key = next(key))
      way.set(key, way.size);
    const path = [...way.keys()];
    const entry = way.get(key) ?? path.length;
    const circle = path.slice(entry);
    circle.forEach((one, index) => circles.set(one, [...circle.slice(index), ...circle.slice(0, index), one]));
    const onCircle = stuck.get(key) ?? key;
    for (const one of path.slice(0, entry)) stuck.set(one, onCircle);
  }
  return { circles, stuck };
}

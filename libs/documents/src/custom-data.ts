import type { JsonValue } from './board-groups.js';

/** Fields of an element's `customData`, and letters of each name and text. */
const MAX_FIELDS = 8;
const MAX_NAME = 32;
const MAX_TEXT = 256;

/** What the product itself keeps there: a component's kind, a frame's step, the estimate that a label shows. */
const TEXT_FIELDS = new Set(['kind', 'step', 'cell']);

/**
 * What an element may carry besides what Excalidraw knows: a few short texts, numbers and truths, nothing within one
 * another (DOCUMENT-17). What is more is left out; the element stays.
 * @returns `undefined` when nothing is left
 * @example readCustomData({ kind: 'cache', junk: { deep: [] } }) // { kind: 'cache' }
 */
export function readCustomData(value: unknown): Readonly<Record<string, JsonValue>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = Object.entries(value).filter(isSane).slice(0, MAX_FIELDS);
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

function isSane(entry: [string, unknown]): entry is [string, JsonValue] {
  const [name, value] = entry;
  if (name.length > MAX_NAME || name === '__proto__') return false;
  if (typeof value === 'string') return value.length <= MAX_TEXT;
  if (TEXT_FIELDS.has(name)) return false;
  return typeof value === 'boolean' || Number.isFinite(value);
}

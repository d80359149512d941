import { readCustomData } from './custom-data.js';

/** A value as JSON knows it: all that an element may hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The fields of an element that are shared under one key: the last writer of a group wins the group. */
export type ElementGroup = Readonly<Record<string, JsonValue>>;

/**
 * The keys of an element's groups in the document. Four groups, not one, so that moving an element and recolouring
 * it at once keeps both (DOCUMENT-2); not one key per field, because every overwritten key leaves a tombstone.
 */
export const GROUP_KEYS = { geometry: 'g', style: 's', text: 't', rest: 'm' } as const;
export type GroupKey = (typeof GROUP_KEYS)[keyof typeof GROUP_KEYS];
export type ElementGroups = Readonly<Partial<Record<GroupKey, ElementGroup>>>;

/**
 * Fields that each browser keeps for itself (DOCUMENT-1): Excalidraw's own bookkeeping, and `boundElements`, which
 * follows from the arrows and labels: see {@link deriveBoundElements}.
 */
export const LOCAL_FIELDS = ['version', 'versionNonce', 'updated', 'isDeleted', 'boundElements'] as const;

const GROUPED_FIELDS = {
  g: [
    ...['x', 'y', 'width', 'height', 'angle', 'points', 'pressures', 'lastCommittedPoint', 'scale', 'crop'],
    ...['startBinding', 'endBinding', 'fixedSegments', 'startIsSpecial', 'endIsSpecial'],
  ],
  s: [
    ...['strokeColor', 'backgroundColor', 'fillStyle', 'strokeWidth', 'strokeStyle', 'roughness', 'opacity'],
    ...['roundness', 'startArrowhead', 'endArrowhead', 'elbowed'],
  ],
  t: [
    ...['text', 'originalText', 'fontSize', 'fontFamily', 'textAlign', 'verticalAlign', 'lineHeight'],
    ...['autoResize', 'containerId'],
  ],
} as const;

const GROUP_OF_FIELD = new Map<string, GroupKey>(
  Object.entries(GROUPED_FIELDS).flatMap(([key, fields]) => fields.map((field) => [field, key as GroupKey] as const)),
);
const LOCAL = new Set<string>(LOCAL_FIELDS);

/** Assigned to, it replaces an object's prototype. No element has it; what names it was made to harm (DOCUMENT-7). */
const PROTOTYPE = '__proto__';

/**
 * Sorts an element's fields into the groups that are shared; the fields a browser keeps for itself are left out.
 * The groups are copies: Excalidraw changes its elements in place.
 * @example groupElement({ id: 'a', type: 'line', x: 1 }) // { g: { x: 1 }, m: { id: 'a', type: 'line' } }
 */
export function groupElement(element: object): ElementGroups {
  const groups: Partial<Record<GroupKey, Record<string, JsonValue>>> = {};
  for (const [field, value] of Object.entries(element)) {
    if (LOCAL.has(field) || field === PROTOTYPE || value === undefined) continue;
    const key = GROUP_OF_FIELD.get(field) ?? GROUP_KEYS.rest;
    const shared = field === 'customData' ? readCustomData(value) : value;
    if (shared !== undefined) (groups[key] ??= {})[field] = copyJson(shared);
  }
  return groups;
}

/**
 * The element behind the groups, without the fields that a browser keeps for itself. A copy, like {@link groupElement}.
 * @example ungroupElement({ g: { x: 1 }, m: { id: 'a' } }) // { id: 'a', x: 1 }
 */
export function ungroupElement(groups: ElementGroups): ElementGroup {
  const { m, s, t, g } = groups;
  return copyJson({ ...m, ...s, ...t, ...g }) as ElementGroup;
}

function copyJson(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(copyJson);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  const fields = Object.entries(value).filter(([field, one]) => field !== PROTOTYPE && one !== undefined);
  return Object.fromEntries(fields.map(([field, one]) => [field, copyJson(one)]));
}

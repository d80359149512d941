import {
  BOUNDARY_KINDS,
  COMPONENT_KINDS,
  FAMILIES,
  familyOf,
  searchKinds as searchAmong,
  type BoundaryKind,
  type ComponentKind,
  type FoundKind,
} from '@fortyfive/documents';

export type Kind = ComponentKind | BoundaryKind;

/** All kinds, family by family, as the palette shows them. */
export const ALL_KINDS: readonly Kind[] = FAMILIES.flatMap(({ family }) =>
  [...COMPONENT_KINDS, ...BOUNDARY_KINDS].filter((kind) => familyOf(kind) === family),
);

/**
 * The kinds that a few typed letters may mean, the likeliest first; all of them when nothing is typed (PALETTE-4).
 * @example searchKinds('red')[0] // { kind: 'cache', alias: 'redis' }
 */
export function searchKinds(typed: string, kinds: readonly Kind[] = ALL_KINDS): readonly FoundKind[] {
  return searchAmong(typed, kinds);
}

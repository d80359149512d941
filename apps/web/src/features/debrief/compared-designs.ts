import { capitalise, KIND_NAMES, nameOfNode, type Diagram, type DiagramComponent } from '@fortyfive/documents';
import { nameOfComponent, type ComponentKind, type HighLevelDesign } from '@fortyfive/questions';

/** Components of one kind: those of the strong answer, and those that were drawn. */
export interface ComparedKind {
  readonly kind: ComponentKind;
  /** As one says it at the beginning of a sentence. */
  readonly title: string;
  readonly wanted: readonly { readonly name: string; readonly purpose: string }[];
  /** Names; the same component in two steps counts once. */
  readonly drawn: readonly string[];
}

/** The board at the end against the reference design, kind by kind (DEBRIEF-10). */
export interface ComparedDesigns {
  /** Kinds of which fewer were drawn than the strong answer has. */
  readonly lacking: readonly ComparedKind[];
  /** Kinds that were drawn and that the strong answer does without. */
  readonly extra: readonly ComparedKind[];
  /** Boxes of which nobody said what they are, and that no name gives away. */
  readonly unknown: readonly string[];
  readonly isNothingDrawn: boolean;
}

/**
 * Compares by kind, because names differ from one person to the next. A box that was drawn by hand counts as the kind that its
 * name says, or as the component of the strong answer that it is called like.
 */
export function compareDesigns(reference: HighLevelDesign, board: Diagram): ComparedDesigns {
  const wantedOf = new Map<ComponentKind, { name: string; purpose: string }[]>();
  for (const { id, kind, purpose } of reference.components) {
    wantedOf.set(kind, [...(wantedOf.get(kind) ?? []), { name: nameOfComponent(id), purpose }]);
  }
  const components = distinct(board.components).map((one) => ({ ...one, kind: kindOf(one, reference) }));
  const compared = [...new Set([...wantedOf.keys(), ...components.flatMap(({ kind }) => kind ?? [])])].map((kind) => ({
    kind,
    title: capitalise(KIND_NAMES[kind]),
    wanted: wantedOf.get(kind) ?? [],
    drawn: components.filter((one) => one.kind === kind).map(({ name }) => name),
  }));
  return {
    lacking: compared.filter(({ wanted, drawn }) => drawn.length < wanted.length),
    extra: compared.filter(({ wanted }) => wanted.length === 0),
    unknown: components.filter(({ kind }) => kind === null).map(({ name }) => name),
    isNothingDrawn: components.length === 0,
  };
}

interface Drawn {
  readonly kind: DiagramComponent['kind'];
  readonly name: string;
}

/** People draw the same component again in the frame of a later step. One without a name is like no other. */
function distinct(components: readonly DiagramComponent[]): readonly Drawn[] {
  const byLikeness = new Map<string, Drawn>();
  for (const one of components) {
    const likeness = one.name === '' ? one.id : `${one.kind} ${one.name.toLowerCase()}`;
    byLikeness.set(likeness, { kind: one.kind, name: nameOfNode(one) });
  }
  return [...byLikeness.values()];
}

function kindOf({ kind, name }: Drawn, reference: HighLevelDesign): ComponentKind | null {
  if (kind !== 'box') return kind;
  const called = name.toLowerCase();
  const twin = reference.components.find(({ id }) => nameOfComponent(id).toLowerCase() === called);
  if (twin) return twin.kind;
  const said = reference.components.find((one) => ` ${called} `.includes(` ${KIND_NAMES[one.kind].toLowerCase()} `));
  return said?.kind ?? null;
}

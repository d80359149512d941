import {
  Fragment,
  type Attrs,
  type AttributeSpec,
  type Mark,
  type Node,
  type NodeType,
  type Schema,
} from '@tiptap/pm/model';

/** A table is measured as columns by rows: one that claims more would hold up everybody's page. */
const MAX_TABLE_PLACES = 2_000;

/** How much is shown of something unknown, in UTF-16 units. */
const MAX_TEXT_SHOWN = 2_000;

/**
 * Makes the schema take whatever stands in a shared document. y-tiptap builds nodes from there with `schema.node`, and
 * deletes for everybody what cannot be built: an older page would destroy what a newer one has written. Guarded, it gets
 * a node for everything (NOTES-10), and no attribute but those that the schema declares valid (NOTES-11).
 * @param onUnknown called with what is inside something that cannot be shown, before that gets its stand-in
 */
export function guardSchema(schema: Schema, onUnknown: (inside: Fragment) => void = () => undefined): void {
  schema.mark = (type, attrs) => {
    const known = typeof type === 'string' ? schema.marks[type] : type;
    return (known ?? schema.marks.ychange!).create(validAttributes(known?.spec.attrs, attrs));
  };

  schema.node = (type, attrs, content, marks) => {
    const known = typeof type === 'string' ? schema.nodes[type] : type;
    const children = Fragment.from(content);
    const node = known && canHold(known, children) ? build(known, attrs, children, marks) : null;
    if (node) return node;
    // Two people have each taken out one half of it: nothing is left to be seen, and y-tiptap may clear the shell away.
    if (known && children.size === 0) throw new RangeError(`${known.name} is empty`);
    onUnknown(children);
    return schema.nodes.unknown!.create({ text: textOf(children) });
  };
}

function canHold(type: NodeType, children: Fragment): boolean {
  if (type.isText || type === type.schema.topNodeType) return false;
  if (type.name !== 'table') return true;
  let columns = 0;
  children.forEach((row) => {
    columns = Math.max(columns, row.childCount);
  });
  return columns * children.childCount <= MAX_TABLE_PLACES;
}

function build(
  type: NodeType,
  attrs: Attrs | null | undefined,
  children: Fragment,
  marks?: readonly Mark[],
): Node | null {
  const valid = validAttributes(type.spec.attrs, attrs);
  if (type.validContent(children)) return type.create(valid, children, marks);
  // What two people did at once can leave, say, an item of a list that has lost its first line: that line is put back.
  return children.size > 0 ? type.createAndFill(valid, children, marks) : null;
}

function validAttributes(
  specs: Readonly<Record<string, AttributeSpec>> | null | undefined,
  attrs: Attrs | null | undefined,
): Attrs {
  const valid: Record<string, unknown> = {};
  for (const [name, { validate }] of Object.entries(specs ?? {})) {
    const value: unknown = typeof attrs === 'object' ? attrs?.[name] : undefined;
    if (value !== undefined && typeof validate === 'function' && isValid(validate, value)) valid[name] = value;
  }
  return valid;
}

function isValid(validate: (value: unknown) => void, value: unknown): boolean {
  try {
    validate(value);
    return true;
  } catch {
    return false; // Its default is taken in its place.
  }
}

function textOf(children: Fragment): string {
  const text = children.textBetween(0, children.size, '\n', (leaf) => String(leaf.attrs.text ?? ''));
  return text.slice(0, MAX_TEXT_SHOWN);
}

import * as Y from 'yjs';

type SharedType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/** Formats that are on at one place of a text. */
type Formats = ReadonlyMap<string, string>;

/**
 * Everything visible in a document, as one text that does not depend on how it came about: not on how Yjs splits or
 * merges structs, on deleted things, on the order of keys, nor on root types that are empty or have no kind yet, as on the
 * server. Two documents that show the same give the same text, and others another. Takes time in proportion to the size.
 * @example describeContent(live) === describeContent(replayed)
 */
export function describeContent(document: Y.Doc): string {
  const roots: string[] = [];
  for (const [name, root] of sortedEntries(document.share)) {
    const text = describeInside(root);
    if (text !== EMPTY) roots.push(`${JSON.stringify(name)}:${text}`);
  }
  return roots.join('\n');
}

const EMPTY = '[]{}';

function describeInside(type: SharedType): string {
  const entries: string[] = [];
  for (const [key, item] of sortedEntries(type._map)) {
    if (!item.deleted) entries.push(`${JSON.stringify(key)}:${describeEntry(item)}`);
  }
  return `[${describeList(type)}]{${entries.join(',')}}`;
}

/** Of several values under one key, the last counts, as for Yjs. */
function describeEntry({ content }: Y.Item): string {
  if (content instanceof Y.ContentType) return describeType(content.type);
  return describeValue(content.getContent().at(-1));
}

function describeType(type: SharedType): string {
  return kindOf(type) + describeInside(type);
}

function kindOf(type: SharedType): string {
  if (type instanceof Y.XmlElement) return `element ${JSON.stringify(type.nodeName)}`;
  if (type instanceof Y.XmlFragment) return 'fragment';
  if (type instanceof Y.XmlText) return 'xml-text';
  if (type instanceof Y.Text) return 'text';
  if (type instanceof Y.XmlHook) return `hook ${JSON.stringify(type.hookName)}`;
  return type instanceof Y.Array ? 'array' : 'map';
}

function describeList(type: SharedType): string {
  const run = new FormattedRun();
  for (let item = type._start; item; item = item.right) {
    const { content } = item;
    if (item.deleted) continue;
    if (content instanceof Y.ContentFormat) run.format(content.key, content.value as unknown);
    else if (content instanceof Y.ContentString) run.addText(content.str);
    else if (content instanceof Y.ContentType) run.add(describeType(content.type));
    else for (const value of content.getContent()) run.add(describeValue(value));
  }
  return run.end();
}

/** The contents of a list, each with the formats that are on at its place: where they go on and off does not show. */
class FormattedRun {
  readonly #parts: string[] = [];
  #text: string[] = [];
  readonly #formats = new Map<string, string>();
  /** Of the text gathered so far. */
  #textFormats = '';

  format(key: string, value: unknown): void {
    if (value === null) this.#formats.delete(key);
    else this.#formats.set(key, describeValue(value));
  }

  addText(text: string): void {
    const formats = describeFormats(this.#formats);
    if (formats !== this.#textFormats) this.#endText();
    this.#textFormats = formats;
    this.#text.push(text);
  }

  add(value: string): void {
    this.#endText();
    this.#parts.push(value + describeFormats(this.#formats));
  }

  end(): string {
    this.#endText();
    return this.#parts.join(',');
  }

  #endText(): void {
    if (this.#text.length > 0) this.#parts.push(`text ${JSON.stringify(this.#text.join(''))}${this.#textFormats}`);
    this.#text = [];
  }
}

function describeFormats(formats: Formats): string {
  if (formats.size === 0) return '';
  return `<${sortedEntries(formats)
    .map(([key, value]) => `${JSON.stringify(key)}=${value}`)
    .join(',')}>`;
}

/** Like JSON, with sorted keys, and with words for what JSON does not know. */
function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(describeValue).join(',')}]`;
  if (value instanceof Uint8Array) return `bytes(${value.join(' ')})`;
  if (value instanceof Y.Doc) return `document ${JSON.stringify(value.guid)}`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.keys(value).sort();
    return `{${fields.map((field) => `${JSON.stringify(field)}:${describeValue(fieldOf(value, field))}`).join(',')}}`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'bigint' ? `${value}n` : String(value);
}

function fieldOf(value: object, field: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[field];
}

function sortedEntries<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}

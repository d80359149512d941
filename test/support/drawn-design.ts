import {
  boardTemplate,
  boardElements,
  createDocument,
  groupElement,
  readGroups,
  stepFrameArea,
  type ElementGroups,
} from '@fortyfive/documents';
import { STEP_IDS, type StepId } from '@fortyfive/interview';
import * as Y from 'yjs';

const LOOK = {
  ...{ strokeColor: '#1e1e1e', backgroundColor: 'transparent', fillStyle: 'solid', strokeStyle: 'solid', link: null },
  ...{ strokeWidth: 2, roughness: 1, opacity: 100, roundness: null, angle: 0, locked: false, frameId: null, seed: 1 },
};
const SIZE = { width: 180, height: 90 };
const HEADS = { '->': [null, 'arrow'], '<-': ['arrow', null], '<->': ['arrow', 'arrow'], '--': [null, null] } as const;
export type DrawnHeads = keyof typeof HEADS;

const STEP_FRAMES = readStepFrames();

function readStepFrames(): [string, ElementGroups][] {
  const document = createDocument();
  Y.applyUpdate(document, boardTemplate());
  return [...boardElements(document)].map(([id, element]) => [id, readGroups(element)]);
}

/**
 * A design drawn as Excalidraw would hold it, element by element.
 * @example new DrawnDesign().line('client App -> service Shop : orders').line('service Shop -> sql-database Orders {3 copies}')
 */
export class DrawnDesign {
  readonly #elements = new Map<string, object>();
  readonly #ids = new Map<string, string>();
  #stepId: StepId | null = null;

  /**
   * One arrow with its ends, or one component; `# deep-dive` goes on to that step's frame. A component is `kind Name {note}`,
   * an arrow `->`, `<-`, `<->` or `--`, with `: label` behind. `box` has no kind, `nothing` is an end in the air.
   */
  line(text: string): this {
    if (text.startsWith('# ')) {
      this.#stepId = STEP_IDS.find((id) => id === text.slice(2)) ?? null;
      return this;
    }
    const [, from = '', heads, to = '', label = ''] = /^(.*?)(?: (<->|->|<-|--) (.*?))?(?: : (.*))?$/.exec(text) ?? [];
    const fromId = this.#end(from);
    if (heads) this.arrow(fromId, this.#end(to), heads as DrawnHeads, label);
    return this;
  }

  lines(...texts: readonly string[]): this {
    for (const text of texts) this.line(text);
    return this;
  }

  idOf(component: string): string {
    return this.#ids.get(`${this.#stepId} ${component}`) ?? '';
  }

  shape(kind: string | null, name: string, place: { x: number; y: number; width?: number; height?: number }): string {
    const id = this.put({ type: 'rectangle', ...SIZE, ...place, ...(kind && { customData: { kind } }) });
    if (name !== '') this.text(name, place, id);
    return id;
  }

  boundary(kind: string, name: string, area: { x: number; y: number; width: number; height: number }): string {
    return this.put({ type: 'frame', name, customData: { kind }, ...area });
  }

  text(text: string, { x, y }: { x: number; y: number }, containerId: string | null = null): string {
    const letters = { text, originalText: text, fontSize: 20, fontFamily: 5, lineHeight: 1.25, autoResize: true };
    const align = { textAlign: 'center', verticalAlign: 'middle' };
    return this.put({ type: 'text', x, y, width: 80, height: 25, containerId, ...letters, ...align });
  }

  arrow(fromId: string | null, toId: string | null, heads: DrawnHeads = '->', label = ''): string {
    const [startArrowhead, endArrowhead] = HEADS[heads];
    const bind = (elementId: string | null) => (elementId === null ? null : { elementId, focus: 0, gap: 4 });
    const ends = { startBinding: bind(fromId), endBinding: bind(toId), startArrowhead, endArrowhead };
    // Far off: what lies near an arrow could be its label.
    const line = { x: -5_000, y: -5_000, width: 10, height: 0, points: [0, 10].map((x) => [x, 0]) };
    const id = this.put({ type: 'arrow', ...line, ...ends, elbowed: false, lastCommittedPoint: null });
    if (label !== '') this.text(label, line, id);
    return id;
  }

  put(fields: object): string {
    const id = `e${this.#elements.size}`;
    const index = `d${1_000 + this.#elements.size}`;
    this.#elements.set(id, { id, index, groupIds: [], ...LOOK, ...fields });
    return id;
  }

  remove(id: string): this {
    this.#elements.delete(id);
    return this;
  }

  change(id: string, fields: object): this {
    this.#elements.set(id, { ...this.#elements.get(id), ...fields });
    return this;
  }

  copy(): DrawnDesign {
    const copy = new DrawnDesign();
    for (const [id, element] of this.#elements) copy.#elements.set(id, element);
    for (const [component, id] of this.#ids) copy.#ids.set(component, id);
    copy.#stepId = this.#stepId;
    return copy;
  }

  /** The elements with the step frames below them, as a board document shares them. */
  entries(): [string, ElementGroups][] {
    return [
      ...STEP_FRAMES,
      ...[...this.#elements].map(([id, one]): [string, ElementGroups] => [id, groupElement(one)]),
    ];
  }

  #end(words: string): string | null {
    if (words === 'nothing') return null;
    const [, kind = '', name = '', note = ''] = /^(\S+) ?(.*?)(?: \{(.*)\})?$/.exec(words) ?? [];
    const key = `${this.#stepId} ${kind} ${name}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const place = this.#nextPlace();
    const id = this.shape(kind === 'box' ? null : kind, name, place);
    if (note !== '') this.text(note, { x: place.x, y: place.y + SIZE.height + 4 });
    this.#ids.set(key, id);
    return id;
  }

  /** Side by side in the frame of the step, or below all frames. */
  #nextPlace(): { x: number; y: number } {
    const { x, y, width } = this.#stepId ? stepFrameArea(this.#stepId) : { x: 0, y: 3_000, width: 1_440 };
    const count = [...this.#ids.keys()].filter((key) => key.startsWith(`${this.#stepId} `)).length;
    const perRow = Math.floor(width / 230);
    return { x: x + 30 + (count % perRow) * 230, y: y + 30 + Math.floor(count / perRow) * 160 };
  }
}

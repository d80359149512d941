// The rules of the board, checked from outside: BOARD-1 to 4, DOCUMENT-1 to 4.
import type { OperationKind } from './operations.js';
import type { BoardReport, OperationReport, OwnChange, SeenElement } from './report.js';

interface Done {
  readonly step: number;
  readonly place: number;
  readonly kind: OperationKind;
}

/** Operations that may take something off the board. */
const TAKES_AWAY: ReadonlySet<OperationKind> = new Set(['delete', 'erase', 'undo', 'redo', 'undoRedo']);
const GOES_BACK: ReadonlySet<OperationKind> = new Set(['undo', 'redo', 'undoRedo']);
/** Fields that Excalidraw sets on what hangs on something, whoever moves it: ends of arrows, places of labels. */
const FOLLOWS = new Set([
  ...[
    'x',
    'y',
    'width',
    'height',
    'angle',
    'points',
    'lastCommittedPoint',
    'startBinding',
    'endBinding',
    'fixedSegments',
  ],
  ...['text', 'containerId', 'startIsSpecial', 'endIsSpecial', 'index', 'autoResize'],
]);

const TYPED = ['text', 'originalText'];

/** What one person has done so far. */
class Past {
  readonly created = new Set<string>();
  readonly removed = new Set<string>();
  readonly fields = new Map<string, Set<string>>();

  note({ what, id, fields }: OwnChange): void {
    if (what === 'remove') this.removed.add(id);
    if (what === 'create') this.created.add(id);
    const known = this.fields.get(id) ?? new Set<string>();
    // Whoever made an element takes it back as a whole; single fields are theirs once they change them. But a text is typed
    // into something that Excalidraw has noted already.
    for (const field of what === 'create' ? TYPED : fields) known.add(field);
    this.fields.set(id, known);
  }
}

export class Judge {
  readonly faults: string[] = [];
  readonly #pasts = new Map<number, Past>();
  readonly #everCreated = new Set<string>();
  readonly #everRemoved = new Set<string>();

  judgeOperation(done: Done, { selected, faults }: OperationReport, changes: readonly OwnChange[]): void {
    this.faults.push(...faults.map((fault) => at(done, fault)));
    const past = this.#pasts.get(done.place) ?? new Past();
    this.#pasts.set(done.place, past);
    for (const change of changes) {
      if (change.what === 'remove') this.#judgeRemoval(done, change, past, selected);
      if (GOES_BACK.has(done.kind)) this.#judgeGoingBack(done, change, past);
      if (change.what === 'create') this.#everCreated.add(change.id);
      if (change.what === 'remove') this.#everRemoved.add(change.id);
    }
    for (const change of changes) past.note(change);
  }

  #judgeRemoval(done: Done, { id }: OwnChange, past: Past, selected: readonly string[]): void {
    if (!TAKES_AWAY.has(done.kind)) this.faults.push(at(done, `${id} was taken off the board.`));
    else if (!GOES_BACK.has(done.kind) && !selected.includes(id))
      this.faults.push(at(done, `${id} was deleted, but not selected.`));
    else if (GOES_BACK.has(done.kind) && !past.created.has(id))
      this.faults.push(at(done, `${id} was taken back, but this person never made it.`));
  }

  /** BOARD-3: undo and redo change what this person has changed before, and what hangs on it. */
  #judgeGoingBack(done: Done, { what, id, fields }: OwnChange, past: Past): void {
    if (what === 'create' && !past.removed.has(id))
      this.faults.push(at(done, `${id} came back, but this person never took it away.`));
    if (what !== 'change') return;
    const foreign = fields.filter((field) => !past.fields.get(id)?.has(field) && !FOLLOWS.has(field));
    if (foreign.length > 0)
      this.faults.push(at(done, `${id} was changed in ${foreign.join()}, which was somebody else's.`));
  }

  judgeIndices(step: number, { indices }: BoardReport): void {
    const isRising = indices.every(
      (index, place) => index !== null && (place === 0 || index > (indices[place - 1] ?? '')),
    );
    if (!isRising) this.faults.push(`Step ${step}: the indices do not rise: ${indices.join()}`);
  }

  judgeWaiting(step: number, before: readonly BoardReport[], after: readonly BoardReport[]): void {
    for (const [place, report] of after.entries()) {
      const earlier = before[place];
      this.judgeIndices(step, report);
      if (report.canUndo !== earlier?.canUndo || report.canRedo !== earlier.canRedo)
        this.faults.push(
          `Step ${step}: others' changes changed what person ${place} can undo (${earlier?.canUndo} → ${report.canUndo}) or redo (${earlier?.canRedo} → ${report.canRedo}).`,
        );
    }
  }

  /** Everybody is online, and nothing is under way. */
  judgeEnd(reports: readonly BoardReport[]): void {
    const [first] = reports;
    if (!first) return;
    for (const [place, report] of reports.entries()) {
      this.judgeIndices(Infinity, report);
      this.#compare(`The scenes of 0 and ${place} differ`, first.scene, report.scene);
      this.#compare(`The documents of 0 and ${place} differ`, first.document, report.document);
      this.#compare(`Scene and document of ${place} differ`, sharedOnly(report.document), sharedOnly(report.scene));
      this.#judgeBindings(place, report.scene);
    }
    const present = new Set(first.document.map(({ id }) => id));
    const lost = [...this.#everCreated].filter((id) => !present.has(id) && !this.#everRemoved.has(id));
    if (lost.length > 0) this.faults.push(`Lost: ${lost.join()}`);
  }

  #compare(what: string, one: readonly SeenElement[], other: readonly SeenElement[]): void {
    const ids = [one, other].map((elements) => elements.map(({ id }) => id).join());
    if (ids[0] !== ids[1]) return void this.faults.push(`${what} in order or number:\n${ids[0]}\n${ids[1]}`);
    for (const [place, element] of one.entries()) {
      const [left, right] = [canonical(element), canonical(other[place])];
      if (left !== right) this.faults.push(`${what}:\n${left}\n${right}`);
    }
  }

  /** DOCUMENT-1: what hangs on an element is listed there, and nothing else. */
  #judgeBindings(place: number, scene: readonly SeenElement[]): void {
    const present = new Map(scene.map((element) => [element.id, element]));
    const expected = new Map<string, string[]>();
    for (const { id, fields } of scene) {
      const holders = [fields.containerId, idOf(fields.startBinding), idOf(fields.endBinding)];
      for (const holder of new Set(holders)) {
        if (typeof holder === 'string') expected.set(holder, [...(expected.get(holder) ?? []), id]);
      }
      if (typeof fields.containerId === 'string' && !present.has(fields.containerId))
        this.faults.push(`Person ${place}: label ${id} hangs on nothing, and nobody can see or select it.`);
    }
    for (const { id, boundElements, fields } of scene) {
      const listed = boundElements.map((one) => one.id).sort();
      const wanted = (expected.get(id) ?? []).sort();
      if (listed.join() !== wanted.join())
        this.faults.push(
          `Person ${place}: ${String(fields.type)} ${id} lists ${listed.join()} instead of ${wanted.join()}.`,
        );
      if (boundElements.filter(({ type }) => type === 'text').length > 1)
        this.faults.push(`Person ${place}: ${id} has two labels, of which one is not drawn.`);
    }
  }
}

/** Mended for the eye alone: see `arrangePile` and `attachLabels`. */
const MENDED = new Set(['index', 'containerId']);

function sharedOnly(elements: readonly SeenElement[]): SeenElement[] {
  return elements.map(({ id, fields }) => ({
    id,
    boundElements: [],
    fields: Object.fromEntries(Object.entries(fields).filter(([field]) => !MENDED.has(field))),
  }));
}

function canonical(element: SeenElement | undefined): string {
  if (!element) return 'nothing';
  const bound = element.boundElements.map(({ id }) => id).sort();
  return `${bound.join()} ${JSON.stringify(sortKeys(element.fields))}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

function idOf(binding: unknown): unknown {
  return typeof binding === 'object' && binding !== null && 'elementId' in binding ? binding.elementId : null;
}

function at({ step, place, kind }: Done, fault: string): string {
  return `Step ${step}, person ${place}, ${kind}: ${fault}`;
}

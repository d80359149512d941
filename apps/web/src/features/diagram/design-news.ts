import {
  boardElements,
  diffDiagrams,
  DiagramMemo,
  joinWords,
  type Diagram,
  type SharedElement,
} from '@fortyfive/documents';
import { readPerson } from '#platform/document-people';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/** So long nothing more has to come from the others before they are quoted; names are typed letter by letter. */
const QUIET_MS = 1_500;
/** Longer than this nobody is kept waiting. */
const MOST_MS = 6_000;
const MAX_CHANGES = 2;

/** Says in a sentence what the others have done to the design (DIAGRAM-WEB-4). This person's own changes are not news. */
export class DesignNews {
  readonly #doc: Y.Doc;
  readonly #awareness: Awareness;
  readonly #tell: (sentence: string) => void;
  readonly #memo = new DiagramMemo();
  #before: Diagram;
  #touchedIds = new Set<string>();
  #names = new Set<string>();
  #sinceMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(doc: Y.Doc, awareness: Awareness, tell: (sentence: string) => void) {
    this.#doc = doc;
    this.#awareness = awareness;
    this.#tell = tell;
    this.#before = this.#memo.read(doc);
    boardElements(doc).observeDeep(this.#onChange);
  }

  stop(): void {
    clearTimeout(this.#timer);
    boardElements(this.#doc).unobserveDeep(this.#onChange);
  }

  readonly #onChange = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (!transaction.local) {
      for (const event of events) for (const id of this.#idsOf(event)) this.#touchedIds.add(id);
      for (const name of this.#authorsOf(transaction)) this.#names.add(name);
    }
    if (this.#timer === undefined) this.#sinceMs = Date.now();
    else if (Date.now() - this.#sinceMs > MOST_MS) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#report, QUIET_MS);
  };

  readonly #report = (): void => {
    this.#timer = undefined;
    const after = this.#memo.read(this.#doc);
    const changes = diffDiagrams(this.#before, after).filter(({ ids }) => ids.some((id) => this.#touchedIds.has(id)));
    const who = this.#names.size === 0 ? 'Somebody' : joinWords([...this.#names], MAX_CHANGES);
    this.#before = after;
    this.#touchedIds = new Set();
    this.#names = new Set();
    if (changes.length > 0)
      this.#tell(
        sentenceOf(
          who,
          changes.map(({ sentence }) => sentence),
        ),
      );
  };

  /** The elements that an event is about; for a label also what it is written on. */
  *#idsOf(event: Y.YEvent<Y.AbstractType<unknown>>): Iterable<string> {
    const elements = boardElements(this.#doc);
    const [id] = event.path;
    for (const one of typeof id === 'string' ? [id] : event.keys.keys()) {
      yield one;
      const containerId = containerOf(elements.get(one));
      if (containerId !== null) yield containerId;
    }
  }

  /** Who wrote something new in it; a deletion does not say whose it is. */
  *#authorsOf({ beforeState, afterState }: Y.Transaction): Iterable<string> {
    for (const [clientId, clock] of afterState) {
      if (beforeState.get(clientId) === clock) continue;
      const person = readPerson(this.#awareness.getStates().get(clientId)?.user);
      if (person) yield person.displayName;
    }
  }
}

function containerOf(element: SharedElement | undefined): string | null {
  const containerId = element instanceof Y.Map ? element.get('t')?.containerId : null;
  return typeof containerId === 'string' ? containerId : null;
}

/** @example sentenceOf('Ben', ['Added cache Sessions.']) // 'Ben added cache Sessions.' */
export function sentenceOf(who: string, sentences: readonly string[]): string {
  if (sentences.length > MAX_CHANGES) return `${who} made ${sentences.length} changes to the design.`;
  const deeds = sentences.map((sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, ''));
  return `${who} ${joinWords(deeds)}.`;
}

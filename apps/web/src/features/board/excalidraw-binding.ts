import { CaptureUpdateAction } from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import {
  boardElements,
  GROUP_KEYS,
  groupElement,
  isBoardElementType,
  readBoardElement,
  type ElementGroup,
  type GroupKey,
  type SharedElement,
} from '@fortyfive/documents';
import * as Y from 'yjs';
import { mergeScene } from './scene';

/** The shortest time between two writes of own changes: the first goes at once, and a drag sends 20 a second, not 60. */
const WRITE_EVERY_MS = 50;
/** How long others' changes are gathered before they are shown: about a frame. */
const SHOW_EVERY_MS = 16;

const ALL_GROUPS = Object.values(GROUP_KEYS);

const NOTHING_NEW: ReadonlySet<string> = new Set();

interface BindingOptions {
  readonly isReadOnly: boolean;
  /** Told whenever there begin or cease to be own changes that are not in the document yet. */
  readonly onWaiting?: (isWaiting: boolean) => void;
  /** Told when something was drawn or pasted that cannot be shared, and has been taken off again. */
  readonly onUnshareable?: () => void;
}

/**
 * Keeps an Excalidraw scene and a board document the same. The document is the truth; the scene follows it.
 * To be made only once Excalidraw has loaded (BOARD-5): while it loads, it throws away what it is given.
 */
export class ExcalidrawBinding {
  readonly #api: ExcalidrawImperativeAPI;
  readonly #shared: Y.Map<SharedElement>;
  readonly #options: BindingOptions;
  /** The version of each element that the document and the scene agree on. */
  readonly #agreed = new Map<string, number>();
  /** The groups of each element as the scene has them, to write only those that change. */
  readonly #known = new Map<string, Partial<Record<GroupKey, string>>>();
  readonly #toShow = new Set<string>();
  #writeTimer: ReturnType<typeof setTimeout> | undefined;
  #wroteAtMs = -Infinity;
  #showTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #stopListening: () => void;

  constructor(api: ExcalidrawImperativeAPI, doc: Y.Doc, options: BindingOptions) {
    this.#api = api;
    this.#shared = boardElements(doc);
    this.#options = options;
    this.#showAll();
    this.#shared.observeDeep(this.#onRemote);
    this.#stopListening = api.onChange((elements) => this.#onScene(elements));
  }

  /** To be called while Excalidraw is still there: what is left to be written is read from it. */
  destroy(): void {
    if (!this.#options.isReadOnly) this.#write({ isLast: true });
    clearTimeout(this.#showTimer);
    this.#stopListening();
    this.#shared.unobserveDeep(this.#onRemote);
    this.#options.onWaiting?.(false);
  }

  #onScene(elements: readonly ExcalidrawElement[]): void {
    // Excalidraw may initialise a second time (React's StrictMode does that) and lose what it was given.
    if (elements.length === 0 && this.#agreed.size > 0) return this.#showAll();
    if (this.#toShow.size > 0) this.#showSoon();
    if (this.#options.isReadOnly || this.#writeTimer !== undefined) return;
    const isSame = elements.length >= this.#agreed.size && !elements.some((element) => this.#isChanged(element));
    if (isSame) return;
    this.#options.onWaiting?.(true);
    const waitMs = this.#wroteAtMs + WRITE_EVERY_MS - performance.now();
    this.#writeTimer = setTimeout(() => this.#write(), Math.max(0, waitMs));
  }

  #isChanged(element: ExcalidrawElement): boolean {
    const agreed = this.#agreed.get(element.id);
    return agreed === undefined ? !element.isDeleted : agreed !== element.versionNonce;
  }

  /** BOARD-6: a stroke goes into the document when the pen is lifted, or as it is when the board goes away. */
  #write({ isLast = false } = {}): void {
    if (this.#writeTimer === undefined && !isLast) return;
    clearTimeout(this.#writeTimer);
    this.#writeTimer = undefined;
    this.#wroteAtMs = performance.now();
    const state = this.#api.getAppState();
    const strokeId = isLast ? undefined : unfinishedStrokeId(state);
    const scene = this.#api.getSceneElementsIncludingDeleted();
    // Excalidraw has begun anew or is gone: an empty scene then says nothing about the board.
    if (scene.length === 0 && this.#agreed.size > 0) return;
    const changed = scene.filter((element) => this.#isChanged(element));
    // A full board takes deletions and nothing else: they must not wait for the arrows that hung on what is gone.
    this.#shared.doc?.transact(() => {
      for (const element of changed) if (element.isDeleted) this.#writeElement(element);
      if (scene.length < this.#agreed.size) this.#deleteVanished(new Set(scene.map(({ id }) => id)));
    }, this);
    this.#shared.doc?.transact(() => {
      for (const element of changed) if (!element.isDeleted && element.id !== strokeId) this.#writeElement(element);
    }, this);
    const unshareable = changed.filter((element) => !element.isDeleted && !isBoardElementType(element.type));
    if (unshareable.length > 0) this.#takeOff(new Set(unshareable));
    if (state.cursorButton === 'up') this.#update(NOTHING_NEW);
    this.#options.onWaiting?.(changed.some((element) => this.#isChanged(element)));
  }

  #writeElement(element: ExcalidrawElement): void {
    const { id } = element;
    const known = this.#known.get(id);
    if (element.isDeleted) {
      this.#shared.delete(id);
      this.#known.delete(id);
    } else if (!known || this.#shared.has(id)) {
      const groups = groupsOf(element);
      // Others could not read it, so it stays with us, unsaved, until it can be.
      if (!readBoardElement(id, groups)) return;
      const present = this.#shared.get(id);
      const target = present instanceof Y.Map ? present : this.#shared.set(id, new Y.Map<ElementGroup>());
      for (const key of changedGroups(groups, known)) setOrDelete(target, key, groups[key]);
      this.#known.set(id, jsonOfGroups(groups));
    }
    this.#agreed.set(id, element.versionNonce);
  }

  /** Excalidraw drops what turned out too small to see when the hand let go, without marking it as deleted. */
  #deleteVanished(present: ReadonlySet<string>): void {
    for (const id of [...this.#agreed.keys()].filter((one) => !present.has(one))) {
      this.#shared.delete(id);
      this.#known.delete(id);
      this.#agreed.delete(id);
    }
  }

  readonly #onRemote = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    for (const { target, path, changes } of events) {
      const ids = target === this.#shared ? changes.keys.keys() : [String(path[0])];
      for (const id of ids) this.#toShow.add(id);
    }
    this.#showSoon();
  };

  #showSoon(): void {
    this.#showTimer ??= setTimeout(() => this.#show(), SHOW_EVERY_MS);
  }

  /** BOARD-4: own changes go into the document first, so that what is shown then holds both. */
  #show(): void {
    this.#showTimer = undefined;
    this.#write();
    const inHand = elementsInHand(this.#api.getAppState());
    const ids = new Set([...this.#toShow].filter((id) => !inHand.has(id)));
    for (const id of ids) this.#toShow.delete(id);
    if (ids.size > 0) this.#update(ids);
  }

  #showAll(): void {
    this.#agreed.clear();
    this.#known.clear();
    this.#toShow.clear();
    this.#update(new Set(this.#shared.keys()), []);
  }

  /**
   * Takes these elements over from the document. What hangs on what is put right in any case: Excalidraw notes a new arrow
   * on the box as it was when the arrow was begun, and somebody may have changed the box since.
   */
  #update(ids: ReadonlySet<string>, scene = this.#api.getSceneElementsIncludingDeleted()): void {
    const { elements, replaced } = mergeScene(scene, this.#shared, ids);
    if (scene.length > 0 && replaced.length === 0) return;
    for (const element of replaced) {
      this.#agreed.set(element.id, element.versionNonce);
      if (element.isDeleted) this.#known.delete(element.id);
      else this.#known.set(element.id, jsonOfGroups(groupsOf(element)));
    }
    // BOARD-3: what others do never enters this person's undo history.
    this.#api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
  }

  #takeOff(unshareable: ReadonlySet<ExcalidrawElement>): void {
    const elements = this.#api.getSceneElementsIncludingDeleted();
    const kept = elements.map((element) => (unshareable.has(element) ? { ...element, isDeleted: true } : element));
    this.#api.updateScene({ elements: kept, captureUpdate: CaptureUpdateAction.NEVER });
    this.#options.onUnshareable?.();
  }
}

/** BOARD-7: links are not shared. */
function groupsOf(element: ExcalidrawElement): ReturnType<typeof groupElement> {
  return groupElement({ ...element, link: null });
}

function jsonOfGroups(groups: ReturnType<typeof groupElement>): Partial<Record<GroupKey, string>> {
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, JSON.stringify(group)]));
}

function changedGroups(groups: ReturnType<typeof groupElement>, known: Partial<Record<GroupKey, string>> = {}) {
  const now = jsonOfGroups(groups);
  return ALL_GROUPS.filter((key) => now[key] !== known[key]);
}

function setOrDelete<Value>(target: Y.Map<Value>, key: string, value: Value | undefined): void {
  if (value === undefined) target.delete(key);
  else target.set(key, value);
}

function unfinishedStrokeId({ newElement }: AppState): string | undefined {
  return newElement?.type === 'freedraw' ? newElement.id : undefined;
}

/** Excalidraw changes these objects in place until the hand lets go: to replace them now would lose the rest of the movement. */
function elementsInHand(state: AppState): ReadonlySet<string | undefined> {
  const { newElement, multiElement, resizingElement, editingTextElement } = state;
  return new Set([newElement?.id, multiElement?.id, resizingElement?.id, editingTextElement?.id]);
}

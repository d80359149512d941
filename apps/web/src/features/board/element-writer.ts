import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import {
  GROUP_KEYS,
  groupElement,
  readBoardElement,
  readGroup,
  stepOfFrame,
  type ElementGroup,
  type ElementGroups,
  type GroupKey,
  type SharedElement,
} from '@fortyfive/documents';
import * as Y from 'yjs';
import { isInSharedOrder, sharedIndex } from './pile';

const ALL_GROUPS = Object.values(GROUP_KEYS);

type KnownGroups = Readonly<Partial<Record<GroupKey, string>>>;

/** Writes elements of a scene into the document: only the groups that have changed (DOCUMENT-2). */
export class ElementWriter {
  readonly #shared: Y.Map<SharedElement>;
  /** The version of each element that the document and the scene agree on. */
  readonly #agreed = new Map<string, number>();
  /** The groups of each element as the scene has them. */
  readonly #known = new Map<string, KnownGroups>();

  constructor(shared: Y.Map<SharedElement>) {
    this.#shared = shared;
  }

  /** How many elements the document and the scene agree on, deleted ones included. */
  get size(): number {
    return this.#agreed.size;
  }

  /** Whether there is anything to write. Asked in every frame, so it only compares numbers. */
  differsFrom(scene: readonly ExcalidrawElement[]): boolean {
    return scene.length < this.#agreed.size || scene.some((element) => this.isChanged(element));
  }

  isChanged({ id, versionNonce, isDeleted }: ExcalidrawElement): boolean {
    const agreed = this.#agreed.get(id);
    return agreed === undefined ? !isDeleted : agreed !== versionNonce;
  }

  /**
   * Whether somebody has moved, changed or deleted a step's frame, for instance out of Excalidraw's context menu (PALETTE-10).
   * Its place in the pile may change: Excalidraw mends those by itself.
   */
  isTampered(element: ExcalidrawElement): boolean {
    const known = this.#known.get(element.id);
    if (stepOfFrame(element.id) === null || !known) return false;
    const { index } = JSON.parse(known[GROUP_KEYS.rest] ?? '{}') as Pick<ExcalidrawElement, 'index'>;
    const json = jsonOfGroups(groupsOf({ ...element, index } as ExcalidrawElement));
    return element.isDeleted || ALL_GROUPS.some((key) => json[key] !== known[key]);
  }

  /** The scene has this element from the document, or as the document has it. */
  agree(element: ExcalidrawElement): void {
    this.#agreed.set(element.id, element.versionNonce);
    if (element.isDeleted) this.#known.delete(element.id);
    else this.#known.set(element.id, jsonOfGroups(groupsOf(element)));
  }

  forgetAll(): void {
    this.#agreed.clear();
    this.#known.clear();
  }

  /** Takes what is deleted out of the document. */
  remove(changed: readonly ExcalidrawElement[], scene: readonly ExcalidrawElement[]): void {
    for (const element of changed) {
      if (!element.isDeleted) continue;
      this.#shared.delete(element.id);
      this.agree(element);
    }
    if (scene.length < this.#agreed.size) this.#removeVanished(new Set(scene.map(({ id }) => id)));
  }

  /** Excalidraw drops what turned out too small to see when the hand let go, without marking it as deleted. */
  #removeVanished(present: ReadonlySet<string>): void {
    for (const id of [...this.#agreed.keys()].filter((one) => !present.has(one))) {
      this.#shared.delete(id);
      this.#known.delete(id);
      this.#agreed.delete(id);
    }
  }

  /** @param isLater whether an element is not to be written yet */
  write(
    changed: readonly ExcalidrawElement[],
    scene: readonly ExcalidrawElement[],
    isLater: (element: ExcalidrawElement) => boolean,
  ): void {
    let isRearranged = false;
    for (const element of changed) {
      if (element.isDeleted || isLater(element)) continue;
      const before = sharedIndex(this.#shared, element.id);
      this.#writeElement(element);
      if (sharedIndex(this.#shared, element.id) !== before) isRearranged = true;
    }
    if (isRearranged) this.#writeOrder(scene);
  }

  #writeElement(element: ExcalidrawElement): void {
    const { id } = element;
    const known = this.#known.get(id);
    if (!known || this.#shared.has(id)) {
      const groups = groupsOf(element);
      // Others could not read it, so it stays with us, unsaved, until it can be.
      if (!readBoardElement(id, groups)) return;
      const present = this.#shared.get(id);
      const target = present instanceof Y.Map ? present : this.#shared.set(id, new Y.Map<ElementGroup>());
      const json = jsonOfGroups(groups);
      for (const key of ALL_GROUPS) if (json[key] !== known?.[key]) setOrDelete(target, key, groups[key]);
      this.#known.set(id, json);
    }
    this.#agreed.set(id, element.versionNonce);
  }

  /**
   * Where several people put something in the same place, everybody shows it mended (`arrangePile`), and nobody writes that
   * down, because everybody would. Only when something has been put in between, the document needs the mended indices.
   */
  #writeOrder(scene: readonly ExcalidrawElement[]): void {
    const present = scene.filter(({ id, isDeleted }) => !isDeleted && this.#shared.has(id));
    const ids = present.map(({ id }) => id);
    if (isInSharedOrder(ids, this.#shared)) return;
    for (const { id, index } of present) {
      const rest = readGroup(this.#shared.get(id), GROUP_KEYS.rest);
      if (rest && rest.index !== index) this.#shared.get(id)?.set(GROUP_KEYS.rest, { ...rest, index });
    }
  }
}

/** BOARD-7: links are not shared. That a picture could not be fetched here is nobody else's matter. */
function groupsOf(element: ExcalidrawElement): ElementGroups {
  return groupElement({ ...element, link: null, ...(element.type === 'image' && { status: 'saved' }) });
}

function jsonOfGroups(groups: ElementGroups): KnownGroups {
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, JSON.stringify(group)]));
}

function setOrDelete<Value>(target: Y.Map<Value>, key: string, value: Value | undefined): void {
  if (value === undefined) target.delete(key);
  else target.set(key, value);
}

import { CaptureUpdateAction } from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { boardElements, isBoardElementType, type SharedElement } from '@fortyfive/documents';
import type * as Y from 'yjs';
import { ElementWriter } from './element-writer';
import { newVersion } from './element-version';
import { heldByState, isHandBusy, isUnfinished } from './hand';
import { mergeScene } from './scene';

/** The time between two writes of own changes: the first goes at once, and a drag sends 20 a second, not 60. */
const WRITE_EVERY_MS = 50;
/**
 * Less than a frame. A write goes with the frame that is this close to its time, because a timer between two frames would
 * send what is a frame old by then. Without such a frame it goes this much later.
 */
const LEEWAY_MS = 6;
/** The shortest time between two shows of others' changes, about a frame: the first is shown at once. */
const SHOW_EVERY_MS = 16;

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
  readonly #writer: ElementWriter;
  readonly #toShow = new Set<string>();
  /** What was changed by the present movement, of the hand or by keys. */
  readonly #inHand = new Set<string>();
  #isMovedByKey = false;
  #wasHandBusy = false;
  /** What this person has changed, and others have not since. */
  readonly #own = new Set<string>();
  #writeTimer: ReturnType<typeof setTimeout> | undefined;
  #wroteAtMs = -Infinity;
  #showTimer: ReturnType<typeof setTimeout> | undefined;
  #shownAtMs = -Infinity;
  readonly #stopListening: () => void;

  constructor(api: ExcalidrawImperativeAPI, doc: Y.Doc, options: BindingOptions) {
    this.#api = api;
    this.#shared = boardElements(doc);
    this.#options = options;
    this.#writer = new ElementWriter(this.#shared);
    this.#showAll();
    this.#shared.observeDeep(this.#onRemote);
    this.#stopListening = api.onChange((elements, state) => this.#onScene(elements, state));
  }

  /** To be called while Excalidraw is still there: what is left to be written is read from it. */
  destroy(): void {
    if (!this.#options.isReadOnly) this.#write({ isLast: true });
    clearTimeout(this.#writeTimer);
    clearTimeout(this.#showTimer);
    this.#stopListening();
    this.#shared.unobserveDeep(this.#onRemote);
    this.#options.onWaiting?.(false);
  }

  /** Runs after every frame in which anything moved, the pointer included. */
  #onScene(elements: readonly ExcalidrawElement[], state: AppState): void {
    // Excalidraw may initialise a second time (React's StrictMode does that) and lose what it was given.
    if (elements.length === 0 && this.#writer.size > 0) return this.#showAll();
    if (this.#toShow.size > 0) this.#showSoon();
    if (this.#options.isReadOnly) return;
    const passedMs = performance.now() - this.#wroteAtMs;
    // Where something comes to rest matters most: that does not wait for its turn.
    const isBusy = isHandBusy(state);
    const hasLetGo = this.#wasHandBusy && !isBusy;
    this.#wasHandBusy = isBusy;
    const isDue = hasLetGo || passedMs >= WRITE_EVERY_MS - LEEWAY_MS;
    if ((this.#writeTimer !== undefined && !isDue) || !this.#writer.differsFrom(elements)) return;
    this.#options.onWaiting?.(true);
    clearTimeout(this.#writeTimer);
    this.#writeTimer = setTimeout(() => this.#write(), isDue ? 0 : WRITE_EVERY_MS + LEEWAY_MS - passedMs);
  }

  /** BOARD-6: a stroke goes into the document when the pen is lifted, or as it is when the board goes away. */
  #write({ isLast = false } = {}): void {
    clearTimeout(this.#writeTimer);
    this.#writeTimer = undefined;
    if (this.#options.isReadOnly) return;
    const scene = this.#api.getSceneElementsIncludingDeleted();
    // Excalidraw has begun anew or is gone: an empty scene then says nothing about the board.
    if (scene.length === 0 && this.#writer.size > 0) return;
    const state = this.#api.getAppState();
    const isBusy = this.#isMovedByKey || isHandBusy(state);
    if (!isBusy) this.#endMovement();
    this.#putBack(scene.filter((element) => this.#writer.isChanged(element) && this.#writer.isTampered(element)));
    const changed = scene.filter((element) => this.#writer.isChanged(element) && !this.#writer.isTampered(element));
    if (changed.length === 0 && !this.#writer.differsFrom(scene)) return this.#options.onWaiting?.(false);
    this.#wroteAtMs = performance.now();
    for (const { id } of changed) (isBusy ? this.#inHand : this.#own).add(id);
    const isLater = (element: ExcalidrawElement) => !isLast && isUnfinished(element, state);
    // A full board takes deletions and nothing else: they must not wait for the arrows that hung on what is gone.
    this.#shared.doc?.transact(() => this.#writer.remove(changed, scene), this);
    this.#shared.doc?.transact(() => this.#writer.write(changed, scene, isLater), this);
    const unshareable = changed.filter((element) => !element.isDeleted && !isBoardElementType(element.type));
    if (unshareable.length > 0) this.#takeOff(new Set(unshareable));
    if (!isBusy) this.#update(NOTHING_NEW);
    this.#options.onWaiting?.(changed.some((element) => this.#writer.isChanged(element)));
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
    const waitMs = this.#shownAtMs + SHOW_EVERY_MS - performance.now();
    this.#showTimer ??= setTimeout(() => this.#show(), Math.max(0, waitMs));
  }

  /** BOARD-4: own changes go into the document first, so that what is shown then holds both. */
  #show(): void {
    this.#showTimer = undefined;
    this.#shownAtMs = performance.now();
    const held = this.#held();
    const ids = new Set([...this.#toShow].filter((id) => !held.has(id)));
    if (ids.size === 0) return;
    this.#write();
    for (const id of ids) this.#toShow.delete(id);
    this.#keepOutOfHistory([...ids].filter((id) => this.#own.delete(id)));
    this.#update(ids, held);
  }

  /**
   * What is not to be replaced until the hand lets go (BOARD-4). Excalidraw changes some of these objects in place. And what
   * others changed in the meantime would be taken for this person's change when the movement goes into the undo history.
   */
  #held(): ReadonlySet<string | undefined> {
    const state = this.#api.getAppState();
    const held = heldByState(state);
    if (!this.#isMovedByKey && !isHandBusy(state)) return held;
    const changed = this.#api.getSceneElementsIncludingDeleted().filter((element) => this.#writer.isChanged(element));
    return new Set([...held, ...this.#inHand, ...changed.map(({ id }) => id)]);
  }

  #showAll(): void {
    this.#writer.forgetAll();
    this.#toShow.clear();
    this.#update(new Set(this.#shared.keys()), undefined, []);
  }

  /**
   * Takes these elements over from the document. What hangs on what is put right in any case: Excalidraw notes a new arrow
   * on the box as it was when the arrow was begun, and somebody may have changed the box since.
   */
  #update(
    ids: ReadonlySet<string>,
    held?: ReadonlySet<string | undefined>,
    scene = this.#api.getSceneElementsIncludingDeleted(),
  ): void {
    const { elements, replaced } = mergeScene(scene, this.#shared, ids, held);
    if (scene.length > 0 && replaced.length === 0) return;
    for (const element of replaced) this.#writer.agree(element);
    // BOARD-3: what others do never enters this person's undo history.
    this.#api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
  }

  /** An arrow key is down: until it is up, that is one movement, like one of the hand. */
  beginKeyMove(): void {
    if (this.#isMovedByKey || this.#options.isReadOnly) return;
    this.#write();
    this.#isMovedByKey = true;
  }

  endKeyMove(): void {
    if (!this.#isMovedByKey) return;
    this.#write();
    this.#isMovedByKey = false;
    this.#putIntoHistory([...this.#inHand]);
    this.#endMovement();
    if (this.#toShow.size > 0) this.#showSoon();
  }

  #endMovement(): void {
    for (const id of this.#inHand) this.#own.add(id);
    this.#inHand.clear();
  }

  /** Excalidraw leaves moves by arrow keys out of its history until something else is done. */
  #putIntoHistory(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#keepOutOfHistory(ids);
    const elements = this.#replace(ids, newVersion);
    for (const element of elements) if (ids.includes(element.id)) this.#writer.agree(element);
    this.#api.updateScene({ elements, captureUpdate: CaptureUpdateAction.IMMEDIATELY });
  }

  /**
   * Has the next update of these elements noted as it says. Some movements are not in Excalidraw's history when they are done,
   * such as that of a point in the middle of an arrow; until something else is done, it would put aside whatever we say of
   * these elements, and then count it as this person's (BOARD-3). It knows them by a higher version than it noted last.
   */
  #keepOutOfHistory(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#api.updateScene({ elements: this.#replace(ids, ({ versionNonce }) => ({ version: 0, versionNonce })) });
  }

  #replace(ids: readonly string[], fieldsOf: (element: ExcalidrawElement) => object): ExcalidrawElement[] {
    const scene = this.#api.getSceneElementsIncludingDeleted();
    return scene.map((element) => (ids.includes(element.id) ? { ...element, ...fieldsOf(element) } : element));
  }

  /** PALETTE-10: whatever has been done to a step's frame here is taken back, and never leaves this page. */
  #putBack(tampered: readonly ExcalidrawElement[]): void {
    if (tampered.length > 0) this.#update(new Set(tampered.map(({ id }) => id)));
  }

  #takeOff(unshareable: ReadonlySet<ExcalidrawElement>): void {
    const elements = this.#api.getSceneElementsIncludingDeleted();
    const kept = elements.map((element) => (unshareable.has(element) ? { ...element, isDeleted: true } : element));
    this.#api.updateScene({ elements: kept, captureUpdate: CaptureUpdateAction.NEVER });
    this.#options.onUnshareable?.();
  }
}

import { CaptureUpdateAction, getCommonBounds, newElementWith } from '@excalidraw/excalidraw';
import type { ExcalidrawArrowElement, ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import {
  BOUNDARY_SIZE,
  COMPONENT_SIZE,
  isBoundaryKind,
  type BoundaryKind,
  type ComponentKind,
  type DiagramEditor,
  type Direction,
} from '@fortyfive/documents';
import { followBoxes, routeArrow, type Hold } from './arrow-route';
import {
  makeArrow,
  makeBoundary,
  makeComponent,
  pathOf,
  withBound,
  withRoomForName,
  writeLabel,
} from './component-shape';
import {
  arrowsOf,
  boundaryKindOf,
  componentKindOf,
  componentsOf,
  isArrow,
  isIcon,
  labelOf,
  partsOf,
  titleOf,
} from './components';
import { centreOf, isInside, isWithin, placeBeside, placeNear, UNIT, type Box, type Spot } from './placement';
import { isInView, middleOfView, scrollToShow } from './board-view-area';
import { selectionOf } from './selection';

/** How far one move goes: with eight of them a component has changed places with its neighbour. */
const MOVE_PX = 36;

/** Between a boundary and what it is put around, or a frame and what is put there first. */
const PADDING = 40;

/** The edits of a design, made as scene updates: each is one step of this person's undo and reaches the others like any other. */
export class ExcalidrawDiagramEditor implements DiagramEditor {
  readonly #api: ExcalidrawImperativeAPI;

  constructor(api: ExcalidrawImperativeAPI) {
    this.#api = api;
  }

  addComponent(kind: ComponentKind | BoundaryKind, { near, name }: { near?: string; name?: string } = {}): string {
    const beside = near === undefined ? undefined : this.#find(near);
    const box = beside
      ? placeBeside(beside, sizeOf(kind), this.#around(beside))
      : placeNear(this.#start(), sizeOf(kind), this.#surroundings(this.#start()));
    return this.#add(kind, box, name);
  }

  /** Puts it exactly there: for somebody who points at the place. */
  addAt(kind: ComponentKind | BoundaryKind, middle: Spot): string {
    const { width, height } = sizeOf(kind);
    return this.#add(kind, { x: middle.x - width / 2, y: middle.y - height / 2, width, height });
  }

  /** Puts it into the free place nearest to a spot. */
  addNear(kind: ComponentKind | BoundaryKind, spot: Spot): string {
    return this.#add(kind, placeNear(spot, sizeOf(kind), this.#surroundings(spot)));
  }

  /** Puts a boundary around these components; `null` when there are none among them. */
  addAround(kind: BoundaryKind, ids: readonly string[]): string | null {
    const inside = this.#elements.filter((element) => ids.includes(element.id) && componentKindOf(element));
    if (inside.length === 0) return null;
    const [left, top, right, bottom] = getCommonBounds(inside);
    const [x, y] = [left - PADDING, top - PADDING];
    return this.#add(kind, { x, y, width: right + PADDING - x, height: bottom + PADDING - y });
  }

  /** Adds a component beside another one and an arrow to it, as one step of undo. */
  addConnected(fromId: string, kind: ComponentKind, direction: Direction): string | null {
    const from = this.#find(fromId);
    if (!from) return null;
    const box = placeBeside(from, sizeOf(kind), this.#around(from), direction);
    const elements = this.#made(kind, box);
    const [component] = elements;
    if (!component) return null;
    const arrow = this.#arrowBetween(from, component);
    this.#commit([...elements, arrow, ...bindBoth(arrow, from, component)], { selectedId: component.id });
    return component.id;
  }

  connect(fromId: string, toId: string, label = ''): string | null {
    const [from, to] = [this.#find(fromId), this.#find(toId)];
    if (!from || !to || from === to) return null;
    const present = this.#arrowFrom(fromId, toId);
    if (present) {
      if (label) this.rename(present.id, label);
      return present.id;
    }
    const arrow = this.#arrowBetween(from, to);
    const written = label ? writeLabel(arrow, null, label) : null;
    this.#commit([...(written ?? [arrow]), ...bindBoth(arrow, from, to)]);
    return arrow.id;
  }

  leadsTo(fromId: string, toId: string): boolean {
    return this.#arrowFrom(fromId, toId) !== undefined;
  }

  rename(id: string, name: string): void {
    const element = this.#find(id);
    const text = name.trim();
    if (!element) return;
    if (element.type === 'frame') return this.#commit([newElementWith(element, { name: text || null })]);
    const label = labelOf(this.#elements, id);
    if (text) this.#commit(this.#fitted(writeLabel(element, label, text) ?? []));
    else if (label) this.#commit([newElementWith(label, { isDeleted: true })]);
  }

  /** Makes room for a name that has just been typed. Not a step of undo by itself. */
  fitToName(id: string): void {
    const element = this.#find(id);
    const label = labelOf(this.#elements, id);
    if (!element || !label || !componentKindOf(element)) return;
    const fitted = this.#fitted([element, label]);
    if (fitted[0] !== element) this.#commit(fitted, { isUndoable: false });
  }

  move(id: string, direction: Direction): void {
    const element = this.#find(id);
    if (!element || isArrow(element)) return;
    const [dx, dy] = [UNIT[direction].x * MOVE_PX, UNIT[direction].y * MOVE_PX];
    const children = this.#elements.filter(({ frameId }) => frameId === id);
    const parts = boundaryKindOf(element) ? children : partsOf(this.#elements, element);
    const moved = [element, ...parts].map((one) => newElementWith(one, { x: one.x + dx, y: one.y + dy }));
    this.#commit([...moved, ...this.#followers(moved)]);
  }

  remove(id: string): void {
    this.removeAll([id]);
  }

  /** Takes all of these off the board as one step of undo. */
  removeAll(ids: readonly string[]): void {
    const named = this.#elements.filter((element) => ids.includes(element.id));
    const withParts = named.flatMap((one) => (componentKindOf(one) ? [one, ...partsOf(this.#elements, one)] : [one]));
    const gone = new Set(withParts.map((one) => one.id));
    for (const arrow of arrowsOf(this.#elements, new Set(componentsOf(named).map((one) => one.id)))) gone.add(arrow.id);
    for (const element of this.#elements) if (isLabelOfAny(element, gone)) gone.add(element.id);
    const left = this.#elements.filter(({ id, frameId }) => frameId !== null && gone.has(frameId) && !gone.has(id));
    const taken = this.#elements.filter(({ id }) => gone.has(id));
    this.#commit([
      ...taken.map((one) => newElementWith(one, { isDeleted: true })),
      ...left.map((one) => newElementWith(one, { frameId: null })),
    ]);
  }

  reveal(id: string): void {
    this.select(id);
    const element = this.#find(id);
    if (!element || isInView(boundsOf(element), this.#api.getAppState())) return;
    const isMotionReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#api.scrollToContent(element, { animate: !isMotionReduced, duration: 150 });
  }

  /** Moves the view just so far that all of an element is to be seen. */
  bringIntoView(id: string): void {
    const element = this.#find(id);
    const scroll = element && scrollToShow(boundsOf(element), this.#api.getAppState());
    if (scroll) this.#api.updateScene({ appState: scroll });
  }

  select(id: string): void {
    this.#api.updateScene({ appState: selectionOf(this.#elements, id) });
  }

  get #elements(): readonly ExcalidrawElement[] {
    return this.#api.getSceneElements();
  }

  #find(id: string): ExcalidrawElement | undefined {
    return this.#elements.find((element) => element.id === id);
  }

  /** What must not be covered around a spot, and the frame in which it lies. */
  #surroundings(spot: Spot): { obstacles: readonly Box[]; within: Box | null } {
    const isObstacle = (one: ExcalidrawElement) => !['frame', 'arrow'].includes(one.type) && !isIcon(one);
    return { obstacles: this.#elements.filter(isObstacle).map(boundsOf), within: this.#frameAt(spot) ?? null };
  }

  /** The same around a component; one that reaches over its frame's edge keeps nothing else within it. */
  #around(element: ExcalidrawElement): { obstacles: readonly Box[]; within: Box | null } {
    const { obstacles, within } = this.#surroundings(centreOf(element));
    return { obstacles, within: within && isInside(element, within) ? within : null };
  }

  /** Where a design goes on that nobody has pointed at: the middle of the view; in an empty frame its left, to have room. */
  #start(): Spot {
    const middle = middleOfView(this.#api.getAppState());
    const frame = this.#frameAt(middle);
    const isBegun = !frame || componentsOf(this.#elements).some((one) => isWithin(centreOf(one), frame));
    return isBegun ? middle : { x: frame.x + PADDING + COMPONENT_SIZE.width / 2, y: middle.y };
  }

  #frameAt(spot: Spot): ExcalidrawElement | undefined {
    return this.#elements.findLast((element) => element.type === 'frame' && isWithin(spot, element));
  }

  #add(kind: ComponentKind | BoundaryKind, box: Box, name?: string): string {
    const elements = this.#made(kind, box, name);
    const id = elements[0]?.id ?? '';
    this.#commit(elements, { selectedId: id });
    return id;
  }

  #made(kind: ComponentKind | BoundaryKind, box: Box, name?: string): readonly ExcalidrawElement[] {
    const title = name?.trim() || titleOf(kind);
    if (isBoundaryKind(kind)) {
      const [frame] = makeBoundary(kind, box, title);
      return frame ? [frame, ...this.#takenIn(frame)] : [];
    }
    return makeComponent(kind, box, title, this.#frameAt(centreOf(box))?.id ?? null);
  }

  /** What stands wholly within a new boundary belongs to it from now on, unless it belongs to another one. */
  #takenIn(frame: ExcalidrawElement): ExcalidrawElement[] {
    const boundaries = new Set(this.#elements.filter(boundaryKindOf).map(({ id }) => id));
    return this.#elements
      .filter(({ type, frameId }) => type !== 'frame' && !(frameId && boundaries.has(frameId)))
      .filter((element) => isInside(boundsOf(element), frame))
      .map((element) => newElementWith(element, { frameId: frame.id }));
  }

  #arrowFrom(fromId: string, toId: string): ExcalidrawArrowElement | undefined {
    const leads = (arrow: ExcalidrawArrowElement) =>
      arrow.startBinding?.elementId === fromId && arrow.endBinding?.elementId === toId;
    return this.#elements.filter(isArrow).find(leads);
  }

  #arrowBetween(from: ExcalidrawElement, to: ExcalidrawElement): ExcalidrawArrowElement {
    const isBent = this.#arrowFrom(to.id, from.id) !== undefined;
    const frameId = from.frameId === to.frameId ? from.frameId : null;
    return makeArrow(from.id, to.id, routeArrow(from, to, isBent), frameId);
  }

  /** A component and its new label, higher where both need it, and the arrows that hang on it. */
  #fitted(written: readonly ExcalidrawElement[]): readonly ExcalidrawElement[] {
    const [element] = written;
    if (!element || !componentKindOf(element)) return written;
    const icons = partsOf(this.#elements, element).filter(isIcon);
    const fitted = withRoomForName([...written, ...icons]);
    return [...fitted, ...this.#followers(fitted.slice(0, 1))];
  }

  /** The arrows that hang on what has been moved or has grown, and are not among it. */
  #followers(moved: readonly ExcalidrawElement[]): ExcalidrawElement[] {
    const ids = new Set(moved.map(({ id }) => id));
    const boxes = new Map([...this.#elements, ...moved].map((one) => [one.id, one]));
    const arrows = arrowsOf(this.#elements, ids).filter(({ id }) => !ids.has(id));
    return arrows.map((arrow) => follow(arrow, boxes));
  }

  /** Puts these in the place of what they were made from, new ones on top, as one step of this person's undo. */
  #commit(changed: readonly ExcalidrawElement[], { selectedId, isUndoable = true }: CommitOptions = {}): void {
    const byId = new Map(changed.map((element) => [element.id, element]));
    const present = this.#api.getSceneElementsIncludingDeleted();
    const kept = present.map((element) => byId.get(element.id) ?? element);
    const isPresent = new Set(present.map(({ id }) => id));
    const elements = [...kept, ...[...byId.values()].filter(({ id }) => !isPresent.has(id))];
    this.#api.updateScene({
      elements,
      captureUpdate: isUndoable ? CaptureUpdateAction.IMMEDIATELY : CaptureUpdateAction.NEVER,
      ...(selectedId !== undefined && { appState: selectionOf(elements, selectedId) }),
    });
  }
}

interface CommitOptions {
  readonly selectedId?: string;
  readonly isUndoable?: boolean;
}

function boundsOf(element: ExcalidrawElement): Box {
  const [left, top, right, bottom] = getCommonBounds([element]);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function sizeOf(kind: ComponentKind | BoundaryKind) {
  return isBoundaryKind(kind) ? BOUNDARY_SIZE : COMPONENT_SIZE;
}

function isLabelOfAny(element: ExcalidrawElement, ids: ReadonlySet<string>): boolean {
  return element.type === 'text' && element.containerId !== null && ids.has(element.containerId);
}

function bindBoth(arrow: ExcalidrawArrowElement, from: ExcalidrawElement, to: ExcalidrawElement): ExcalidrawElement[] {
  return [from, to].map((one) => newElementWith(one, { boundElements: withBound(one, arrow.id, 'arrow') }));
}

/** An arrow after what it hangs on has moved. */
function follow(arrow: ExcalidrawArrowElement, boxes: ReadonlyMap<string, ExcalidrawElement>): ExcalidrawElement {
  const holdOf = (binding: ExcalidrawArrowElement['startBinding']): Hold | null => {
    const box = binding && boxes.get(binding.elementId);
    return box ? { box, focus: binding.focus, gap: binding.gap } : null;
  };
  const spots = arrow.points.map(([x, y]) => ({ x: arrow.x + x, y: arrow.y + y }));
  return newElementWith(arrow, pathOf(followBoxes(spots, holdOf(arrow.startBinding), holdOf(arrow.endBinding))));
}

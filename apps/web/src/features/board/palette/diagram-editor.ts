import { CaptureUpdateAction, newElementWith } from '@excalidraw/excalidraw';
import type { ExcalidrawArrowElement, ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import {
  isBoundaryKind,
  type BoundaryKind,
  type ComponentKind,
  type DiagramEditor,
  type Direction,
} from '@fortyfive/documents';
import { followBoxes, routeArrow, type Hold } from './arrow-route';
import { BOUNDARY_SIZE, COMPONENT_SIZE } from './component-look';
import { makeArrow, makeBoundary, makeComponent, pathOf, withBound, writeLabel } from './component-shape';
import {
  arrowsOf,
  boundaryKindOf,
  componentKindOf,
  componentsOf,
  isArrow,
  labelOf,
  partsOf,
  titleOf,
} from './components';
import { centreOf, isWithin, placeBeside, placeNear, UNIT, type Box, type Spot } from './placement';
import { isInView, middleOfView } from './board-view-area';
import { selectionOf } from './selection';

/** How far one move goes: with eight of them a component has changed places with its neighbour. */
const MOVE_PX = 36;

/** The edits of a design, made as scene updates: each is one step of this person's undo and reaches the others like any other. */
export class ExcalidrawDiagramEditor implements DiagramEditor {
  readonly #api: ExcalidrawImperativeAPI;

  constructor(api: ExcalidrawImperativeAPI) {
    this.#api = api;
  }

  addComponent(kind: ComponentKind | BoundaryKind, { near, name }: { near?: string; name?: string } = {}): string {
    const beside = near === undefined ? undefined : this.#find(near);
    const middle = middleOfView(this.#api.getAppState());
    const box = beside
      ? placeBeside(beside, sizeOf(kind), this.#surroundings(centreOf(beside)))
      : placeNear(middle, sizeOf(kind), this.#surroundings(middle));
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

  /** Adds a component beside another one and an arrow to it, as one step of undo. */
  addConnected(fromId: string, kind: ComponentKind, direction: Direction): string | null {
    const from = this.#find(fromId);
    if (!from) return null;
    const box = placeBeside(from, sizeOf(kind), this.#surroundings(centreOf(from)), direction);
    const elements = this.#made(kind, box);
    const [component] = elements;
    if (!component) return null;
    const arrow = this.#arrowBetween(from, component);
    this.#commit([...elements, arrow, ...bindBoth(arrow, from, component)], component.id);
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
    if (text) this.#commit(writeLabel(element, label, text) ?? []);
    else if (label) this.#commit([newElementWith(label, { isDeleted: true })]);
  }

  move(id: string, direction: Direction): void {
    const element = this.#find(id);
    if (!element || isArrow(element)) return;
    const [dx, dy] = [UNIT[direction].x * MOVE_PX, UNIT[direction].y * MOVE_PX];
    const children = this.#elements.filter(({ frameId }) => frameId === id);
    const parts = boundaryKindOf(element) ? children : partsOf(this.#elements, element);
    const moved = [element, ...parts].map((one) => newElementWith(one, { x: one.x + dx, y: one.y + dy }));
    const ids = new Set(moved.map((one) => one.id));
    const arrows = arrowsOf(this.#elements, ids).filter((arrow) => !ids.has(arrow.id));
    const boxes = new Map([...this.#elements, ...moved].map((one) => [one.id, one]));
    this.#commit([...moved, ...arrows.map((arrow) => follow(arrow, boxes))]);
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
    if (!element || isInView(element, this.#api.getAppState())) return;
    const isMotionReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#api.scrollToContent(element, { animate: !isMotionReduced, duration: 150 });
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
    const obstacles = this.#elements.filter(({ type }) => !['frame', 'arrow'].includes(type));
    return { obstacles, within: this.#frameAt(spot) ?? null };
  }

  #frameAt(spot: Spot): ExcalidrawElement | undefined {
    return this.#elements.findLast((element) => element.type === 'frame' && isWithin(spot, element));
  }

  #add(kind: ComponentKind | BoundaryKind, box: Box, name?: string): string {
    const elements = this.#made(kind, box, name);
    const id = elements[0]?.id ?? '';
    this.#commit(elements, id);
    return id;
  }

  #made(kind: ComponentKind | BoundaryKind, box: Box, name?: string): ExcalidrawElement[] {
    const title = name?.trim() || titleOf(kind);
    if (isBoundaryKind(kind)) return makeBoundary(kind, box, title);
    return makeComponent(kind, box, title, this.#frameAt(centreOf(box))?.id ?? null);
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

  /** Puts these in the place of what they were made from, new ones on top, as one step of this person's undo. */
  #commit(changed: readonly ExcalidrawElement[], selectedId?: string): void {
    const byId = new Map(changed.map((element) => [element.id, element]));
    const present = this.#api.getSceneElementsIncludingDeleted();
    const kept = present.map((element) => byId.get(element.id) ?? element);
    const isPresent = new Set(present.map(({ id }) => id));
    const elements = [...kept, ...[...byId.values()].filter(({ id }) => !isPresent.has(id))];
    this.#api.updateScene({
      elements,
      captureUpdate: CaptureUpdateAction.IMMEDIATELY,
      ...(selectedId !== undefined && { appState: selectionOf(elements, selectedId) }),
    });
  }
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

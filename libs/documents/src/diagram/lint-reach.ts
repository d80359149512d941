import type { DiagramComponent, DiagramKind } from './diagram.js';
import type { LintFinding } from './lint.js';
import { isStore, saysSeveral, type LintedDesign } from './linted-design.js';
import { capitalise, describeNode, joinWords } from './words.js';

/** What answers when it is called, and does nothing by itself: somebody has to lead to it. */
const CALLED: readonly DiagramKind[] = ['service', 'api-gateway', 'load-balancer'];
/** What talks both ways with whatever it is tied to. */
const TALKING: readonly DiagramKind[] = ['client', 'cdn', 'dns', 'queue', 'stream', 'box'];
/** What sets things going by itself. */
const DRIVING: readonly DiagramKind[] = ['scheduler', 'worker', 'external-service'];

/** DIAGRAM-6. One finding for what hangs together. */
export function findUnreachable(design: LintedDesign): LintFinding[] {
  return design.sheets.flatMap(({ components: sheet }) => {
    // Before a client has an arrow, the drawing has not begun; a sheet without one shows a part of the whole.
    const clients = sheet.filter(({ id, kind }) => kind === 'client' && design.flow.neighbours(id).length > 0);
    if (clients.length === 0) return [];
    const reached = reachedFrom(design, clients);
    const missed = sheet.filter(
      (one) => !reached.has(one.id) && one.kind !== 'client' && !isExcused(design, sheet, one),
    );
    return islandsOf(design, missed).map((island) => ({
      code: 'unreachable-from-client',
      sentence: `No client reaches ${joinWords(island.map(describeNode), 2)}. Draw how requests get there.`,
      ids: island.map(({ id }) => id),
    }));
  });
}

/** Seen in another drawing, where it is reached; or with an arrow that was meant to lead somewhere. A lone box is a remark. */
function isExcused(design: LintedDesign, sheet: readonly DiagramComponent[], component: DiagramComponent): boolean {
  if (design.hasLooseArrow(component.id)) return true;
  if (component.kind === 'box') return design.flow.neighbours(component.id).length === 0;
  return design.drawnAgain(component).some((other) => !sheet.includes(other));
}

function reachedFrom({ flow }: LintedDesign, clients: readonly DiagramComponent[]): ReadonlySet<string> {
  const near = new Set(clients.map(({ id }) => id));
  for (const id of near) for (const other of flow.neighbours(id)) near.add(other.id);
  // What drives itself counts as begun, as long as it is tied to the rest somehow.
  const driving = [...near].filter((id) => DRIVING.includes(flow.component(id)?.kind ?? 'box'));
  const reached = new Set([...clients.map(({ id }) => id), ...driving]);
  for (const id of reached) {
    const talks = TALKING.includes(flow.component(id)?.kind ?? 'box');
    for (const { to } of flow.next(id)) reached.add(to);
    for (const { to } of flow.previous(id)) {
      // Stores and the like are reached by any arrow: some draw who calls, some what flows.
      const waits = CALLED.includes(flow.component(to)?.kind ?? 'box');
      if (talks || !waits) reached.add(to);
    }
  }
  return reached;
}

function islandsOf({ flow }: LintedDesign, missed: readonly DiagramComponent[]): DiagramComponent[][] {
  const left = new Map(missed.map((component) => [component.id, component]));
  return missed.flatMap((start) => {
    if (!left.delete(start.id)) return [];
    const island = [start];
    for (const { id } of island) {
      for (const other of flow.neighbours(id)) if (left.delete(other.id)) island.push(other);
    }
    return [island];
  });
}

const ENTRANCES: readonly DiagramKind[] = ['load-balancer', 'api-gateway', 'service'];
/** What stands before several: a box behind it stands for as many as are needed. */
const SPREADING: readonly DiagramKind[] = ['load-balancer', 'api-gateway', 'dns', 'cdn', 'queue', 'stream', 'box'];

/** DIAGRAM-10. Only the first on each way: when that is settled, the next shows. */
export function findSinglePoints(design: LintedDesign): LintFinding[] {
  const { flow } = design;
  const clients = design.ofKind('client').map(({ id }) => id);
  const reached = flow.reach(clients);
  const candidates = design.ofKind('load-balancer', 'api-gateway', 'service').filter((one) => isDrawnOnce(design, one));
  const lost = new Map(
    candidates.filter(({ id }) => reached.has(id)).map((one) => [one, lostWithout(design, clients, reached, one)]),
  );
  const single = [...lost].filter(([, gone]) => gone.some(isStore));
  const first = single.filter(([one]) => !single.some(([, gone]) => gone.includes(one)));
  // The same component in another step's drawing is the same remark.
  const once = first.filter(([one], place) => first.findIndex(([other]) => design.isSame(one, other)) === place);
  return once.map(([one, gone]) => ({
    code: 'single-point-of-failure',
    sentence: `${capitalise(describeNode(one))} is drawn once and is the only way to ${joinWords(gone.map(describeNode), 2)}. Add another, or note what happens when it fails.`,
    ids: [one.id],
  }));
}

function isDrawnOnce(design: LintedDesign, component: DiagramComponent): boolean {
  const { flow } = design;
  if (!ENTRANCES.includes(component.kind) || design.drawnAgain(component).some(saysSeveral)) return false;
  const before = flow.previous(component.id).flatMap(({ to }) => flow.component(to) ?? []);
  // Whoever asks a name server can be sent elsewhere.
  const asksNames = before.some(({ id }) => flow.neighbours(id).some(({ kind }) => kind === 'dns'));
  const isSpread = before.some(({ kind }) => SPREADING.includes(kind));
  return !asksNames && !isSpread && !flow.neighbours(component.id).some(({ kind }) => kind === 'dns');
}

/** What no client reaches any more without it. */
function lostWithout(
  { flow }: LintedDesign,
  clients: readonly string[],
  reached: ReadonlySet<string>,
  { id }: DiagramComponent,
): DiagramComponent[] {
  const left = flow.reach(clients, (_from, to) => to !== id);
  return [...reached].filter((one) => one !== id && !left.has(one)).flatMap((one) => flow.component(one) ?? []);
}

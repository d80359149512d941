import { STEP_IDS, type StepId } from '@fortyfive/interview';
import type { Diagram, DiagramComponent } from './diagram.js';
import type { Flow } from './flow.js';
import { groupBy } from './group-by.js';

/** The drawings of one step: each is what hangs together by arrows, wherever single parts of it stand. */
export interface Sheet {
  /** The step in whose frame most of each drawing stands. */
  readonly stepId: StepId | null;
  readonly components: readonly DiagramComponent[];
}

/** The components by step, in the order of the steps; what stands in no frame last. */
export function sheetsOf({ components }: Diagram, flow: Flow): Sheet[] {
  const left = new Map(components.map((component) => [component.id, component]));
  const drawings = components.flatMap((start) => {
    if (!left.delete(start.id)) return [];
    const drawing = [start];
    // A list gives out what is added to it while it is walked.
    for (const { id } of drawing)
      for (const other of flow.neighbours(id)) if (left.delete(other.id)) drawing.push(other);
    return [drawing];
  });
  const byStep = groupBy(drawings, stepOfMost);
  const order: readonly (StepId | null)[] = [...STEP_IDS, null];
  return order.flatMap((stepId) => {
    const all = byStep.get(stepId);
    return all ? [{ stepId, components: all.flat() }] : [];
  });
}

function stepOfMost(drawing: readonly DiagramComponent[]): StepId | null {
  const framed = drawing.filter(({ stepId }) => stepId !== null);
  const counts = [...groupBy(framed, ({ stepId }) => stepId)];
  return counts.sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? null;
}

/** Class names of one step's hue. Written out in full because Tailwind reads them from the source. */
export interface StepHue {
  readonly background: string;
  /** A wash of the hue, for the time that is planned but not yet spent. */
  readonly soft: string;
  readonly text: string;
  readonly border: string;
  readonly fill: string;
  readonly stroke: string;
  readonly cssVariable: string;
}

const HUES: readonly StepHue[] = [
  hue('bg-step-1', 'bg-step-1/15', 'text-step-1', 'border-step-1', 'fill-step-1', 'stroke-step-1', 1),
  hue('bg-step-2', 'bg-step-2/15', 'text-step-2', 'border-step-2', 'fill-step-2', 'stroke-step-2', 2),
  hue('bg-step-3', 'bg-step-3/15', 'text-step-3', 'border-step-3', 'fill-step-3', 'stroke-step-3', 3),
  hue('bg-step-4', 'bg-step-4/15', 'text-step-4', 'border-step-4', 'fill-step-4', 'stroke-step-4', 4),
  hue('bg-step-5', 'bg-step-5/15', 'text-step-5', 'border-step-5', 'fill-step-5', 'stroke-step-5', 5),
  hue('bg-step-6', 'bg-step-6/15', 'text-step-6', 'border-step-6', 'fill-step-6', 'stroke-step-6', 6),
];

/** @throws RangeError when there is no such step; `index` counts from 0. */
export function stepHue(index: number): StepHue {
  const found = HUES[index];
  if (!found) throw new RangeError(`There is no hue for step ${index}.`);
  return found;
}

function hue(
  background: string,
  soft: string,
  text: string,
  border: string,
  fill: string,
  stroke: string,
  place: number,
): StepHue {
  return { background, soft, text, border, fill, stroke, cssVariable: `var(--color-step-${place})` };
}

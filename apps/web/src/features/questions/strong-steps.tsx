import { STEP_IDS, type StepId } from '@fortyfive/interview';
import { classes } from '#ui/classes';
import { stepHue } from '#ui/step-hue';
import { STEP_NAMES } from './question-words';

/** The steps a question exercises most, each with the dot of its hue. */
export function StrongSteps({ steps }: { readonly steps: readonly StepId[] }) {
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {steps.map((step) => (
        <span key={step} className="inline-flex items-center gap-1 whitespace-nowrap">
          <span aria-hidden className={classes('size-2 rounded-full', stepHue(STEP_IDS.indexOf(step)).background)} />
          {STEP_NAMES[step]}
        </span>
      ))}
    </span>
  );
}

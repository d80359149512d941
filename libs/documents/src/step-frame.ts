import { STEP_IDS, type StepId } from '@fortyfive/interview';

/**
 * The id of the frame that stands on every board for a step; its `customData.step` says the same.
 * @example stepFrameId('api') // 'step-api'
 */
export function stepFrameId(stepId: StepId): `step-${StepId}` {
  return `step-${stepId}`;
}

/** The step whose frame has this id, or `null`. @example stepOfFrame('step-api') // 'api' */
export function stepOfFrame(id: string): StepId | null {
  return STEP_IDS.find((stepId) => stepFrameId(stepId) === id) ?? null;
}

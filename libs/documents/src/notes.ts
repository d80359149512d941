import type { StepId } from '@fortyfive/interview';

/**
 * The name of the XML fragment in the notes document that holds one step's section.
 * @example notesField('api') // 'notes:api'
 */
export function notesField(stepId: StepId): `notes:${StepId}` {
  return `notes:${stepId}`;
}

import type { StepId } from '@fortyfive/interview';
import type { ReactNode } from 'react';

/** What stands in the sections besides what people write. It comes from elsewhere and cannot be changed in the notes. */
export interface NotesGiven {
  readonly countIn: (stepId: StepId) => number;
  readonly show: (stepId: StepId) => ReactNode;
  /** The same for the exported file; empty for nothing. */
  readonly markdown: (stepId: StepId) => string;
}

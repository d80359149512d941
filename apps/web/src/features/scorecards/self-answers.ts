import type { SelfAnswer } from '@fortyfive/interview';

export const SELF_ANSWER_TITLES: Readonly<Record<SelfAnswer, string>> = { no: 'No', partly: 'Partly', yes: 'Yes' };

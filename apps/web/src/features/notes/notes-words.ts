import type { Step } from '@fortyfive/interview';

/** What the same six sections are called: those of the pair, and those that are the interviewer's alone. */
export interface NotesWords {
  readonly sections: string;
  readonly section: (step: Step, index: number) => string;
  readonly placeholder: (step: Step) => string;
  /** Who reads them, where that needs to be said. */
  readonly readers?: string;
}

export const SHARED_WORDS: NotesWords = {
  sections: 'Sections of the notes',
  section: ({ title }, index) => `Notes on step ${index + 1}, ${title}`,
  placeholder: ({ purpose }) => purpose,
};

export const PRIVATE_WORDS: NotesWords = {
  sections: 'Sections of your private notes',
  section: ({ title }, index) => `Private notes on step ${index + 1}, ${title}`,
  placeholder: () => 'What you notice',
  readers: 'Only you can read these notes.',
};

/** What a candidate asks themselves before they see what others think. */
export const SELF_REVIEW = [
  { id: 'requirements', question: 'Did you find out what was to be built?' },
  { id: 'estimation', question: 'Did you estimate the load, and use what came out?' },
  { id: 'design', question: 'Was your high-level design clear?' },
  { id: 'depth', question: 'Did you go deep where it mattered?' },
  { id: 'trade-offs', question: 'Did you say what your choices cost?' },
  { id: 'time', question: 'Did you keep to the time?' },
  { id: 'thinking-aloud', question: 'Did you think aloud, so that one could follow?' },
  { id: 'hints', question: 'Did you take up hints?' },
] as const;
export type SelfReviewId = (typeof SELF_REVIEW)[number]['id'];

/** How far it was so. */
export const SELF_ANSWERS = ['no', 'partly', 'yes'] as const;
export type SelfAnswer = (typeof SELF_ANSWERS)[number];

/** What a candidate tells their interviewer, in words. */
export const PARTNER_QUESTIONS = [
  { id: 'went-well', question: 'What did they do well as your interviewer?' },
  { id: 'needs-work', question: 'What could they do better?' },
  { id: 'clear', question: 'Was what they asked and explained clear?' },
  { id: 'confusing', question: 'Did anything confuse you?' },
] as const;
export type PartnerQuestionId = (typeof PARTNER_QUESTIONS)[number]['id'];

/** What an interviewer is rated on, with the four levels. Never shown but as a mean over several interviews. */
export const PARTNER_TRAITS = [
  { id: 'clear', title: 'Clear', question: 'Did you know at every moment what was asked of you?' },
  { id: 'prepared', title: 'Prepared', question: 'Did they know the question and its hard parts?' },
  { id: 'fair', title: 'Fair', question: 'Did they give you room, and help when you needed it?' },
] as const;
export type PartnerTraitId = (typeof PARTNER_TRAITS)[number]['id'];

// Apart from the schemas, because a page that only shows a limit should not have to load what checks it.

/** The longest comment on a criterion and the longest answer, in UTF-16 units. */
export const COMMENT_MAX = 2_000;
/** The longest words to a piece of evidence. */
export const EVIDENCE_MAX = 300;
/** How many pieces of evidence one scorecard holds. */
export const EVIDENCE_COUNT_MAX = 200;
/** The longest takeaway, and the longest aim or action of what to improve. */
export const TAKEAWAY_MAX = 300;
/** The places of the three takeaways, and of the three things to improve. Three, because nobody works on more at once. */
export const THREE_PLACES = ['first', 'second', 'third'] as const;
export type ThreePlace = (typeof THREE_PLACES)[number];
/** How many common interviews an agreement on a criterion rests on at least. With fewer, one other rating moves it by half its scale. */
export const AGREEMENT_INTERVIEWS_MIN = 5;

/**
 * The longest comment on a criterion, in UTF-16 units. Apart from the schemas, because the page that only shows the limit
 * should not have to load what checks it.
 */
export const COMMENT_MAX = 2_000;

/** What begins a line in Markdown, and rarely in anything else. */
const LINE = /^(?:#{1,6} |\s{0,8}[-*+] \S|\s{0,8}\d{1,3}[.)] \S|```|~~~|> |\|.+\||\s*\|?\s*:?-{3,}:?\s*\|)/m;

/** What stands within one. */
const INLINE = /\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\n]+\*\*|`[^`\n]+`|~~[^~\n]+~~/;

/** Whether plain text was written as Markdown, as far as one can tell by looking at it. */
export function looksLikeMarkdown(text: string): boolean {
  return LINE.test(text) || INLINE.test(text);
}

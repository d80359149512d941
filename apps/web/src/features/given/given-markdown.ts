import { formatClock } from '#ui/duration';
import type { GivenItem } from './given-item';
import { headingOf, textOf } from './given-words';

/**
 * What came from the desk in one step, as a list to stand in the exported notes; nothing for nothing.
 * @param startedAtMs when the interview began; times are counted from there
 */
export function givenMarkdown(items: readonly GivenItem[], startedAtMs: number): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => {
    const time = formatClock(item.atMs - startedAtMs);
    return `- ${time} **${plain(headingOf(item))}** ${plain(textOf(item))}`;
  });
  // With a heading of its own, or it would go on with a list that somebody wrote above it.
  return ['### Given', '', ...lines].join('\n');
}

/** Questions can be anybody's: their words stay words, on one line. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_~[\]<>#|!]/g, String.raw`\$&`);
}

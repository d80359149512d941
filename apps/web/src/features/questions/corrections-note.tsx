import type { QuestionPage } from '@fortyfive/contract';
import { listInWords } from './question-words';

/** Says what was searched in place of words that nothing is called (QUESTION-WEB-2). */
export function CorrectionsNote({ corrections }: Pick<QuestionPage, 'corrections'>) {
  return Object.entries(corrections)
    .filter(([, instead]) => instead.length > 0)
    .map(([typed, instead]) => (
      <p key={typed} className="text-sm text-muted">
        Nothing is called “<bdi>{typed}</bdi>”; showing{' '}
        {listInWords(
          instead.map((word) => `“${word}”`),
          'and',
        )}
        .
      </p>
    ));
}

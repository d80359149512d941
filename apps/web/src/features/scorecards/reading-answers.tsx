import type { MyScorecardView, ScorecardView } from '@fortyfive/contract';
import { PARTNER_QUESTIONS, PARTNER_TRAITS, RATING_TITLES, SELF_REVIEW } from '@fortyfive/interview';
import { SELF_ANSWER_TITLES } from './self-answers';

interface Answer {
  readonly id: string;
  readonly question: string;
  readonly word: string;
  readonly words: string;
}

/** What only the candidate's card holds: how they look back, and what they say of their interviewer. */
export function ReadingAnswers({ card }: { readonly card: ScorecardView | MyScorecardView }) {
  const review = SELF_REVIEW.flatMap(({ id, question }): Answer[] => {
    const { answer = null, comment = '' } = card.selfReview[id] ?? {};
    return answer || comment.trim()
      ? [{ id, question, word: answer ? SELF_ANSWER_TITLES[answer] : '', words: comment }]
      : [];
  });
  const about = PARTNER_QUESTIONS.flatMap(({ id, question }): Answer[] => {
    const words = card.aboutPartner[id] ?? '';
    return words.trim() ? [{ id, question, word: '', words }] : [];
  });
  return (
    <>
      <AnswerList title="Looking back" answers={review} />
      <AnswerList title="About the interviewer" answers={about} />
      {'partnerRatings' in card && (
        <AnswerList title="About the interviewer, shown to nobody but you" answers={traitsOn(card)} />
      )}
    </>
  );
}

function traitsOn({ partnerRatings }: MyScorecardView): Answer[] {
  return PARTNER_TRAITS.flatMap(({ id, title }) => {
    const rating = partnerRatings[id];
    return rating ? [{ id, question: title, word: RATING_TITLES[rating], words: '' }] : [];
  });
}

interface AnswerListProps {
  readonly title: string;
  readonly answers: readonly Answer[];
}

function AnswerList({ title, answers }: AnswerListProps) {
  if (answers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-b border-line px-4 py-3">
      <p className="text-sm font-medium">{title}</p>
      <dl className="flex flex-col gap-2 text-sm">
        {answers.map(({ id, question, word, words }) => (
          <div key={id} className="break-inside-avoid">
            <dt className="flex flex-wrap justify-between gap-x-4 text-muted">
              {question}
              {word && <span className="font-medium text-ink">{word}</span>}
            </dt>
            {words.trim() && (
              <dd className="max-w-lg whitespace-pre-wrap">
                <bdi>{words.trim()}</bdi>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}

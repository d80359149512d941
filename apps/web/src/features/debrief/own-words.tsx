import { PARTNER_QUESTIONS, SELF_REVIEW, type SelfAnswer } from '@fortyfive/interview';
import type { HandedInCard } from './handed-in';
import type { Reader } from './reader';

const ANSWERS: Readonly<Record<SelfAnswer, string>> = { no: 'No', partly: 'Partly', yes: 'Yes' };

interface OwnWordsProps {
  readonly candidate: HandedInCard;
  readonly reader: Reader;
}

/** How the candidate saw it before they saw anything else, and what they told their interviewer. */
export function OwnWords({ candidate: { card }, reader }: OwnWordsProps) {
  const reviewed = SELF_REVIEW.flatMap((question) => {
    const given = card.selfReview[question.id];
    return given?.answer ? [{ ...question, answer: given.answer, comment: given.comment.trim() }] : [];
  });
  // What is said about the interviewer is said to them.
  const isBetweenThem = reader.role !== 'observer';
  const told = isBetweenThem
    ? PARTNER_QUESTIONS.flatMap((one) => {
        const words = card.aboutPartner[one.id]?.trim();
        return words ? [{ ...one, words }] : [];
      })
    : [];
  return (
    <div className="grid gap-8 lg:grid-cols-2 lg:gap-12">
      <OwnWordsList
        title={
          reader.role === 'candidate' ? (
            'How you saw yourself'
          ) : (
            <>
              <bdi>{reader.candidate?.displayName}</bdi>, about themselves
            </>
          )
        }
        entries={reviewed.map(({ id, question, answer, comment }) => ({
          ...{ id, question },
          answer: ANSWERS[answer],
          words: comment,
        }))}
      />
      <OwnWordsList
        title={reader.role === 'candidate' ? 'What you told your interviewer' : 'What you were told as interviewer'}
        entries={told.map(({ id, question, words }) => ({ id, question, answer: null, words }))}
      />
    </div>
  );
}

interface OwnWordsListProps {
  readonly title: React.ReactNode;
  readonly entries: readonly {
    readonly id: string;
    readonly question: string;
    readonly answer: string | null;
    readonly words: string;
  }[];
}

function OwnWordsList({ title, entries }: OwnWordsListProps) {
  if (entries.length === 0) return null;
  return (
    <section className="min-w-0">
      <h3 className="mb-3 text-base font-semibold">{title}</h3>
      <dl className="flex flex-col gap-3 text-sm">
        {entries.map(({ id, question, answer, words }) => (
          <div key={id} className="break-inside-avoid">
            <dt className="text-muted">{question}</dt>
            <dd className="wrap-anywhere whitespace-pre-wrap">
              {answer && <span className="font-medium">{answer}</span>}
              {answer && words && '. '}
              {words && <bdi>{words}</bdi>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import type { MyScorecardView, ScorecardView } from '@fortyfive/contract';
import { PARTNER_QUESTIONS, PARTNER_TRAITS, RATING_TITLES, SELF_REVIEW, type SelfAnswer } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import type { Reader } from './reader';

const ANSWERS: Readonly<Record<SelfAnswer, string>> = { no: 'No', partly: 'Partly', yes: 'Yes' };

interface Said {
  readonly id: string;
  readonly question: string;
  readonly answer: string | null;
  readonly words: string;
}

interface OwnWordsProps {
  /** The candidate's. */
  readonly card: ScorecardView | MyScorecardView;
  readonly reader: Reader;
}

/** How the candidate saw it before they saw anything else, and what they told their interviewer: to them, not to observers. */
export function OwnWords({ card, reader: { role, candidate } }: OwnWordsProps) {
  const isMine = role === 'candidate';
  const self = isMine ? (
    'How you saw yourself'
  ) : (
    <>
      <bdi>{candidate?.displayName}</bdi>, about themselves
    </>
  );
  const partner = isMine ? 'What you told your interviewer' : 'What you were told as interviewer';
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2 lg:gap-12">
      <SaidList title={self} said={selfReviewOn(card)} />
      <div className="flex min-w-0 flex-col gap-8">
        {role !== 'observer' && <SaidList title={partner} said={partnerWordsOn(card)} />}
        {isMine && <SaidList title="How you rated your interviewer, for you alone" said={traitsOn(card)} />}
      </div>
    </div>
  );
}

function selfReviewOn({ selfReview }: ScorecardView): readonly Said[] {
  return SELF_REVIEW.flatMap(({ id, question }) => {
    const { answer = null, comment = '' } = selfReview[id] ?? {};
    const words = comment.trim();
    return answer || words ? [{ id, question, answer: answer && ANSWERS[answer], words }] : [];
  });
}

function partnerWordsOn({ aboutPartner }: ScorecardView): readonly Said[] {
  return PARTNER_QUESTIONS.flatMap(({ id, question }) => {
    const words = aboutPartner[id]?.trim();
    return words ? [{ id, question, answer: null, words }] : [];
  });
}

function traitsOn(card: ScorecardView | MyScorecardView): readonly Said[] {
  if (!('partnerRatings' in card)) return [];
  return PARTNER_TRAITS.flatMap(({ id, title }) => {
    const rating = card.partnerRatings[id];
    return rating ? [{ id, question: title, answer: RATING_TITLES[rating], words: '' }] : [];
  });
}

function SaidList({ title, said }: { readonly title: ReactNode; readonly said: readonly Said[] }) {
  if (said.length === 0) return null;
  return (
    <section className="min-w-0">
      <h3 className="mb-3 text-base font-semibold">{title}</h3>
      <dl className="flex flex-col gap-3 text-sm">
        {said.map(({ id, question, answer, words }) => (
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

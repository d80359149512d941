import { COMMENT_MAX } from '@fortyfive/contract';
import { SELF_ANSWERS, SELF_REVIEW } from '@fortyfive/interview';
import { ChoiceGroup } from '#ui/choice-group';
import { SELF_ANSWER_TITLES } from './self-answers';
import type { Scorecard } from './use-scorecard';
import { WrittenField } from './written-field';

/** What the candidate asks themselves before they see what others think. */
export function SelfReview({ scorecard }: { readonly scorecard: Scorecard }) {
  return (
    <ul className="flex flex-col">
      {SELF_REVIEW.map(({ id, question }) => {
        const value = scorecard.mine?.selfReview[id];
        return (
          <li key={id} className="flex flex-col gap-2 border-b border-line p-4">
            <ChoiceGroup
              label={question}
              layout="tight"
              value={value?.answer ?? null}
              onChange={(answer) => scorecard.review(id, { answer })}
              options={SELF_ANSWERS.map((answer) => ({ value: answer, title: SELF_ANSWER_TITLES[answer] }))}
            />
            <WrittenField
              label={`A few words: ${question}`}
              isLabelHidden
              rows={1}
              maxLength={COMMENT_MAX}
              placeholder="A few words, if you like"
              value={value?.comment ?? ''}
              onChange={(comment) => scorecard.review(id, { comment })}
              onLeave={scorecard.flush}
            />
          </li>
        );
      })}
    </ul>
  );
}

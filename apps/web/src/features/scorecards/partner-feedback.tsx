import { COMMENT_MAX } from '@fortyfive/contract';
import { PARTNER_QUESTIONS, PARTNER_TRAITS, RATINGS, RATING_TITLES } from '@fortyfive/interview';
import { EyeOff } from 'lucide-react';
import { ChoiceGroup } from '#ui/choice-group';
import type { Scorecard } from './use-scorecard';
import { WrittenField } from './written-field';

interface PartnerFeedbackProps {
  readonly scorecard: Scorecard;
  readonly interviewerName: string;
}

/** What the candidate says of their interviewer: in words, which are read, and in levels, which nobody sees. */
export function PartnerFeedback({ scorecard, interviewerName }: PartnerFeedbackProps) {
  const { mine, change, flush } = scorecard;
  return (
    <>
      <p className="px-4 pt-1 text-sm text-muted">
        Your words are a part of your scorecard. <bdi>{interviewerName}</bdi> reads them once the scorecards are open.
      </p>
      <ul className="flex flex-col gap-4 border-b border-line p-4">
        {PARTNER_QUESTIONS.map(({ id, question }) => (
          <li key={id}>
            <WrittenField
              label={question}
              rows={2}
              maxLength={COMMENT_MAX}
              value={mine?.aboutPartner[id] ?? ''}
              onChange={(words) => change('aboutPartner', { [id]: words })}
              onLeave={flush}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-4 border-b border-line p-4">
        <p className="flex items-start gap-2 text-sm text-muted">
          <EyeOff aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            These three are shown to nobody. Choose all of them, and they count in a mean over several candidates, so
            that nobody can tell what you chose.
          </span>
        </p>
        {PARTNER_TRAITS.map(({ id, title, question }) => (
          <div key={id} className="flex flex-col gap-1">
            <ChoiceGroup
              label={`${title}: ${question}`}
              layout="pairs"
              value={mine?.partnerRatings[id] ?? null}
              onChange={(rating) => change('partnerRatings', { [id]: rating })}
              options={RATINGS.map((level) => ({ value: level, title: RATING_TITLES[level] }))}
            />
          </div>
        ))}
      </div>
    </>
  );
}

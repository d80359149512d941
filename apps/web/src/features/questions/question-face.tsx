import type { QuestionView } from '@fortyfive/contract';
import type { ReactNode } from 'react';
import { Badge } from '#ui/badge';
import { TextLink } from '#ui/text-link';
import { toSearch } from './question-search';
import { DifficultyBadge, StandingMarks } from './standing-marks';
import { StrongSteps } from './strong-steps';
import { sightInWords } from './sight-words';
import { topicName } from './topic-name';

interface QuestionFaceProps {
  readonly question: QuestionView;
  readonly companyName: (slug: string) => string;
}

/** All that a candidate may know before the interview: nothing here helps to answer it. */
export function QuestionFace({ question, companyName }: QuestionFaceProps) {
  const { topics, companies, knownAs, strongSteps, difficulty, pathSteps, sight, isDone } = question;
  return (
    <div className="grid content-start gap-6">
      <p className="flex flex-wrap gap-1">
        <DifficultyBadge difficulty={difficulty} />
        <StandingMarks question={question} />
      </p>
      <dl className="grid gap-4 text-sm sm:grid-cols-[9rem_1fr]">
        <Entry name="Exercises most">
          <StrongSteps steps={strongSteps} />
        </Entry>
        <Entry name="Topics">
          <ul className="flex flex-wrap gap-x-3 gap-y-1">
            {topics.map((topic) => (
              <li key={topic}>
                <TextLink to="/questions" search={toSearch({ topic: [topic] })}>
                  {topicName(topic)}
                </TextLink>
              </li>
            ))}
          </ul>
        </Entry>
        {companies.length > 0 && (
          <Entry name="Asked at">
            <ul className="flex flex-wrap gap-x-3 gap-y-1">
              {companies.map((slug) => (
                <li key={slug}>
                  <TextLink to="/companies/$slug" params={{ slug }}>
                    {companyName(slug)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </Entry>
        )}
        {knownAs.length > 0 && <Entry name="Products that do it">{knownAs.join(', ')}</Entry>}
        {pathSteps.length > 0 && (
          <Entry name="On the path">
            {pathSteps.map((step) => (
              <TextLink key={step} to="/path" hash={`step-${step}`} className="mr-3">
                Step {step} of 22
              </TextLink>
            ))}
          </Entry>
        )}
        {sight && (
          <Entry name="You and this question">
            {sightInWords(sight)}
            {isDone && ' You have been the candidate in an interview on it.'}
          </Entry>
        )}
      </dl>
      {question.isInPlay && (
        <p>
          <Badge tone="amber">In play</Badge>{' '}
          <span className="text-sm">
            You are in an interview on it. Its brief stays closed here until that has ended.
          </span>
        </p>
      )}
    </div>
  );
}

function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-1 sm:contents">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

import type { QuestionListing } from '@fortyfive/contract';
import { Link } from '@tanstack/react-router';
import { Marked } from './marked';
import { DifficultyBadge, StandingMarks } from './standing-marks';
import { StrongSteps } from './strong-steps';
import { topicName } from './topic-name';

/** More would only blur what the question is about. */
const MOST_TOPICS = 4;

interface QuestionRowProps {
  readonly question: QuestionListing;
  readonly terms: readonly string[];
  readonly companyName: (slug: string) => string;
}

/** One question of a list. Its link covers the whole row, so that a tap anywhere opens it. */
export function QuestionRow({ question, terms, companyName }: QuestionRowProps) {
  const { ref, title, oneLiner, difficulty, topics, companies, strongSteps } = question;
  return (
    <li className="relative grid min-w-0 gap-1 border-b border-line px-2 py-4 text-sm transition-colors hover:bg-ink/4 has-[a:focus-visible]:bg-ink/4 sm:px-3">
      <div className="flex items-start justify-between gap-3">
        <Link
          to="/questions/$ref"
          params={{ ref }}
          data-question
          className="min-w-0 rounded-control text-base font-medium after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          <Marked text={title} terms={terms} />
        </Link>
        <span className="flex shrink-0 flex-wrap justify-end gap-1">
          <StandingMarks question={question} />
          <DifficultyBadge difficulty={difficulty} />
        </span>
      </div>
      <p className="max-w-lg">
        <Marked text={oneLiner} terms={terms} />
      </p>
      <div className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-muted">
        <p className="min-w-0">
          <span className="sr-only">Topics: </span>
          <Marked text={topicLine(topics, terms)} terms={terms} />
        </p>
        <p>
          Exercises <StrongSteps steps={strongSteps} />
        </p>
        {companies.length > 0 && <p>Asked at {companies.map(companyName).join(', ')}</p>}
      </div>
    </li>
  );
}

/** The first few, and among them the ones that were found. */
function topicLine(topics: readonly string[], terms: readonly string[]): string {
  const isFound = (topic: string) => terms.some((term) => topic.split(/[/-]/u).some((word) => word.startsWith(term)));
  const first = [...topics].sort((one, other) => Number(isFound(other)) - Number(isFound(one))).slice(0, MOST_TOPICS);
  const rest = topics.length - first.length;
  return [...first.map(topicName), ...(rest > 0 ? [`${rest} more`] : [])].join(' · ');
}

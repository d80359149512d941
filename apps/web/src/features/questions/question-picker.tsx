import type { QuestionListing } from '@fortyfive/contract';
import { useState } from 'react';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { ChoiceGroup, type Choice } from '#ui/choice-group';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import { CorrectionsNote } from './corrections-note';
import { countOfQuestions } from './question-words';
import { useQuestionList } from './questions-query';
import { SearchBox } from './search-box';
import { DifficultyBadge, StandingMarks } from './standing-marks';
import { topicName } from './topic-name';

/** As a radio button needs a value; no question has an empty name. */
const SURPRISE = '';

const SURPRISE_CHOICE: Choice<string> = {
  value: SURPRISE,
  title: 'Surprise me',
  detail: 'One is drawn when the room is made. Fair for the candidate: nobody has read ahead.',
};

/** More would only blur what the question is about. */
const MOST_TOPICS = 4;

interface QuestionPickerProps {
  /** The question that was chosen, or `null` for a surprise. */
  readonly chosen: QuestionListing | null;
  readonly onChange: (question: QuestionListing | null) => void;
}

/** A surprise, or one of what a search finds. What was chosen stays in sight whatever is searched. */
export function QuestionPicker({ chosen, onChange }: QuestionPickerProps) {
  const [words, setWords] = useState('');
  const [hasChosen, setChosen] = useState(false);
  const named = useNamedFirst(chosen, hasChosen);
  const query = useQuestionList({ q: words || undefined });
  const { questions, newest, error } = query;
  if (error && !questions) {
    return (
      <ErrorNotice message={messageOf(error)} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
    );
  }
  if (!questions || !newest) return <PickerSkeleton />;
  const first = words === '' ? (named ?? missingFrom(questions, chosen)) : missingFrom(questions, chosen);
  const shown = first ? [first, ...questions.filter(({ ref }) => ref !== first.ref)] : questions;
  return (
    <div className="grid gap-3">
      <div className="max-w-sm">
        <SearchBox
          label="Find a question"
          placeholder="Find by title, topic or product"
          words={words}
          onSearch={async (typed) => setWords(typed)}
        />
      </div>
      <p aria-live="polite" className="sr-only">
        {words && `${countOfQuestions(newest.total)} found`}
      </p>
      {questions.length > 0 && <CorrectionsNote corrections={newest.corrections} />}
      <ChoiceGroup
        label="Question"
        isLabelHidden
        layout="grid"
        value={chosen?.ref ?? SURPRISE}
        onChange={(ref) => {
          setChosen(true);
          onChange(shown.find((question) => question.ref === ref) ?? null);
        }}
        options={[SURPRISE_CHOICE, ...shown.map(toChoice)]}
      />
      {questions.length === 0 && (
        <p className="text-sm text-muted">No question fits that. Try another word, such as “cache” or “easy”.</p>
      )}
      {query.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

/** The question that somebody came with: it stands first, where they see that it is chosen. What they choose here stays in its place. */
function useNamedFirst(chosen: QuestionListing | null, hasChosen: boolean): QuestionListing | null {
  const [named, setNamed] = useState<QuestionListing | null>(null);
  if (chosen && !hasChosen && chosen.ref !== named?.ref) setNamed(chosen);
  return named;
}

function missingFrom(questions: readonly QuestionListing[], chosen: QuestionListing | null): QuestionListing | null {
  return chosen && questions.some(({ ref }) => ref === chosen.ref) ? null : chosen;
}

function toChoice(question: QuestionListing): Choice<string> {
  return {
    value: question.ref,
    title: question.title,
    aside: (
      <span className="flex gap-1">
        <StandingMarks question={question} />
        <DifficultyBadge difficulty={question.difficulty} />
      </span>
    ),
    detail: (
      <>
        <span className="block">{question.oneLiner}</span>
        <span className="mt-1 block">{question.topics.slice(0, MOST_TOPICS).map(topicName).join(' · ')}</span>
      </>
    ),
  };
}

function PickerSkeleton() {
  return (
    <Loading label="Loading the questions" className="grid gap-2 md:grid-cols-2">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="h-24" />
      ))}
    </Loading>
  );
}

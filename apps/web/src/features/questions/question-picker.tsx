import type { QuestionTeaser } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { messageOf } from '#platform/http';
import { Badge } from '#ui/badge';
import { ChoiceGroup, type Choice } from '#ui/choice-group';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import { TextField } from '#ui/text-field';
import { filterQuestions } from './question-filter';
import { questionsQuery } from './questions-query';
import { topicName } from './topic-name';

/** As a radio button needs a value; no question has an empty name. */
const SURPRISE = '';

const SURPRISE_CHOICE: Choice<string> = {
  value: SURPRISE,
  title: 'Surprise me',
  detail: 'One is drawn when the room is made. Fair for the candidate: nobody has read ahead.',
};

const FILTER_FROM = 8;
/** More would only blur what the question is about. */
const MOST_TOPICS = 4;
const DIFFICULTY = { easy: 'Easy', medium: 'Medium', hard: 'Hard' } as const;

interface QuestionPickerProps {
  /** The slug of a question, or `null` for a surprise. */
  readonly value: string | null;
  readonly onChange: (slug: string | null) => void;
}

export function QuestionPicker({ value, onChange }: QuestionPickerProps) {
  const { data, error, isFetching, refetch } = useQuery(questionsQuery);
  const [typed, setTyped] = useState('');
  if (error) return <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />;
  if (!data) return <PickerSkeleton />;
  const found = filterQuestions(data, typed);
  return (
    <div className="grid gap-3">
      {data.length >= FILTER_FROM && <FilterField typed={typed} onType={setTyped} foundCount={found.length} />}
      <ChoiceGroup
        label="Question"
        isLabelHidden
        layout="grid"
        value={value ?? SURPRISE}
        onChange={(slug) => onChange(slug === SURPRISE ? null : slug)}
        options={[...(typed.trim() ? [] : [SURPRISE_CHOICE]), ...found.map(toChoice)]}
      />
      {found.length === 0 && (
        <p className="text-sm text-muted">No question fits that. Try another word, such as “cache” or “easy”.</p>
      )}
    </div>
  );
}

function toChoice(question: QuestionTeaser): Choice<string> {
  return {
    value: question.slug,
    title: question.title,
    aside: <Badge>{DIFFICULTY[question.difficulty]}</Badge>,
    detail: (
      <>
        <span className="block">{question.oneLiner}</span>
        <span className="mt-1 block">{question.topics.slice(0, MOST_TOPICS).map(topicName).join(' · ')}</span>
      </>
    ),
  };
}

interface FilterFieldProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly foundCount: number;
}

function FilterField({ typed, onType, foundCount }: FilterFieldProps) {
  return (
    <div className="relative max-w-sm">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <TextField
        label="Find a question"
        isLabelHidden
        type="search"
        placeholder="Find by title, topic or company"
        className="pl-9"
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <p aria-live="polite" className="sr-only">
        {typed.trim() && `${foundCount} found`}
      </p>
    </div>
  );
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

import { useCallback, useRef } from 'react';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { SelectField } from '#ui/select-field';
import { activeFilters, withoutFilters } from './active-filters';
import { CorrectionsNote } from './corrections-note';
import { FilterBar } from './filter-bar';
import { FilterChips } from './filter-chips';
import { NoQuestions } from './no-questions';
import { focusFirstQuestion, QuestionList, QuestionListSkeleton } from './question-list';
import type { QuestionFilters } from './question-search';
import { countOfQuestions, SORT_NAMES } from './question-words';
import { useQuestionList } from './questions-query';
import { SearchBox, type SearchBoxHandle } from './search-box';
import { useSlashKey } from './use-slash-key';

interface BrowseProps {
  readonly filters: QuestionFilters;
  /** `isTyping`: the address is replaced, so that going back does not go letter by letter. */
  readonly onChange: (filters: QuestionFilters, options?: { readonly isTyping: boolean }) => Promise<void>;
  readonly companies: readonly { readonly slug: string; readonly name: string }[] | undefined;
  readonly hasStanding: boolean;
}

/** Search, filters and what they leave. */
export function Browse({ filters, onChange, companies, hasStanding }: BrowseProps) {
  const box = useRef<SearchBoxHandle>(null);
  const focusBox = useCallback(() => box.current?.focus(), []);
  useSlashKey(focusBox);
  const companyName = (slug: string) => companies?.find((company) => company.slug === slug)?.name ?? slug;
  const active = activeFilters(filters, companyName);
  const change = (next: QuestionFilters) => void onChange(next);
  return (
    <div className="grid grid-cols-1 gap-4">
      <search className="grid grid-cols-1 gap-3">
        <SearchBox
          ref={box}
          label="Find a question"
          placeholder="Title, topic or product"
          hint="/"
          words={filters.q ?? ''}
          onSearch={(words) => onChange({ ...filters, q: words || undefined }, { isTyping: true })}
          onLeaveDown={focusFirstQuestion}
        />
        <FilterBar filters={filters} onChange={change} companies={companies} hasStanding={hasStanding} />
        <FilterChips active={active} onChange={change} onClearAll={() => change(withoutFilters(filters))} />
      </search>
      <Results filters={filters} active={active} onChange={change} companyName={companyName} onLeaveUp={focusBox} />
    </div>
  );
}

interface ResultsProps {
  readonly filters: QuestionFilters;
  readonly active: ReturnType<typeof activeFilters>;
  readonly onChange: (filters: QuestionFilters) => void;
  readonly companyName: (slug: string) => string;
  readonly onLeaveUp: () => void;
}

function Results({ filters, active, onChange, companyName, onLeaveUp }: ResultsProps) {
  const query = useQuestionList(filters);
  const { questions, newest, error, isPlaceholderData } = query;
  if (error && !questions) {
    return (
      <ErrorNotice message={messageOf(error)} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
    );
  }
  if (!questions || !newest) return <QuestionListSkeleton />;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p aria-live="polite" className="text-sm text-muted tabular-nums">
          {countOfQuestions(newest.total)}
        </p>
        <SortField filters={filters} onChange={onChange} />
      </div>
      {questions.length > 0 && <CorrectionsNote corrections={newest.corrections} />}
      {error && (
        <ErrorNotice message={messageOf(error)} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
      )}
      {questions.length > 0 ? (
        <QuestionList
          questions={questions}
          terms={newest.terms}
          companyName={companyName}
          isOutdated={isPlaceholderData}
          onLeaveUp={onLeaveUp}
        />
      ) : (
        <NoQuestions filters={filters} active={active} onChange={onChange} onClearAll={() => onChange({})} />
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
    </>
  );
}

function SortField({ filters, onChange }: Pick<ResultsProps, 'filters' | 'onChange'>) {
  return (
    <SelectField
      label="Order"
      isLabelHidden
      // Without words nothing matches better than anything else: the list is in the order of the path.
      value={filters.sort ?? (filters.q ? 'best' : 'path')}
      onChange={(value) => onChange({ ...filters, sort: value as QuestionFilters['sort'] })}
      options={Object.entries(SORT_NAMES)
        .filter(([value]) => value !== 'best' || filters.q)
        .map(([value, label]) => ({ value, label }))}
    />
  );
}

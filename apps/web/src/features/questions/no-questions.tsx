import { useQueries } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { api } from '#platform/http';
import { Button } from '#ui/button';
import { EmptyState } from '#ui/empty-state';
import type { QuestionPage } from '@fortyfive/contract';
import type { ActiveFilter } from './active-filters';
import { toQueryString, type QuestionFilters } from './question-search';
import { countOfQuestions } from './question-words';

/** Each offer is a request of its own; with more filters than this clearing all is the better advice. */
const MOST_OFFERS = 6;

interface NoQuestionsProps {
  readonly filters: QuestionFilters;
  readonly active: readonly ActiveFilter[];
  readonly onChange: (filters: QuestionFilters) => void;
  readonly onClearAll: () => void;
}

/** Nothing fits: says which one thing to let go of, and how many questions there are then. */
export function NoQuestions({ filters, active, onChange, onClearAll }: NoQuestionsProps) {
  const { q } = filters;
  const ways = [
    ...(q ? [{ id: 'q', label: `“${q}”`, rest: { ...filters, q: undefined } }] : []),
    ...active.slice(0, MOST_OFFERS),
  ];
  const totals = useQueries({
    queries: ways.map(({ rest }) => ({
      queryKey: ['questions', 'total', toQueryString(rest)],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        (await api.get<QuestionPage>(`/api/questions?${toQueryString(rest)}`, signal)).total,
    })),
  });
  const offers = ways
    .map((way, index) => ({ ...way, total: totals[index]?.data ?? 0 }))
    .filter(({ total }) => total > 0);
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={active.length > 0 ? 'No question fits all of this' : 'No question is called that'}
      action={
        <>
          {offers.map(({ id, label, rest, total }) => (
            <Button key={id} onClick={() => onChange(rest)} className="max-w-full">
              <span className="truncate">
                Drop {label} ({countOfQuestions(total)})
              </span>
            </Button>
          ))}
          <Button variant={offers.length > 0 ? 'quiet' : 'primary'} onClick={onClearAll}>
            Show all questions
          </Button>
        </>
      }
    >
      {adviceFor(offers.length, ways.length)}
    </EmptyState>
  );
}

function adviceFor(offerCount: number, wayCount: number): string {
  if (offerCount > 0) return 'Let go of one of these:';
  return wayCount > 1
    ? 'Letting go of one of them is not enough. Begin again from all questions.'
    : 'Try another word, such as “cache” or “feed”.';
}

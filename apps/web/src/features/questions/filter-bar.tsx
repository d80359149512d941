import { useQuery, useQueryClient } from '@tanstack/react-query';
import { OptionPicker } from '#ui/option-picker';
import { SelectField } from '#ui/select-field';
import { withToggled, type ListFilter } from './active-filters';
import { companyOptions, DIFFICULTY_OPTIONS, STANDING_OPTIONS, STEP_OPTIONS, topicOptions } from './filter-options';
import { allQuestionsQuery } from './questions-query';
import type { QuestionFilters } from './question-search';
import { CURRICULUM_NAMES } from './question-words';

interface FilterBarProps {
  readonly filters: QuestionFilters;
  readonly onChange: (filters: QuestionFilters) => void;
  readonly companies: readonly { readonly slug: string; readonly name: string }[] | undefined;
  /** Only who is signed in has seen or done anything. */
  readonly hasStanding: boolean;
}

export function FilterBar({ filters, onChange, companies, hasStanding }: FilterBarProps) {
  const client = useQueryClient();
  // Asked for by the first hand that comes near: only these lists need it.
  const { data: all } = useQuery({ ...allQuestionsQuery, enabled: false });
  const fetchAll = () => void client.prefetchQuery(allQuestionsQuery);
  const toggle = (filter: ListFilter) => (value: string) => onChange(withToggled(filters, filter, value));
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-2">
      <OptionPicker
        label="Topic"
        searchLabel="Find a topic"
        options={all && topicOptions(all)}
        chosen={filters.topic ?? []}
        onToggle={toggle('topic')}
        onNear={fetchAll}
      />
      <OptionPicker
        label="Difficulty"
        options={DIFFICULTY_OPTIONS}
        chosen={filters.difficulty ?? []}
        onToggle={toggle('difficulty')}
      />
      <OptionPicker
        label="Company"
        searchLabel="Find a company"
        options={all && companies && companyOptions(companies, all)}
        chosen={filters.company ?? []}
        onToggle={toggle('company')}
        onNear={fetchAll}
      />
      <OptionPicker label="Strong step" options={STEP_OPTIONS} chosen={filters.step ?? []} onToggle={toggle('step')} />
      {hasStanding && (
        <OptionPicker
          label="Seen and done"
          options={STANDING_OPTIONS}
          chosen={STANDING_OPTIONS.map(({ value }) => value).filter((value) => holdsStanding(filters, value))}
          onToggle={(value) => onChange(withStanding(filters, value))}
        />
      )}
      <SelectField
        label="Plan of study"
        isLabelHidden
        className="sm:w-auto"
        value={filters.curriculum ?? ''}
        onChange={(value) => onChange({ ...filters, curriculum: curriculumOf(value) })}
        options={[
          { value: '', label: 'Any plan of study' },
          ...Object.entries(CURRICULUM_NAMES).map(([value, label]) => ({ value, label })),
        ]}
      />
    </div>
  );
}

function curriculumOf(value: string): QuestionFilters['curriculum'] {
  return value === '' ? undefined : (value as QuestionFilters['curriculum']);
}

type Standing = (typeof STANDING_OPTIONS)[number]['value'];

function holdsStanding(filters: QuestionFilters, standing: Standing): boolean {
  const [filter, value] = standing.split(':') as ['seen' | 'done', 'yes' | 'no'];
  return filters[filter] === value;
}

/** Seen and not seen exclude each other: choosing one lets go of the other. */
function withStanding(filters: QuestionFilters, standing: string): QuestionFilters {
  const [filter, value] = standing.split(':') as ['seen' | 'done', 'yes' | 'no'];
  return { ...filters, [filter]: filters[filter] === value ? undefined : value };
}

import { CURRICULUM_NAMES, DIFFICULTY_NAMES, STEP_NAMES } from './question-words';
import type { QuestionFilters } from './question-search';
import { areaOf, topicName } from './topic-name';

/** One filter that holds: in words, and what is left to look for without it. */
export interface ActiveFilter {
  readonly id: string;
  readonly label: string;
  readonly rest: QuestionFilters;
}

const STANDING_NAMES = {
  seen: { yes: 'Seen', no: 'Not seen yet' },
  done: { yes: 'Done', no: 'Not done yet' },
} as const;

/** A filter that takes several values. */
export type ListFilter = 'topic' | 'difficulty' | 'company' | 'step';

/** Every filter that holds, one by one, in the order of the bar. Words and order are no filters. */
export function activeFilters(
  filters: QuestionFilters,
  companyName: (slug: string) => string,
): readonly ActiveFilter[] {
  const { topic, difficulty, company, step, curriculum, seen, done } = filters;
  const oneByOne = <Value extends string>(
    filter: ListFilter,
    values: readonly Value[] | undefined,
    label: (value: Value) => string,
  ) =>
    (values ?? []).map((value) => ({
      id: `${filter}:${value}`,
      label: label(value),
      rest: withToggled(filters, filter, value),
    }));
  return [
    ...oneByOne('topic', topic, topicLabel),
    ...oneByOne('difficulty', difficulty, (value) => DIFFICULTY_NAMES[value]),
    ...oneByOne('company', company, companyName),
    ...oneByOne('step', step, (value) => STEP_NAMES[value]),
    ...(curriculum
      ? [{ id: 'curriculum', label: CURRICULUM_NAMES[curriculum], rest: { ...filters, curriculum: undefined } }]
      : []),
    ...(seen ? [{ id: 'seen', label: STANDING_NAMES.seen[seen], rest: { ...filters, seen: undefined } }] : []),
    ...(done ? [{ id: 'done', label: STANDING_NAMES.done[done], rest: { ...filters, done: undefined } }] : []),
  ];
}

/** The filters with one value more or, when it held already, one less. */
export function withToggled(filters: QuestionFilters, filter: ListFilter, value: string): QuestionFilters {
  const held: readonly string[] = filters[filter] ?? [];
  const next = held.includes(value) ? held.filter((other) => other !== value) : [...held, value];
  return { ...filters, [filter]: next.length > 0 ? next : undefined };
}

/** Without any filter; the words and the order stay. */
export function withoutFilters({ q, sort }: QuestionFilters): QuestionFilters {
  return { q, sort };
}

function topicLabel(topic: string): string {
  return topic.includes('/') ? topicName(topic) : `All of ${topicName(areaOf(topic))}`;
}

import type { QuestionListing } from '@fortyfive/contract';
import { DIFFICULTY_NAMES, STEP_NAMES } from './question-words';
import { areaOf, topicName } from './topic-name';

interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  readonly count?: number;
}

/** The topics that questions have, each area with its topics under it and how many questions there are. */
export function topicOptions(questions: readonly QuestionListing[]): readonly FilterOption[] {
  const counts = new Map<string, number>();
  for (const { topics } of questions) {
    for (const name of new Set(topics.flatMap((topic) => [areaOf(topic), topic]))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  // A slash sorts before a dash, so each area is followed by its own topics and by no other area's.
  return [...counts.keys()]
    .sort((one, other) => (one.replace('/', ' ') < other.replace('/', ' ') ? -1 : 1))
    .map(toOption);

  function toOption(topic: string): FilterOption {
    const count = counts.get(topic) ?? 0;
    const area = capitalised(topicName(areaOf(topic)));
    return topic.includes('/')
      ? { value: topic, label: topicName(topic), group: area, count }
      : { value: topic, label: area, count };
  }
}

/** The companies, each with how many questions it is known for; the ones without any are left out. */
export function companyOptions(
  companies: readonly { readonly slug: string; readonly name: string }[],
  questions: readonly QuestionListing[],
): readonly FilterOption[] {
  return companies
    .map(({ slug, name }) => ({
      value: slug,
      label: name,
      count: questions.filter((question) => question.companies.includes(slug)).length,
    }))
    .filter(({ count }) => count > 0);
}

export const DIFFICULTY_OPTIONS: readonly FilterOption[] = toOptions(DIFFICULTY_NAMES);
export const STEP_OPTIONS: readonly FilterOption[] = toOptions(STEP_NAMES);

/** What somebody has had to do with a question, as one list of what one would look for. */
export const STANDING_OPTIONS = [
  { value: 'seen:no', label: 'Not seen yet' },
  { value: 'done:no', label: 'Not done yet' },
  { value: 'seen:yes', label: 'Seen' },
  { value: 'done:yes', label: 'Done' },
] as const satisfies readonly FilterOption[];

function toOptions(names: Readonly<Record<string, string>>): readonly FilterOption[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { QuestionsQuery, DrawQuery } from '@fortyfive/contract';
import { CURRICULUM_NAMES, DIFFICULTY_NAMES, SORT_NAMES, STEP_NAMES } from './question-words';

/** What is looked for: the words, the filters, the order. */
export type QuestionFilters = Omit<QuestionsQuery, 'offset'>;

/** The same as it stands in an address: several values of one filter are one text with commas. */
export interface QuestionSearch {
  readonly q?: string;
  readonly topic?: string;
  readonly difficulty?: string;
  readonly company?: string;
  readonly curriculum?: string;
  readonly step?: string;
  readonly seen?: string;
  readonly done?: string;
  readonly sort?: string;
}

// As in the contract, whose schemas would bring a library along that this page does not need.
const MOST_LETTERS = 100;
const MOST_VALUES = 40;
const TOPIC = /^[a-z-]{1,40}(\/[a-z0-9-]{1,40})?$/u;
const COMPANY = /^[a-z0-9-]{1,40}$/u;
const YES_OR_NO = { yes: 'yes', no: 'no' } as const;

/** Reads an address, whoever wrote it: what it cannot mean is left out (QUESTION-WEB-1). */
export function readQuestionSearch(raw: Readonly<Record<string, unknown>>): QuestionSearch {
  return toSearch({
    q: wordsIn(raw.q),
    topic: valuesIn(raw.topic).filter((topic) => TOPIC.test(topic)),
    difficulty: valuesIn(raw.difficulty).filter((value) => isKeyOf(DIFFICULTY_NAMES, value)),
    company: valuesIn(raw.company).filter((company) => COMPANY.test(company)),
    curriculum: oneOf(CURRICULUM_NAMES, raw.curriculum),
    step: valuesIn(raw.step).filter((value) => isKeyOf(STEP_NAMES, value)),
    seen: oneOf(YES_OR_NO, raw.seen),
    done: oneOf(YES_OR_NO, raw.done),
    sort: oneOf(SORT_NAMES, raw.sort),
  });
}

/** What an address that was read asks for. */
export function filtersOf(search: QuestionSearch): QuestionFilters {
  return {
    q: search.q,
    topic: listOrNone(valuesIn(search.topic)),
    difficulty: listOrNone(valuesIn(search.difficulty).filter((value) => isKeyOf(DIFFICULTY_NAMES, value))),
    company: listOrNone(valuesIn(search.company)),
    curriculum: oneOf(CURRICULUM_NAMES, search.curriculum),
    step: listOrNone(valuesIn(search.step).filter((value) => isKeyOf(STEP_NAMES, value))),
    seen: oneOf(YES_OR_NO, search.seen),
    done: oneOf(YES_OR_NO, search.done),
    sort: oneOf(SORT_NAMES, search.sort),
  };
}

/** The address of what is looked for. Every key is named: the router would fill in a missing one from the address before. */
export function toSearch(filters: QuestionFilters): QuestionSearch {
  const { q, topic, difficulty, company, curriculum, step, seen, done, sort } = filters;
  const joined = (values: readonly string[] = []) => [...new Set(values)].slice(0, MOST_VALUES).join(',') || undefined;
  return {
    q: q?.trim() || undefined,
    topic: joined(topic),
    difficulty: joined(difficulty),
    company: joined(company),
    curriculum,
    step: joined(step),
    seen,
    done,
    sort,
  };
}

/** The query of a request; a filter with several values is repeated. @example toQueryString({ topic: ['a', 'b'] }) // 'topic=a&topic=b' */
export function toQueryString(query: QuestionsQuery | DrawQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) parameters.append(name, String(one));
  }
  return parameters.toString();
}

/** The router reads `?q=45` as a number. */
function wordsIn(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).slice(0, MOST_LETTERS) : undefined;
}

function valuesIn(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === 'string' ? one.split(',') : [])).filter(Boolean);
}

function listOrNone<Value>(values: Value[]): Value[] | undefined {
  return values.length > 0 ? values : undefined;
}

function oneOf<Key extends string>(names: Readonly<Record<Key, string>>, value: unknown): Key | undefined {
  return typeof value === 'string' && isKeyOf(names, value) ? value : undefined;
}

function isKeyOf<Key extends string>(names: Readonly<Record<Key, string>>, value: string): value is Key {
  return Object.hasOwn(names, value);
}

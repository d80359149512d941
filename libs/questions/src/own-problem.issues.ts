import type { z } from 'zod';
import { formatPath } from './problem.errors.js';
import { TOPICS, TOPIC_TAXONOMY } from './topic.taxonomy.js';

/** Something to mend in a problem of one's own, or something that it could do with (QUESTION-10). */
export interface OwnProblemIssue {
  /** Where it stands in the text, from 1. */
  readonly line: number;
  /** `estimation.estimates[2].value`, or `''` for the text as a whole. */
  readonly path: string;
  /** A sentence for its author. */
  readonly message: string;
  /** An `error` keeps it from being used; what is `missing` would make it a better interview. */
  readonly severity: 'error' | 'missing';
}

/** What the YAML library says in words of its own, in words for somebody who writes a problem. */
const YAML_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Map keys must be unique/, 'This name stands twice in the same place: keep one of the two'],
  [/^(Nested mappings are not|Implicit keys need)/, 'Put text in quotes when it holds a colon and a space'],
  [/^Implicit map keys need to be followed/, 'A name needs a colon and a space behind it'],
  [/^(Unexpected flow-seq|Flow sequence)/, 'Close the list with "]", or put the text in quotes'],
  [/^Missing closing/, 'A quote is opened here and never closed'],
  [/^Tabs are not allowed/, 'Indent with spaces: YAML does not take tabs'],
];

/** Names what zod calls a type. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text: put it in quotes if it looks like a number',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list: one "- " per entry',
  object: 'a group of named fields',
  record: 'a group of named fields; {} for none',
};

const PREDICATE = /^(must|is|has|needs|should)\b/;
/** Of more choices than this only those that look alike are named. */
const MOST_CHOICES = 20;

/**
 * A sentence about a place in a problem.
 * @example toSentence(['title'], 'is missing') // 'title is missing.'
 */
export function toSentence(path: readonly PropertyKey[], message: string): string {
  const words = wordsOfYaml(message.replace(/ at line \d+, column \d+:?$/, ''));
  const place = formatPath(path);
  const full = place === '' ? capitalise(words) : PREDICATE.test(words) ? `${place} ${words}` : `In ${place}: ${words}`;
  return /[.?]$/.test(full) ? full : `${full}.`;
}

/** What is wrong, for who has never seen the schema. @param value what stands there */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type')
    return value === undefined || value === null ? 'is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return describeChoice(String(value ?? ''), issue.values.map(String));
  return issue.message;
}

function describeChoice(value: string, choices: readonly string[]): string {
  if (value === '') return 'is missing';
  if (choices.length <= MOST_CHOICES) return `must be one of ${choices.join(', ')}, and not "${value}"`;
  const [area = ''] = value.split('/');
  const alike = TOPICS.filter((topic) => topic.startsWith(`${area}/`));
  if (alike.length > 0) return `there is no topic "${value}". Under ${area} there are ${alike.join(', ')}`;
  return `there is no topic "${value}". Topics begin with one of ${Object.keys(TOPIC_TAXONOMY).join(', ')}`;
}

function wordsOfYaml(message: string): string {
  return YAML_WORDS.find(([form]) => form.test(message))?.[1] ?? message;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

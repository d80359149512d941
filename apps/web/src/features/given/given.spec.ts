import { describe, expect, it } from '@jest/globals';
import { EMPTY_INTERVIEW, reduce, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import { givenIn, givenItems } from './given-item';
import { givenMarkdown } from './given-markdown';
import { headingOf, levelsInWords, newsOf, summaryOf, textOf } from './given-words';

const STARTED_AT_MS = 1_760_000_000_000;
const at = (offsetMs: number) => ({ atMs: STARTED_AT_MS + offsetMs, actorId: 'ana' });

const EVENTS: readonly RoomEvent[] = [
  { ...at(0), type: 'interview-started' },
  {
    ...at(61_000),
    type: 'fact-given',
    factId: 'volume',
    stepId: 'requirements',
    asked: 'How many?',
    answer: '100 million.',
  },
  { ...at(90_000), type: 'hint-given', stepId: 'requirements', rung: 1, text: 'Who reads?', price: 0.5 },
  { ...at(95_000), type: 'hint-given', stepId: 'requirements', rung: 2, text: 'And how often?', price: 0.5 },
  { ...at(130_000), type: 'step-advanced', to: 'estimation' },
  { ...at(140_000), type: 'curveball-fired', curveballId: 'spike', stepId: 'estimation', announcement: 'Ten times.' },
  { ...at(150_000), type: 'fact-given', factId: 'peak', stepId: 'estimation', asked: 'Peaks?', answer: 'Threefold.' },
];
const STATE = EVENTS.reduce<InterviewState>(reduce, EMPTY_INTERVIEW);

describe('what came from the desk', () => {
  it('[GIVEN-1] stands in the order in which it came, in the step in which it came', () => {
    const keysOf = (items: ReturnType<typeof givenItems>) => items.map(({ key }) => key);
    expect(keysOf(givenItems(STATE))).toEqual([
      'fact:volume',
      'hint:requirements:1',
      'hint:requirements:2',
      'curveball:spike',
      'fact:peak',
    ]);
    expect(keysOf(givenIn(STATE, 'estimation'))).toEqual(['curveball:spike', 'fact:peak']);
    expect(givenIn(STATE, 'api')).toEqual([]);
  });

  it('[GIVEN-1] is nothing in an interview from before there was a desk', () => {
    expect(givenItems(EMPTY_INTERVIEW)).toEqual([]);
    expect(summaryOf(EMPTY_INTERVIEW, 'requirements')).toBe('No answers and no hints yet');
    expect(givenMarkdown(givenIn(EMPTY_INTERVIEW, 'requirements'), STARTED_AT_MS)).toBe('');
  });

  it('[GIVEN-2] reads as an answered question, a hint with its place and price, and a curveball', () => {
    const items = givenItems(STATE);
    expect(items.map((item) => `${headingOf(item)} → ${textOf(item)}`)).toEqual([
      'How many? → 100 million.',
      'Hint 1, costs half a level → Who reads?',
      'Hint 2, costs half a level → And how often?',
      'Curveball → Ten times.',
      'Peaks? → Threefold.',
    ]);
    expect(items.slice(0, 2).map(newsOf)).toEqual([
      'Answered: How many? 100 million.',
      'Hint 1, costs half a level: Who reads?',
    ]);
  });

  it.each([
    [0.5, 'half a level'],
    [1, '1 level'],
    [1.5, '1½ levels'],
    [2, '2 levels'],
  ])('[GIVEN-2] calls %d levels %j', (levels, words) => expect(levelsInWords(levels)).toBe(words));

  it('[GIVEN-3] is summed up per step, with what the hints cost so far', () => {
    expect(summaryOf(STATE, 'requirements')).toBe('1 answer, 2 hints costing 1 level');
    expect(summaryOf(STATE, 'estimation')).toBe('1 answer');
    expect(summaryOf(STATE, 'api')).toBe('No answers and no hints yet');
  });

  it('[GIVEN-6] is a list in Markdown, with the time since the start', () => {
    expect(givenMarkdown(givenIn(STATE, 'requirements'), STARTED_AT_MS)).toBe(
      [
        '### Given',
        '',
        '- 1:01 **How many?** 100 million.',
        '- 1:30 **Hint 1, costs half a level** Who reads?',
        '- 1:35 **Hint 2, costs half a level** And how often?',
      ].join('\n'),
    );
  });

  it('[GIVEN-6] leaves words words in Markdown, whoever wrote the question', () => {
    const asked = '**Not** <b>bold</b>\n\n# not [a link](javascript:x) `or code`';
    const fact = { factId: 'odd', stepId: 'api', asked, answer: '1_000_000 | 2', ...at(0) } as const;
    expect(givenMarkdown(givenItems({ facts: [fact], hints: [], curveballs: [] }), STARTED_AT_MS)).toBe(
      String.raw`### Given

- 0:00 **\*\*Not\*\* \<b\>bold\</b\> \# not \[a link\](javascript:x) \`or code\`** 1\_000\_000 \| 2`,
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { markedParts } from './marked-text';

/** The text with brackets around what is marked. */
const marked = (text: string, ...terms: string[]) =>
  markedParts(text, terms)
    .map((part) => (part.isFound ? `[${part.text}]` : part.text))
    .join('');

describe('[QUESTION-WEB-2] what a search found is marked', () => {
  it.each([
    ['Design a rate limiter', ['rate', 'lim'], 'Design a [rate] [lim]iter'],
    ['Generate a report', ['rate'], 'Generate a report'],
    ['Café and CAFE', ['cafe'], '[Café] and [CAFE]'],
    ['Cafe\u0301 later', ['caf'], '[Caf]e\u0301 later'],
    ['Cafe\u0301 later', ['cafe'], '[Cafe\u0301] later'],
    ['cache, caching', ['cach', 'cache'], '[cache], [cach]ing'],
    ['Straße 45', ['straße', '4'], '[Straße] [4]5'],
    ['key-value', ['value'], 'key-[value]'],
    ['nothing here', [], 'nothing here'],
    ['nothing here', [''], 'nothing here'],
    ['', ['a'], ''],
  ])('%j by %j', (text, terms, expected) => {
    expect(marked(text, ...terms)).toBe(expected);
  });

  it('loses no letter', () => {
    const text = '🦊 Ångström’s naïve “façade”, 12 µs';
    expect(
      markedParts(text, ['ang', 'fac', 'n', '1'])
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

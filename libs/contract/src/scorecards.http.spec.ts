import { describe, expect, it } from '@jest/globals';
import { CRITERION_IDS, RATINGS } from '@fortyfive/interview';
import fc from 'fast-check';
import { COMMENT_MAX, scorecardBody } from './index.js';

const withApi = (entry: unknown) => ({ ratings: { api: entry } });
const accepts = (body: unknown): boolean => scorecardBody.safeParse(body).success;

const EVIDENCE = { criterionId: 'api', sign: '+', words: 'Named the cursor.', offsetMs: 61_000 };
const ID = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';

describe('the other parts of a scorecard', () => {
  it('[CONTRACT-8] take evidence by an id, and null to take one back', () => {
    expect(accepts({ evidence: { [ID]: EVIDENCE } })).toBe(true);
    expect(accepts({ evidence: { [ID]: null } })).toBe(true);
    expect(accepts({})).toBe(true);
    for (const change of [
      { sign: '?' },
      { criterionId: 'charm' },
      { words: 'x'.repeat(301) },
      { offsetMs: -1 },
      { offsetMs: 0.5 },
      { offsetMs: 2 ** 31 },
      { by: 'Ana' },
    ])
      expect(accepts({ evidence: { [ID]: { ...EVIDENCE, ...change } } })).toBe(false);
    expect(accepts({ evidence: { first: EVIDENCE } })).toBe(false);
  });

  it('[CONTRACT-8] take three takeaways and known questions', () => {
    expect(accepts({ takeaways: { first: 'Ask first.', third: '' } })).toBe(true);
    expect(accepts({ selfReview: { time: { answer: 'partly', comment: '' } } })).toBe(true);
    expect(accepts({ aboutPartner: { 'went-well': 'Patient.' }, partnerRatings: { fair: null, clear: 'yes' } })).toBe(
      true,
    );
    for (const body of [
      { takeaways: { fourth: 'x' } },
      { takeaways: { first: 'x'.repeat(301) } },
      { selfReview: { charm: { answer: 'yes', comment: '' } } },
      { selfReview: { time: { answer: 'maybe', comment: '' } } },
      { aboutPartner: { 'went-badly': 'x' } },
      { partnerRatings: { nice: 'yes' } },
      { partnerRatings: { fair: 4 } },
    ])
      expect(accepts(body)).toBe(false);
  });
});

describe('scorecards', () => {
  it('[CONTRACT-8] take changes to no criterion, to one, or to all', () => {
    const full = Object.fromEntries(CRITERION_IDS.map((id) => [id, { rating: 'yes', comment: 'Clear.' }]));
    for (const ratings of [{}, { api: { rating: null, comment: '' } }, full])
      expect(scorecardBody.parse({ ratings })).toEqual({ ratings });
  });

  it('[CONTRACT-8] take the four ratings and none', () => {
    for (const rating of [...RATINGS, null]) expect(accepts(withApi({ rating, comment: '' }))).toBe(true);
    for (const rating of ['maybe', '', 3, undefined, ['yes']])
      expect(accepts(withApi({ rating, comment: '' }))).toBe(false);
  });

  it('[CONTRACT-8] take 2,000 characters on a criterion', () => {
    expect(accepts(withApi({ rating: null, comment: 'x'.repeat(COMMENT_MAX) }))).toBe(true);
    const tooLong = scorecardBody.safeParse(withApi({ rating: null, comment: 'x'.repeat(COMMENT_MAX + 1) }));
    expect(tooLong.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['ratings.api.comment', 'Use at most 2000 characters.'],
    ]);
  });

  it.each([
    ['a criterion that nobody knows', { ratings: { charm: { rating: 'yes', comment: '' } } }],
    ['a rating without a comment field', withApi({ rating: 'yes' })],
    ['a field too many', withApi({ rating: 'yes', comment: '', weight: 2 })],
    ['somebody else as author', { ratings: {}, authorId: 'x' }],
    ['a time of submission', { ratings: {}, submittedAt: '2026-01-31T12:00:00Z' }],
    ['a list', { ratings: [] }],
  ])('[CONTRACT-2] refuse %s', (_, body) => {
    expect(accepts(body)).toBe(false);
  });

  it('[CONTRACT-5] keep every comment in a form that can be stored', () => {
    expect(scorecardBody.parse(withApi({ rating: null, comment: 'a\0b\ud83d\n\u{1F680}' }))).toEqual(
      withApi({ rating: null, comment: 'ab\ufffd\n\u{1F680}' }),
    );
    const halves = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(halves, (comment) => {
        const kept = scorecardBody.parse(withApi({ rating: null, comment })).ratings?.api?.comment ?? '';
        expect(kept).not.toContain('\0');
        expect(Buffer.from(kept, 'utf8').toString('utf8')).toBe(kept);
      }),
    );
  });
});

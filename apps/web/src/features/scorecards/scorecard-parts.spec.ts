import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '@fortyfive/contract';
import { EMPTY_CARD, hasChanges, newestOf, withChanges } from './scorecard-parts';

const seen = (words: string): Evidence => ({ criterionId: 'api', sign: '+', words, offsetMs: 0 });

describe('changes on a scorecard', () => {
  it('are none when every part that is named is empty', () => {
    expect(hasChanges({})).toBe(false);
    expect(hasChanges({ ratings: {}, takeaways: undefined })).toBe(false);
    expect(hasChanges({ ratings: {}, evidence: { a: null } })).toBe(true);
  });

  it('SCORECARD-WEB-1: become the newest state of each entry, part by part', () => {
    const newest = newestOf(
      { ratings: { api: { rating: 'no', comment: 'a' } }, evidence: { one: seen('a'), two: seen('b') } },
      { ratings: { estimation: { rating: null, comment: '' } }, partnerRatings: { fair: 'yes' } },
      { ratings: { api: { rating: 'yes', comment: 'b' } }, evidence: { one: null } },
    );
    expect(newest).toEqual({
      ratings: { api: { rating: 'yes', comment: 'b' }, estimation: { rating: null, comment: '' } },
      evidence: { one: null, two: seen('b') },
      partnerRatings: { fair: 'yes' },
    });
  });

  it('are put on a card in every part, and evidence that is taken back is gone', () => {
    const card = withChanges(EMPTY_CARD, {
      ratings: { api: { rating: 'no', comment: 'a' } },
      evidence: { one: seen('a'), two: seen('b') },
      takeaways: { first: 'c' },
      selfReview: { time: { answer: 'partly', comment: '' } },
      aboutPartner: { clear: 'd' },
      partnerRatings: { fair: 'yes' },
    });
    expect(withChanges(card, { evidence: { one: null }, takeaways: { second: 'e' } })).toEqual({
      ...card,
      evidence: { two: seen('b') },
      takeaways: { first: 'c', second: 'e' },
    });
  });
});

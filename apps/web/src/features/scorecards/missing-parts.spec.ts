import { describe, expect, it } from '@jest/globals';
import type { MyScorecardView } from '@fortyfive/contract';
import { PARTNER_QUESTIONS, PARTNER_TRAITS, RUBRIC_VERSION, rubricOf, SELF_REVIEW } from '@fortyfive/interview';
import { gapsOn, ownGapsOn, unratedOn } from './missing-parts';
import { neighboursOf, OWN_PARTS, partToGoOn } from './own-parts';
import { EMPTY_CARD, withChanges } from './scorecard-parts';

const rubric = rubricOf(RUBRIC_VERSION);
const entries = <Id extends string, Value>(ids: readonly { readonly id: Id }[], value: Value) =>
  Object.fromEntries(ids.map(({ id }) => [id, value])) as Record<Id, Value>;
const rated = withChanges(EMPTY_CARD, { ratings: entries(rubric.criteria, { rating: 'yes', comment: '' }) });
const reviewed = withChanges(rated, { selfReview: entries(SELF_REVIEW, { answer: 'partly', comment: '' }) });
const told = withChanges(reviewed, {
  aboutPartner: entries(PARTNER_QUESTIONS, 'Yes.'),
  partnerRatings: entries(PARTNER_TRAITS, 'yes'),
});
const whole = withChanges(told, { takeaways: { second: 'Ask for the read rate.' } });
const sentencesOn = (card: MyScorecardView | null) => ownGapsOn(card, rubric).map(({ sentence }) => sentence);

describe('SCORECARD-WEB-4: what is missing on a scorecard', () => {
  it('is everything before anything is written', () => {
    expect(sentencesOn(null)).toEqual([
      '9 of 9 criteria are not rated yet',
      '8 of 8 questions about yourself are not answered yet',
      '7 of 7 questions about your interviewer are not answered yet',
      'There is no takeaway yet',
    ]);
  });

  it('is named where a name says something, and one is not several', () => {
    const card = withChanges(whole, { ratings: { drive: { rating: null, comment: 'Later.' } } });
    expect(ownGapsOn(card, rubric)).toEqual([{ sentence: '1 of 9 criteria is not rated yet', names: ['Drive'] }]);
    expect(unratedOn(card, rubric).map(({ id }) => id)).toEqual(['drive']);
  });

  it('is nothing on a whole card, and blanks are no words', () => {
    expect(sentencesOn(whole)).toEqual([]);
    const blank = withChanges(whole, { takeaways: { second: ' ' }, aboutPartner: { clear: ' \n' } });
    expect(sentencesOn(blank)).toEqual([
      '1 of 7 questions about your interviewer is not answered yet',
      'There is no takeaway yet',
    ]);
  });

  it('is judged by the rubric of the interview', () => {
    expect(gapsOn(rated, rubricOf(1)).map(({ sentence }) => sentence)).toEqual(['There is no takeaway yet']);
    expect(unratedOn(null, rubricOf(1))).toHaveLength(8);
  });

  it('asks nobody who rates somebody else about themselves', () => {
    expect(gapsOn(null, rubric).map(({ sentence }) => sentence)).toEqual([
      '9 of 9 criteria are not rated yet',
      'There is no takeaway yet',
    ]);
  });
});

describe("SCORECARD-WEB-10: the candidate's card", () => {
  it('goes on with the first part in which something is missing', () => {
    expect([null, rated, reviewed, told, whole].map((card) => partToGoOn(card, rubric))).toEqual([
      'ratings',
      'review',
      'partner',
      'finish',
      'finish',
    ]);
  });

  it('has its parts one after the other', () => {
    const way = OWN_PARTS.map(({ id }) => neighboursOf(id));
    expect(way.map(({ after }) => after)).toEqual(['review', 'partner', 'finish', null]);
    expect(way.map(({ before }) => before)).toEqual([null, 'ratings', 'review', 'partner']);
  });
});

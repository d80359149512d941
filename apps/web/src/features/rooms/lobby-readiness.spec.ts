import { describe, expect, it } from '@jest/globals';
import { EMPTY_INTERVIEW, type Participant } from '@fortyfive/interview';
import { whatIsMissing } from './lobby-readiness';

const ana: Participant = {
  userId: 'ana',
  displayName: 'Ana',
  role: 'interviewer',
  isReady: false,
  hasReadBrief: false,
};
const ben: Participant = { userId: 'ben', displayName: 'Ben', role: 'candidate', isReady: false, hasReadBrief: false };
const stateOf = (...participants: Participant[]) => ({ ...EMPTY_INTERVIEW, participants });

describe('whatIsMissing', () => {
  it('names the free seat first', () => {
    expect(whatIsMissing(stateOf(ana), ana)).toBe('Nobody has the candidate’s seat yet.');
    expect(whatIsMissing(stateOf(ben), ben)).toBe('Nobody has the interviewer’s seat yet.');
  });

  it('says who has not pressed Ready, to each in their own words', () => {
    expect(whatIsMissing(stateOf(ana, ben), ben)).toBe('You and Ana have not pressed Ready yet.');
    expect(whatIsMissing(stateOf(ana, { ...ben, isReady: true }), ana)).toBe('You have not pressed Ready yet.');
    expect(whatIsMissing(stateOf(ana, { ...ben, isReady: true }), ben)).toBe('Ana has not pressed Ready yet.');
  });

  it('has nothing to say when both are ready', () => {
    expect(whatIsMissing(stateOf({ ...ana, isReady: true }, { ...ben, isReady: true }), ana)).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { ACTIONS, can, ROLES, type Action, type Role } from './index.js';

/** Who may do what, spelled out: the specification, not a copy of how the code derives it. */
const EXPECTED: Readonly<Record<Action, readonly Role[]>> = {
  'view-interview': ['interviewer', 'candidate', 'observer'],
  'read-documents': ['interviewer', 'candidate', 'observer'],
  'read-recording': ['interviewer', 'candidate', 'observer'],
  'read-scorecard': ['interviewer', 'candidate', 'observer'],
  'take-role': ['interviewer', 'candidate', 'observer'],
  'write-documents': ['interviewer', 'candidate'],
  'renew-invite': ['interviewer', 'candidate'],
  'swap-roles': ['interviewer', 'candidate'],
  'set-ready': ['interviewer', 'candidate'],
  pause: ['interviewer', 'candidate'],
  resume: ['interviewer', 'candidate'],
  'read-interviewer-notes': ['interviewer'],
  'write-interviewer-notes': ['interviewer'],
  'open-brief': ['interviewer'],
  'read-brief': ['interviewer'],
  'study-question': ['interviewer', 'candidate', 'observer'],
  // Each their own: the interviewer's, the candidate's of themselves, the observer's.
  'write-scorecard': ['interviewer', 'candidate', 'observer'],
  start: ['interviewer'],
  'advance-step': ['interviewer'],
  'add-minute': ['interviewer'],
  end: ['interviewer'],
  'give-fact': ['interviewer'],
  'give-hint': ['interviewer'],
  'fire-curveball': ['interviewer'],
  'ask-help': ['candidate'],
  'settle-help': ['interviewer', 'candidate'],
  'begin-next': ['interviewer', 'candidate'],
};

describe('roles', () => {
  it.each(ACTIONS)('[INTERVIEW-5] lets the right people %s', (action) => {
    expect(ROLES.filter((role) => can(role, action))).toEqual(EXPECTED[action]);
  });
});

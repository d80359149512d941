import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '@fortyfive/interview';
import { AppError, CLOSE_CODES, ERRORS, isFinalClose, type ErrorCode } from './index.js';

const CODES = Object.keys(ERRORS) as ErrorCode[];

/** Every refusal by name, so that a new one does not compile until it is here and has its error. */
const REFUSALS: Record<Refusal, true> = {
  not_allowed: true,
  interview_over: true,
  interview_started: true,
  interview_not_started: true,
  not_everyone_ready: true,
  role_taken: true,
  brief_read: true,
  room_full: true,
  last_step: true,
  hint_out_of_turn: true,
};

describe('errors', () => {
  it.each(CODES)('[CONTRACT-1] %s has a status and a sentence', (code) => {
    const { status, message } = ERRORS[code];
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect([400, 401, 403, 404, 409, 410, 413, 429, 500, 503]).toContain(status);
    expect(message).toMatch(/^[A-Z][^\n]*[a-z]\.$/);
  });

  it('[CONTRACT-1] has no two codes that read the same', () => {
    expect(new Set(CODES.map((code) => ERRORS[code].message)).size).toBe(CODES.length);
  });

  it('[CONTRACT-1] knows every reason for which a command is refused', () => {
    expect(CODES).toEqual(expect.arrayContaining(Object.keys(REFUSALS)));
  });

  it('[CONTRACT-1] sends code and sentence, and fields only when there are some', () => {
    const { message } = ERRORS.room_full;
    expect(new AppError('room_full').toBody()).toEqual({ code: 'room_full', message });
    expect(Object.keys(new AppError('room_full').toBody())).toEqual(['code', 'message']);
    const fields = [{ path: 'email', message: 'This e-mail is taken.' }];
    const taken = new AppError('email_taken', fields);
    expect(taken.status).toBe(409);
    expect(JSON.parse(JSON.stringify(taken.toBody()))).toEqual({ code: 'email_taken', message: taken.message, fields });
  });
});

describe('close codes', () => {
  it('[CONTRACT-7] are final where coming back is pointless, and only there', () => {
    const final = Object.entries(CLOSE_CODES).filter(([, code]) => isFinalClose(code));
    expect(final.map(([name]) => name).sort()).toEqual([
      'damaged',
      'interviewOver',
      'malformed',
      'notAllowed',
      'refusedUpdate',
    ]);
    for (const code of [1000, 1001, 1006, 4399, 4500]) expect(isFinalClose(code)).toBe(false);
  });
});

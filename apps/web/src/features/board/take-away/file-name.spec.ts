import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileName } from './file-name';

const NOON = new Date(2026, 0, 5, 12).getTime();

describe('the name of a file with the board', () => {
  it('[TAKE-AWAY-1] is the question and the day', () => {
    expect(fileName({ question: 'Design a URL shortener', startedAtMs: NOON })).toBe(
      'Design a URL shortener 2026-01-05',
    );
  });

  it.each([
    ['a path', '../../etc/passwd', '.. .. etc passwd 2026-01-05'],
    ['what Windows refuses', 'Chat: 1:1 or "groups"?', 'Chat 1 1 or groups 2026-01-05'],
    ['nothing that is left', '???', 'Board 2026-01-05'],
    ['letters of other scripts', 'Дизайн 聊天', 'Дизайн 聊天 2026-01-05'],
  ])('has room for %s', (_name, question, name) => {
    expect(fileName({ question, startedAtMs: NOON })).toBe(name);
  });

  it('is one that every system takes, whatever the question is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (question) => {
        const name = fileName({ question, startedAtMs: NOON });
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u);
        expect([...name].length).toBeLessThanOrEqual(91);
        expect(name).toBe(name.trim());
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DISPLAY_NAME_MAX, displayNameSchema, guestBody, signInBody, signUpBody } from './index.js';

/** What becomes of a name: the name as it is kept, or the complaint. */
function read(name: unknown): string {
  const result = displayNameSchema.safeParse(name);
  return result.success ? result.data : `! ${result.error.issues.map(({ message }) => message).join(' ')}`;
}

const EMPTY = '! Enter a name.';
const TOO_LONG = '! Use at most 60 characters.';
const FAMILY = '\u{1F469}\u200d\u{1F467}\u200d\u{1F466}';
const ENGLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';

describe('display names', () => {
  it.each([
    ['nothing', '', EMPTY],
    ['only spaces', ' \t\n\u00a0\u3000 ', EMPTY],
    ['60 characters', 'x'.repeat(60), 'x'.repeat(60)],
    ['61 characters', 'x'.repeat(61), TOO_LONG],
    ['10,000 characters', 'x'.repeat(10_000), TOO_LONG],
    ['60 characters and space around', `  ${'x'.repeat(60)}  `, 'x'.repeat(60)],
    ['emoji', 'Ana \u{1F680}', 'Ana \u{1F680}'],
    ['60 emoji', '\u{1F680}'.repeat(60), '\u{1F680}'.repeat(60)],
    ['61 emoji', '\u{1F680}'.repeat(61), TOO_LONG],
    ['an emoji joined from three', FAMILY, FAMILY],
    ['a flag made of tags', ENGLAND, ENGLAND],
    ['a heart with its variation selector', '\u2764\ufe0f', '\u2764\ufe0f'],
    ['a name from right to left', '\u05d0\u05d1\u05d9\u05d2\u05d9\u05dc', '\u05d0\u05d1\u05d9\u05d2\u05d9\u05dc'],
    [
      'Persian with a non-joiner',
      '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627',
      '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627',
    ],
    ['white space within', 'Ana\n \t Luiza\u3000Reis', 'Ana Luiza Reis'],
    ['decomposed accents', 'Jose\u0301', 'Jos\u00e9'],
    ['an accent behind a hidden mark', 'Jose\u202e\u0301', 'Jos\u00e9'],
    ['control characters', 'A\u0000n\u001b[31ma\u0085', 'An[31ma'],
    ['marks that turn text round', 'Ana\u202e moc.live\u2066\u200f\u061c', 'Ana moc.live'],
    ['half of a character', 'Ana\ud83d', 'Ana\ufffd'],
    ['markup, which is only text', '<b onclick="x()">Ana</b>', '<b onclick="x()">Ana</b>'],
  ])('[CONTRACT-3] %s', (_, name, expected) => {
    expect(read(name)).toBe(expected);
  });

  it.each([
    ['zero-width spaces', '\u200b\u200b'],
    ['a joiner', '\u200d'],
    ['a soft hyphen', '\u00ad'],
    ['the Hangul filler', '\u3164'],
    ['marks of direction', '\u202e\u2066\u200f'],
    ['control characters', '\u0000\u0007\u001b'],
  ])('[CONTRACT-3] a name of nothing but %s is no name', (_, name) => {
    expect(read(name)).toBe(EMPTY);
  });

  it.each([[null], [undefined], [7], [{}], [['Ana']]])('[CONTRACT-2] %p is no name', (name) => {
    expect(displayNameSchema.safeParse(name).success).toBe(false);
  });

  it('[CONTRACT-3] whatever passes is visible, short, in one line, storable, and passes again unchanged', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(anything, (name) => {
        const result = displayNameSchema.safeParse(name);
        fc.pre(result.success);
        const kept = result.data ?? '';
        expect([...kept].length).toBeGreaterThan(0);
        expect([...kept].length).toBeLessThanOrEqual(DISPLAY_NAME_MAX);
        expect(kept).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]|^\s|\s$|\s\s/u);
        expect(read(kept)).toBe(kept);
      }),
    );
  });
});

describe('accounts', () => {
  const account = { displayName: 'Ana', email: 'ana@example.org', password: 'correct horse' };

  it('[CONTRACT-4] compares e-mail addresses in small letters, and leaves the password as it is', () => {
    const body = { ...account, email: ' Ana@Example.ORG ', password: '  Spaces and CAPITALS  ' };
    expect(signUpBody.parse(body)).toEqual({ ...account, password: '  Spaces and CAPITALS  ' });
    expect(signInBody.parse({ email: body.email, password: body.password })).toEqual({
      email: 'ana@example.org',
      password: '  Spaces and CAPITALS  ',
    });
  });

  it.each([
    '',
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'a b@example.org',
    'ana@exa\0mple.org',
    `${'a'.repeat(250)}@b.org`,
  ])('[CONTRACT-4] %p is no e-mail address', (email) => {
    const result = signUpBody.safeParse({ ...account, email });
    expect(result.error?.issues.map(({ path }) => path)).toContainEqual(['email']);
  });

  it('[CONTRACT-4] asks for 10 to 200 characters in a new password', () => {
    const isFine = (length: number): boolean =>
      signUpBody.safeParse({ ...account, password: 'p'.repeat(length) }).success;
    expect([9, 10, 200, 201].map(isFine)).toEqual([false, true, true, false]);
  });

  it('[CONTRACT-2] takes no field that it does not know', () => {
    expect(guestBody.safeParse({ displayName: 'Ana' }).success).toBe(true);
    for (const extra of [{ id: 'x' }, { isAdmin: true }, JSON.parse('{"__proto__":{"isAdmin":true}}') as object]) {
      expect(guestBody.safeParse({ displayName: 'Ana', ...extra }).success).toBe(false);
      expect(signUpBody.safeParse({ ...account, ...extra }).success).toBe(false);
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('[CONTRACT-2] says of each field what is wrong with it, in a sentence', () => {
    const result = signUpBody.safeParse({ displayName: '', email: 'x', password: 'short' });
    const complaints = (result.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
    expect(complaints).toEqual([
      ['displayName', 'Enter a name.'],
      ['email', 'Enter an e-mail address such as ana@example.org.'],
      ['password', 'Use at least 10 characters.'],
    ]);
  });
});

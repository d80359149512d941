/** What no text contains by chance, and what no search splits or corrects into another one. */
const WORD = /(?:qz|pw)[a-j]{5}zz/g;
const PREFIXES = { secret: 'qz', public: 'pw' } as const;

/** The beginning of every secret word, and of nothing else that is typed anywhere. */
export const SECRET_PREFIX = PREFIXES.secret;

/** Words planted in one place each, and things that are secret as they are: whoever hears one has heard that place. */
export class Canaries {
  readonly #names = new Map<string, string>();
  readonly #watched = new Map<string, string | RegExp>();

  /** @returns the word to plant there */
  plant(name: string, audience: keyof typeof PREFIXES = 'secret'): string {
    if (this.names().includes(name)) throw new Error(`There is a canary in ${name} already.`);
    const number = String(this.#names.size).padStart(5, '0');
    const word = `${PREFIXES[audience]}${number.replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}zz`;
    this.#names.set(word, name);
    return word;
  }

  /** What was planted under a name. */
  word(name: string): string {
    return [...this.#names].find(([, planted]) => planted === name)?.[0] ?? '';
  }

  /** Something that is told by itself: a cookie, a token, a rating that nobody else has given. */
  watch(name: string, what: string | RegExp): void {
    this.#watched.set(name, what);
  }

  /** The names of all that stands in a text. */
  heardIn(text: string): Set<string> {
    const planted = (text.match(WORD) ?? []).map((word) => this.#names.get(word) ?? `unknown ${word}`);
    const watched = [...this.#watched].filter(([, what]) =>
      typeof what === 'string' ? text.includes(what) : what.test(text),
    );
    return new Set([...planted, ...watched.map(([name]) => name)]);
  }

  /** Where a name is said first, with what stands around it; for the message of a test that fails. */
  excerpt(name: string, text: string): string {
    const word = this.#watched.get(name) ?? this.word(name);
    const at = typeof word === 'string' ? text.indexOf(word) : text.search(word);
    return text.slice(Math.max(0, at - 120), at + 60);
  }

  /** All names that begin with one of these; all there are when none is given. */
  names(...beginnings: readonly string[]): string[] {
    const all = [...this.#names.values(), ...this.#watched.keys()];
    return beginnings.length === 0 ? all : all.filter((name) => beginnings.some((start) => name.startsWith(start)));
  }
}

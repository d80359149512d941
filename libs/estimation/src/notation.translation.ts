import { FORMULA_FUNCTIONS } from './formula.functions.js';
import { magnitudeMeant } from './notation.magnitudes.js';
import {
  ambiguousPercent,
  expectsValue,
  notAFunction,
  sideBySide,
  stillOpen,
  stops,
  unknownWord,
  unmatched,
} from './notation.mistakes.js';
import { tokenize, type Token } from './notation.tokens.js';
import { bitsOrBytes, isCountedNoun, unitMeant } from './notation.units.js';

/** A formula of the strict language; in it `n0` stands for the first of `names`, `n1` for the second. */
export interface Translation {
  readonly formula: string;
  /** The cells it needs, by key, in order of appearance. */
  readonly names: readonly string[];
}

/** Whose names count, and how they are written. */
export interface KnownCells {
  has(key: string): boolean;
  keys(): Iterable<string>;
}

/** Names are the same in capitals and without. */
export function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/**
 * Translates a formula as people type it into the strict language (ESTIMATION-8). A word directly behind a number is its
 * unit if it is one; anywhere else the name of a cell comes first. A number and its unit belong together:
 * `100M / 30 days` is per thirty days.
 *
 * @throws EstimationError `ambiguous`, `forbidden`, `incomplete`, `syntax`, `unknown-name`, in words for whoever typed it
 * @example translateNotation('dau * 5 / day', new Map([['dau', 0]])).formula // 'n0 * (5) / day'
 */
export function translateNotation(text: string, cells: KnownCells): Translation {
  return new Translator(tokenize(text), cells).translate();
}

type Place = 'start' | 'operator' | 'number' | 'word' | 'bracket';

class Translator {
  readonly #tokens: readonly Token[];
  readonly #cells: KnownCells;
  readonly #output: string[] = [];
  readonly #names: string[] = [];
  readonly #brackets: ('group' | 'list')[] = [];
  #at = 0;
  #place: Place = 'start';

  constructor(tokens: readonly Token[], cells: KnownCells) {
    this.#tokens = tokens;
    this.#cells = cells;
  }

  translate(): Translation {
    for (let token = this.#peek(); token; token = this.#peek()) {
      this.#at += 1;
      if (token.kind === 'number') this.#takeNumber(token);
      else if (token.kind === 'word') this.#takeWord(token);
      else this.#takeSymbol(token);
    }
    if (this.#expectsOperand()) throw stops(this.#tokens.at(-1)?.text);
    if (this.#brackets.length > 0) throw stillOpen();
    return { formula: this.#output.join(' '), names: this.#names };
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #nextWord(): string | undefined {
    const token = this.#peek();
    return token?.kind === 'word' && !this.#isFunction(token) ? token.text : undefined;
  }

  #nextSymbol(ahead = 0): string | undefined {
    const token = this.#peek(ahead);
    return token?.kind === 'symbol' ? token.symbol : undefined;
  }

  /** Whether this word, which is the next token, is called: `min (` is a function, `5 min` is a time. */
  #isFunction(token: Token): boolean {
    return Object.hasOwn(FORMULA_FUNCTIONS, token.text.toLowerCase()) && this.#nextSymbol(1) === '(';
  }

  #expectsOperand(): boolean {
    return this.#place === 'start' || this.#place === 'operator';
  }

  #operand(text: string, token: Token, place: Place): void {
    if (!this.#expectsOperand()) {
      // Side by side is a product only where nobody can take it for a slip: behind a number or a bracket.
      const joins = this.#place !== 'word' && token.kind !== 'number';
      if (!joins) throw sideBySide(this.#tokens[this.#tokens.indexOf(token) - 1], token);
      this.#output.push('*');
    }
    this.#output.push(text);
    this.#place = place;
  }

  /** A number with all that belongs to it: power, magnitude, percent sign, units, or the one name it multiplies. */
  #takeNumber(token: Extract<Token, { kind: 'number' }>): void {
    const isAdded = ['+', '-'].includes(this.#output.at(-1) ?? '') ? this.#output.at(-1) : undefined;
    const parts = [`${token.value}${this.#power()}`];
    const magnitude = this.#magnitude();
    if (magnitude !== undefined) parts.push(`* ${magnitude}`);
    const isPercent = this.#nextSymbol() === '%';
    if (isPercent) {
      this.#at += 1;
      parts.push('/ 100');
    }
    const units = this.#units();
    const name = this.#nextWord();
    const hasName = units.length === 0 && name !== undefined && this.#cells.has(keyOf(name));
    if (isPercent && isAdded && units.length === 0 && !hasName) this.#checkAddedPercent(token, isAdded);
    if (hasName) parts.push(`* ${this.#nameOf(name)}`);
    if (hasName) this.#at += 1;
    this.#operand(`(${[...parts, ...units].join(' ')})`, token, hasName || units.length > 0 ? 'word' : 'number');
    this.#skipTimes();
  }

  /** `10^6 users`: the power is the number's. Towers such as 2^3^2 are left to the strict language. */
  #power(): string {
    const exponent = this.#peek(1);
    if (this.#nextSymbol() !== '^' || exponent?.kind !== 'number' || this.#nextSymbol(2) === '^') return '';
    this.#at += 2;
    return ` ^ ${exponent.value}`;
  }

  #magnitude(): number | undefined {
    const word = this.#nextWord();
    if (word === undefined) return undefined;
    const behind = this.#peek(1);
    const magnitude = magnitudeMeant(word, behind?.kind === 'word' && isCountedNoun(behind.text));
    if (magnitude !== undefined) this.#at += 1;
    return magnitude;
  }

  #units(): string[] {
    const units: string[] = [];
    for (let word = this.#nextWord(); word !== undefined; word = this.#nextWord()) {
      const unit = unitMeant(word);
      if (unit === undefined) break;
      this.#at += 1;
      units.push(`* ${unit}${this.#power()}`);
    }
    return units;
  }

  /** "peak = qps * 3x": the sign says only that the number is a factor. */
  #skipTimes(): void {
    const token = this.#peek();
    const isTimes = token?.kind === 'symbol' && token.text.toLowerCase() === 'x';
    const behind = this.#peek(1);
    if (isTimes && (!behind || (behind.kind === 'symbol' && behind.symbol !== '('))) this.#at += 1;
  }

  #checkAddedPercent(token: Extract<Token, { kind: 'number' }>, sign: string): void {
    const term = this.#nextSymbol();
    const isWholeTerm = this.#peek() === undefined || term === '+' || term === '-' || term === ')' || term === ',';
    const before = this.#output.at(-2);
    const isShare = before === '(1)' || before?.endsWith('/ 100)');
    if (isWholeTerm && !isShare) throw ambiguousPercent(token.value, sign);
  }

  #takeWord(token: Token): void {
    this.#at -= 1;
    const isFunction = this.#isFunction(token);
    this.#at += 1;
    if (isFunction) {
      const name = token.text.toLowerCase();
      this.#operand(name, token, 'operator');
      this.#output.push('(');
      this.#brackets.push('list');
      this.#at += 1;
      return;
    }
    const isCell = this.#cells.has(keyOf(token.text));
    const meaning = isCell ? this.#nameOf(token.text) : unitMeant(token.text);
    if (meaning === undefined) this.#refuseWord(token);
    else this.#operand(meaning, token, 'word');
  }

  #refuseWord(token: Token): never {
    if (this.#nextSymbol() === '(') throw notAFunction(token.text);
    throw unknownWord(token.text, this.#place === 'number', bitsOrBytes(token.text), this.#cells.keys());
  }

  #nameOf(name: string): string {
    const key = keyOf(name);
    if (!this.#names.includes(key)) this.#names.push(key);
    return `n${this.#names.indexOf(key)}`;
  }

  #takeSymbol(token: Extract<Token, { kind: 'symbol' }>): void {
    const { symbol } = token;
    if (symbol === '(') {
      this.#operand('(', token, 'operator');
      this.#brackets.push('group');
      return;
    }
    const isSign = (symbol === '-' || symbol === '+') && this.#expectsOperand();
    if (!isSign && this.#expectsOperand()) throw expectsValue(token.text);
    if (symbol === '%') throw unmatched('%', 'a percent sign stands behind a number, as in 20%');
    if (symbol === ')' && this.#brackets.pop() === undefined) throw unmatched(')', 'no bracket was opened before it');
    if (symbol === ',' && this.#brackets.at(-1) !== 'list') {
      throw unmatched(',', 'write thousands as 1,500 and a decimal as 1.5');
    }
    this.#output.push(symbol);
    this.#place = symbol === ')' ? 'bracket' : 'operator';
  }
}

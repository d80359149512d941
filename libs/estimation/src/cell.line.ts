import type { EstimationErrorCode } from './estimation.errors.js';
import { FORMULA_FUNCTIONS } from './formula.functions.js';
import { keyOf } from './notation.translation.js';
import { isReservedName, pluralOf, unitMeant } from './notation.units.js';

/** Longest line of a cell, in characters. */
export const MAX_CELL_LENGTH = 200;

const MAX_NAME_LENGTH = 40;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const EXAMPLE = 'dau = 300M users';

/** Every way a cell can be wrong: what can be wrong with a formula, and what concerns its name and its neighbours. */
export type CellErrorCode = EstimationErrorCode | 'no-name' | 'duplicate-name' | 'dependency';

/** A line `name = formula`, parted. `formula` is `''` as long as there is none. */
export type CellLine =
  | { readonly kind: 'empty' }
  | { readonly kind: 'cell'; readonly name: string; readonly formula: string }
  | { readonly kind: 'error'; readonly code: CellErrorCode; readonly message: string };

/**
 * Parts the line of a cell into its name and its formula, without computing anything. Never throws.
 *
 * @example parseCell('read_qps = dau * 5 / day') // { kind: 'cell', name: 'read_qps', formula: 'dau * 5 / day' }
 */
export function parseCell(text: string): CellLine {
  const line = text.normalize('NFC').trim();
  if (line === '') return { kind: 'empty' };
  if (line.length > MAX_CELL_LENGTH) {
    return error('too-long', `A cell has at most ${MAX_CELL_LENGTH} characters; this one has ${line.length}.`);
  }
  const equals = line.indexOf('=');
  const name = line.slice(0, equals).trim();
  if (equals === -1 && NAME.test(line)) return error('incomplete', `Go on with an equals sign, as in ${EXAMPLE}.`);
  if (equals === -1 || name === '') return error('no-name', `Begin with a name and an equals sign, as in ${EXAMPLE}.`);
  return nameError(name) ?? { kind: 'cell', name, formula: line.slice(equals + 1).trim() };
}

function nameError(name: string): CellLine | undefined {
  if (name.length > MAX_NAME_LENGTH) return error('too-long', `A name has at most ${MAX_NAME_LENGTH} characters.`);
  if (!NAME.test(name)) {
    const better = name.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^[\p{N}_]+|_+$/gu, '');
    const advice = NAME.test(better) ? `: write ${better}` : '';
    return error('reserved-name', `A name is one word of letters, digits and _, and begins with a letter${advice}.`);
  }
  const key = keyOf(name);
  if (Object.hasOwn(FORMULA_FUNCTIONS, key))
    return error('reserved-name', `"${name}" is a function. Choose another name.`);
  if (!isReservedName(key)) return undefined;
  const plural = pluralOf(key);
  const advice = unitMeant(plural) === key ? `, for instance ${plural}` : '';
  return error('reserved-name', `"${name}" has a meaning in formulas already. Choose another name${advice}.`);
}

function error(code: CellErrorCode, message: string): CellLine {
  return { kind: 'error', code, message };
}

import type { MathNode } from 'mathjs';
import { EstimationError } from './estimation.errors.js';
import { FORMULA_FUNCTIONS } from './formula.functions.js';
import { math } from './math.engine.js';
import { isUnitName } from './unit.catalogue.js';

/** Longest formula accepted, in characters. Bounds the depth of the parse tree as well as the work. */
export const MAX_FORMULA_LENGTH = 300;

/** A formula that has passed every check and names everything it needs. */
export interface ParsedFormula {
  readonly node: MathNode;
  /** Names that are neither unit nor function, in order of appearance. */
  readonly names: readonly string[];
}

// The members of mathjs nodes the checks look at; its own types hide them behind a union of all node classes.
export interface NodeView {
  readonly type: string;
  readonly name?: string;
  readonly op?: string;
  readonly value?: unknown;
  readonly fn?: NodeView | string;
  readonly args?: readonly NodeView[];
}

const OPERATORS = new Set(['+', '-', '*', '/', '^']);
const PERCENT = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*%\s*$/i;

/**
 * Parses a formula and proves that it contains nothing but numbers, known operators and functions, units and names.
 *
 * @throws EstimationError `too-long`, `syntax` or `forbidden`
 * @example parseFormula('dau * 5 / day').names // ['dau']
 */
export function parseFormula(formula: string): ParsedFormula {
  if (formula.length > MAX_FORMULA_LENGTH) {
    throw new EstimationError(
      'too-long',
      `A formula has at most ${MAX_FORMULA_LENGTH} characters, this has ${formula.length}.`,
    );
  }
  return parseArithmetic(formula);
}

/** The same for text whose length somebody else has bounded: what the forgiving notation was translated to. */
export function parseArithmetic(formula: string): ParsedFormula {
  // A percentage is accepted as a whole value only: inside a sum mathjs reads `a + 10 %` as `a * 1.1`, and `10 % 3` as modulo.
  const text = formula.replace(PERCENT, '($1 / 100)');
  if (text.trim() === '') throw new EstimationError('syntax', 'The formula is empty.');
  if (text.includes('%')) throw forbidden('%', 'a percent sign is allowed only in a value such as "99.9 %"');
  const node = parseText(text);
  const names = new Set<string>();
  checkNode(node as unknown as NodeView, names);
  return { node, names: [...names] };
}

function parseText(text: string): MathNode {
  try {
    return math.parse(text);
  } catch (error) {
    throw new EstimationError('syntax', `"${text}" is not a formula: ${(error as Error).message}.`);
  }
}

function checkNode(node: NodeView, names: Set<string>): void {
  switch (node.type) {
    case 'ConstantNode':
      if (typeof node.value !== 'number') throw forbidden(String(node.value), 'only numbers are constants');
      return;
    case 'SymbolNode':
      if (node.name !== undefined && !isUnitName(node.name)) names.add(node.name);
      return;
    case 'ParenthesisNode':
      return checkNode((node as unknown as { content: NodeView }).content, names);
    case 'OperatorNode':
      if (!OPERATORS.has(node.op ?? '')) throw forbidden(node.op ?? '', 'the operators are + - * / ^');
      return node.args?.forEach((argument) => checkNode(argument, names));
    case 'FunctionNode':
      checkFunctionName(node.fn);
      return node.args?.forEach((argument) => checkNode(argument, names));
    default:
      throw forbidden(node.type, 'a formula is arithmetic on numbers, units and names');
  }
}

function checkFunctionName(fn: NodeView | string | undefined): void {
  const name = typeof fn === 'object' ? (fn.name ?? fn.type) : (fn ?? '');
  if (!Object.hasOwn(FORMULA_FUNCTIONS, name)) {
    throw forbidden(name, `the functions are ${Object.keys(FORMULA_FUNCTIONS).join(', ')}; write "*" before a bracket`);
  }
}

function forbidden(culprit: string, because: string): EstimationError {
  return new EstimationError('forbidden', `"${culprit}" is not allowed in a formula: ${because}.`, culprit);
}

import { EstimationError } from './estimation.errors.js';
import { FORMULA_FUNCTIONS } from './formula.functions.js';
import type { NodeView } from './formula.parser.js';
import { dimensionsOf, isUnit, magnitudeOf, math, oneOf, type Measure } from './math.engine.js';
import { isUnitName } from './unit.catalogue.js';
import { unitInWords } from './unit.words.js';

type Operation = (left: Measure, right: Measure) => Measure;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': (left, right) => {
    checkAlike(left, right, 'added');
    return math.add(left as never, right as never) as unknown as Measure;
  },
  '-': (left, right) => {
    checkAlike(left, right, 'subtracted');
    return math.subtract(left as never, right as never) as unknown as Measure;
  },
  '*': (left, right) => math.multiply(left as never, right as never) as unknown as Measure,
  '/': divide,
  '^': raise,
};

/**
 * Evaluates a checked formula step by step, so that what does not go together can be named in words.
 *
 * @param scope what the names stand for
 * @throws EstimationError `unit-mismatch`, `not-finite`, `unknown-name`
 */
export function evaluateNode(node: NodeView, scope: ReadonlyMap<string, Measure>): Measure {
  return finite(settle(compute(node, scope)));
}

function compute(node: NodeView, scope: ReadonlyMap<string, Measure>): Measure {
  if (node.type === 'ConstantNode') return node.value as number;
  if (node.type === 'SymbolNode') return measureOfName(node.name ?? '', scope);
  if (node.type === 'ParenthesisNode') return evaluateNode((node as unknown as { content: NodeView }).content, scope);
  const parts = (node.args ?? []).map((argument) => evaluateNode(argument, scope));
  const [left = 0, right] = parts;
  if (node.type === 'FunctionNode') return call(functionName(node), parts);
  if (right !== undefined) return (OPERATIONS[node.op ?? ''] ?? divide)(left, right);
  return node.op === '-' ? (math.multiply(-1, left as never) as unknown as Measure) : left;
}

function measureOfName(name: string, scope: ReadonlyMap<string, Measure>): Measure {
  const measure = scope.get(name);
  if (measure !== undefined) return measure;
  if (!isUnitName(name)) throw new EstimationError('unknown-name', `Nothing is called "${name}".`, name);
  return oneOf(name);
}

function functionName({ fn }: NodeView): string {
  return typeof fn === 'object' ? (fn.name ?? '') : (fn ?? '');
}

function call(name: string, parts: readonly Measure[]): Measure {
  if (parts.length === 0)
    throw new EstimationError('incomplete', `${name}( ) needs a value between its brackets.`, name);
  if (name !== 'max' && name !== 'min' && parts.length > 1) {
    throw new EstimationError('syntax', `${name}( ) takes one value.`, name);
  }
  for (const part of parts.slice(1)) checkAlike(parts[0] ?? 0, part, 'compared');
  const compute = FORMULA_FUNCTIONS[name];
  if (!compute) throw new EstimationError('forbidden', `"${name}" is not a function.`, name);
  return compute(...parts);
}

function divide(left: Measure, right: Measure): Measure {
  if (magnitudeOf(right) === 0) throw new EstimationError('not-finite', 'This divides by zero.');
  return math.divide(left as never, right as never) as unknown as Measure;
}

function raise(left: Measure, right: Measure): Measure {
  if (isUnit(right)) {
    throw new EstimationError('unit-mismatch', `An exponent is a plain number and cannot be in ${unitInWords(right)}.`);
  }
  if (isUnit(left) && !Number.isInteger(right)) {
    throw new EstimationError('unit-mismatch', `With a unit (${unitInWords(left)}) an exponent is a whole number.`);
  }
  return math.pow(left as never, right) as unknown as Measure;
}

function checkAlike(left: Measure, right: Measure, verb: string): void {
  const [one, other] = [unitInWords(left), unitInWords(right)];
  if (one === other) return;
  throw new EstimationError('unit-mismatch', `${capitalised(one)} and ${other} cannot be ${verb}.`);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** mathjs keeps a unit object even when all dimensions have cancelled, and then adds no plain number to it. */
function settle(measure: Measure): Measure {
  return isUnit(measure) && dimensionsOf(measure).size === 0 ? magnitudeOf(measure) : measure;
}

function finite(measure: Measure): Measure {
  if (typeof measure !== 'number' && !isUnit(measure)) throw new EstimationError('not-finite', 'This is not a number.');
  const value = magnitudeOf(measure);
  if (Number.isNaN(value)) throw new EstimationError('not-finite', 'This has no value among the real numbers.');
  if (!Number.isFinite(value)) throw new EstimationError('not-finite', 'The result is too large to be written down.');
  return measure;
}

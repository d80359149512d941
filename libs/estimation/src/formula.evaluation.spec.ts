import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EstimationError, evaluateFormula, isUnitName, parseQuantity, type Assumptions } from './index.js';

function codeOf(formula: string, assumptions: Assumptions = {}, unit?: string): string {
  try {
    evaluateFormula(formula, assumptions, unit);
  } catch (error) {
    if (error instanceof EstimationError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('evaluateFormula', () => {
  it('[ESTIMATION-1] computes with units and gives the unit asked for', () => {
    const assumptions = { dau: '300e6 user', perUser: '5 tweet / user / day' };
    expect(evaluateFormula('dau * perUser', assumptions, 'tweet / s').value).toBeCloseTo(17_361.1, 1);
    expect(evaluateFormula('dau * perUser', assumptions)).toEqual({
      value: expect.closeTo(17_361.1, 1),
      unit: 'tweet / s',
    });
    expect(evaluateFormula('100e6 url / month * 60 month * 500 byte / url', {}, 'TB')).toEqual({
      value: 3,
      unit: 'TB',
    });
    expect(evaluateFormula('62 ^ 7')).toEqual({ value: 3_521_614_606_208, unit: '' });
  });

  it('[ESTIMATION-1] rounds counts up without falling for floating-point dust', () => {
    expect(evaluateFormula('ceil(52083 request / s / (1000 request / s / server))', {}, 'server').value).toBe(53);
    expect(evaluateFormula('ceil(0.1 * 3 * 10)').value).toBe(3);
    expect(evaluateFormula('max(3 s, 2 minute)', {}, 's').value).toBe(120);
    expect(codeOf('ceil(3.5 hour)')).toBe('unit-mismatch');
    expect(codeOf('log2(3 hour)')).toBe('unit-mismatch');
    expect(codeOf('ceil()')).toBe('unit-mismatch');
  });

  it('[ESTIMATION-2] refuses to mix what is counted: a forgotten factor is an error, not a figure', () => {
    expect(codeOf('dau / day', { dau: '1e6 user' }, 'request / s')).toBe('unit-mismatch');
    expect(codeOf('3 user + 4 tweet')).toBe('unit-mismatch');
    expect(codeOf('3 GB', {}, 's')).toBe('unit-mismatch');
    expect(codeOf('3 furlong')).toBe('unknown-name');
    expect(codeOf('3 s', {}, 'furlong')).toBe('unknown-unit');
    expect(isUnitName('users')).toBe(false);
  });

  it.each([
    ['import({})'],
    ['createUnit("x")'],
    ['evaluate("1")'],
    ['parse("1")'],
    ['simplify("x")'],
    ['derivative("x", "x")'],
    ['random()'],
    ['f(x) = 1'],
    ['a = 1'],
    ['1; 2'],
    ['[1, 2]'],
    ['{a: 1}'],
    ['"text"'],
    ['1 > 0 ? 1 : 2'],
    ['true'],
    ['3!'],
    ['5 % 3'],
    ['100 + 10 %'],
    ['user.constructor'],
    ['dau(3)'],
  ])('[ESTIMATION-3] %s is not arithmetic', (formula) => {
    expect(['forbidden', 'unknown-name']).toContain(codeOf(formula, { dau: '1 user' }));
  });

  it('[ESTIMATION-3] bounds length and result', () => {
    expect(codeOf('1+'.repeat(200) + '1')).toBe('too-long');
    expect(codeOf('('.repeat(150) + '1' + ')'.repeat(150))).toBe('too-long');
    expect(codeOf('9 ^ 9 ^ 9 ^ 9')).toBe('not-finite');
    expect(codeOf('1 / 0')).toBe('not-finite');
    expect(codeOf('sqrt(0 - 1)')).toBe('not-finite');
    expect(codeOf('')).toBe('syntax');
    expect(codeOf('3 * * 4')).toBe('syntax');
  });

  it('[ESTIMATION-3] any text at all gives a quantity or an EstimationError', () => {
    const piece = fc.constantFrom(
      '1',
      '2.5',
      'user',
      's',
      'ceil',
      '(',
      ')',
      '+',
      '*',
      '/',
      '^',
      ' ',
      'x',
      '%',
      '"',
      '[',
      '=',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          expect(codeOf(text, { x: '3 user' })).toEqual(expect.any(String));
        },
      ),
    );
  });

  it('[ESTIMATION-7] any unit at all gives a quantity or an EstimationError, and plain data', () => {
    const piece = fc.constantFrom('1', 'user', 's', 'GB', '(', ')', '+', '*', '/', '^', ' ', 'x', '%', '-', '0');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (unit) => {
          expect(codeOf('3 user / s', {}, unit)).toEqual(expect.any(String));
        },
      ),
    );
    expect(JSON.parse(JSON.stringify(evaluateFormula('3 GB / s')))).toEqual({ value: 3e9, unit: 'byte / s' });
    expect(evaluateFormula('3 / (2 s)')).toEqual({ value: 1.5, unit: '1 / s' });
  });

  it('[ESTIMATION-4] a month is 30 days, a year 365 days, decimal prefixes are 1000-based', () => {
    expect(parseQuantity('1 month', 'day').value).toBe(30);
    expect(parseQuantity('1 year', 'day').value).toBe(365);
    expect(parseQuantity('1 KB', 'byte').value).toBe(1000);
    expect(parseQuantity('1 KiB', 'byte').value).toBe(1024);
    expect(parseQuantity('1 Gbps', 'MB / s').value).toBe(125);
  });

  it('[ESTIMATION-5] names may build on names, but not on themselves', () => {
    const sheet = { average: 'dau * 10 request / user / day', peak: 'average * 3', dau: '1e6 user' };
    expect(evaluateFormula('peak', sheet, 'request / s').value).toBeCloseTo(347.2, 1);
    expect(codeOf('a', { a: 'b + 1', b: 'a + 1' })).toBe('cycle');
    expect(codeOf('a', { a: 'a' })).toBe('cycle');
    expect(() => evaluateFormula('a', { a: 'b', b: 'a' })).toThrow('"a" depends on itself: a → b → a.');
  });

  it('[ESTIMATION-5] names what is missing, and refuses names that would shadow', () => {
    expect(() => evaluateFormula('dau * 2')).toThrow('"dau * 2" uses "dau", which is not defined.');
    expect(codeOf('constructor')).toBe('unknown-name');
    expect(codeOf('ceil')).toBe('unknown-name');
    expect(codeOf('1', { user: '3' })).toBe('reserved-name');
    expect(codeOf('1', { max: '3' })).toBe('reserved-name');
    expect(codeOf('1', { 'not a name': '3' })).toBe('reserved-name');
  });
});

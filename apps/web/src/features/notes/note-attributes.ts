import type { Attribute, Attributes } from '@tiptap/core';

/**
 * What the attributes of the notes may be. What stands in a shared document is checked against this before it is used
 * (NOTES-11), so every attribute in the schema needs a check that throws.
 */
type Check = (value: unknown) => void;

export const checkText: Check = (value) => expectThat(typeof value === 'string');

export const checkFlag: Check = (value) => expectThat(typeof value === 'boolean');

/** One of these values and no other. */
export function checkOneOf(...allowed: readonly unknown[]): Check {
  return (value) => expectThat(allowed.includes(value));
}

/** A whole number between two others. */
export function checkWhole(least: number, most: number): Check {
  return (value) => expectThat(Number.isInteger(value) && Number(value) >= least && Number(value) <= most);
}

export function checkPattern(pattern: RegExp): Check {
  return (value) => expectThat(value === null || (typeof value === 'string' && pattern.test(value)));
}

/** Those of the inherited attributes for which there is a check, with it; the others are left out. */
export function withChecks(
  inherited: Attributes | object | undefined,
  checks: Readonly<Record<string, Check>>,
): Attributes {
  const attributes = (inherited ?? {}) as Attributes;
  return Object.fromEntries(
    Object.entries(checks).map(([name, validate]) => [name, { ...attributes[name], validate }]),
  ) as Attributes;
}

/** An attribute that others' code asks for and that is always the same here. */
export function fixed(value: unknown): Attribute {
  return { default: value, rendered: false, parseHTML: () => value, validate: checkOneOf(value) };
}

function expectThat(isSo: boolean): void {
  if (!isSo) throw new RangeError('Not a value of this attribute.');
}

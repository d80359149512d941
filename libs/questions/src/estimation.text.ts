import type { Fact } from './requirements.schema.js';

/**
 * How a figure comes about, as a reader can follow it: with the name that other formulas call it by.
 *
 * @example formulaInWords({ id: 'peakReads', formula: 'reads * peakFactor' }) // 'peakReads = reads × peakFactor'
 */
export function formulaInWords({ id, formula }: { readonly id: string; readonly formula: string }): string {
  return `${id} = ${formula.replace(/\s*\*\s*/g, ' × ')}`;
}

/**
 * Where an assumption comes from. A file names a fact by its id, which no reader ever sees: they get what is asked for it.
 *
 * @example sourceInWords('fact "volume"; of 30 days', facts) // 'fact “How many new links a month?”; of 30 days'
 */
export function sourceInWords(source: string, facts: readonly Pick<Fact, 'id' | 'asked'>[]): string {
  return source.replace(/\bfact "([^"]+)"/g, (named, id) => {
    const fact = facts.find((one) => one.id === id);
    return fact ? `fact “${fact.asked}”` : named;
  });
}

import { priceOfHints, rungsGiven, type DeskState, type StepId } from '@fortyfive/interview';
import type { GivenItem } from './given-item';

/** Levels of a rating in words. @example levelsInWords(0.5) // 'half a level' */
export function levelsInWords(levels: number): string {
  if (levels === 0.5) return 'half a level';
  const whole = Math.floor(levels);
  const count = levels % 1 === 0.5 ? `${whole}½` : String(levels);
  return `${count} ${levels === 1 ? 'level' : 'levels'}`;
}

/** What stands above an item. A fact is headed by its question. */
export function headingOf(item: GivenItem): string {
  switch (item.kind) {
    case 'fact':
      return item.asked;
    case 'hint':
      return item.price > 0 ? `Hint ${item.rung}, costs ${levelsInWords(item.price)}` : `Hint ${item.rung}`;
    case 'curveball':
      return 'Curveball';
  }
}

/** What was let out. */
export function textOf(item: GivenItem): string {
  switch (item.kind) {
    case 'fact':
      return item.answer;
    case 'hint':
      return item.text;
    case 'curveball':
      return item.announcement;
  }
}

/** How a screen reader hears of it, once. */
export function newsOf(item: GivenItem): string {
  const words = `${headingOf(item)}${item.kind === 'fact' ? '' : ':'} ${textOf(item)}`;
  return item.kind === 'fact' ? `Answered: ${words}` : words;
}

/** What a step has brought so far. @example summaryOf(state, 'api') // '2 answers, 1 hint costing half a level' */
export function summaryOf(desk: DeskState, stepId: StepId): string {
  const answers = desk.facts.filter((fact) => fact.stepId === stepId).length;
  const hints = rungsGiven(desk, stepId);
  const price = priceOfHints(desk, stepId);
  const parts = [
    answers > 0 && `${answers} ${answers === 1 ? 'answer' : 'answers'}`,
    hints > 0 && `${hints} ${hints === 1 ? 'hint' : 'hints'}${price > 0 ? ` costing ${levelsInWords(price)}` : ''}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'No answers and no hints yet';
}

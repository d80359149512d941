/** Levels of a rating in words. @example priceInWords(0.5) // 'half a level' */
export function priceInWords(levels: number): string {
  if (levels === 0.5) return 'half a level';
  return levels === 1 ? 'a level' : `${levels} levels`;
}

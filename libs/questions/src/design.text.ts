/**
 * How wide a text is about to be, without a browser to ask: letters of a proportional font come in a few widths. Rather too
 * wide than too narrow, so that what was given room also fits.
 */
const WIDTHS: readonly (readonly [letters: RegExp, ofFontSize: number])[] = [
  [/[iljtfrI.,:;'’|!()[\]{}/\s-]/, 0.34],
  [/[mwMW@%…→–—]/, 0.92],
  [/[A-Z0-9$&+=<>_]/, 0.68],
];
const OTHER_WIDTH = 0.58;

/**
 * The width of one line, in the unit of the font size.
 *
 * @example estimateTextWidth('cache', 10) // 28.2
 */
export function estimateTextWidth(text: string, fontSize: number): number {
  const widths = [...text].map((letter) => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER_WIDTH);
  return fontSize * widths.reduce((sum, width) => sum + width, 0);
}

/**
 * Breaks a text between words into lines no wider than this; a word that is wider alone stays whole.
 *
 * @example wrapText('insert if the code is free', 80, 12) // ['insert if the', 'code is free']
 */
export function wrapText(text: string, maxWidth: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && estimateTextWidth(longer, fontSize) <= maxWidth) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** What is said in letters, one by one. */
const ABBREVIATIONS = new Set([
  'api',
  'cdn',
  'db',
  'dns',
  'id',
  'ids',
  'ml',
  'psp',
  'sla',
  'slo',
  'sms',
  'sql',
  'ui',
  'url',
  'tls',
  'udp',
  'ip',
]);

/**
 * What a component is called, made from its id.
 *
 * @example nameOfComponent('link-store') // 'Link store'
 * @example nameOfComponent('cdn-edge') // 'CDN edge'
 */
export function nameOfComponent(id: string): string {
  const words = id.split('-').map((word) => (ABBREVIATIONS.has(word) ? word.toUpperCase() : word));
  const name = words.join(' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

import type { ReferenceView } from '@fortyfive/contract';

type Worked = ReferenceView['formulas'][number]['worked'];

const FIGURE = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 });
/** From here on a power of ten is easier to read than its zeros. */
const LARGE = 1e9;

/** What is given, in the order of the formula: `givenInWords({ given: { dailyUsers: '1e6 user' }, … }) // "daily users 1,000,000 user"`. */
export function givenInWords({ given, formula }: Pick<Worked, 'given' | 'formula'>): string {
  return Object.entries(given)
    .sort(([one], [other]) => formula.indexOf(one) - formula.indexOf(other))
    .map(([name, value]) => `${spaced(name)} ${readable(value)}`)
    .join('; ');
}

/** What comes out: `resultInWords({ value: 12.5e6, unit: 'connection' }) // "12,500,000 connection"`. */
export function resultInWords({ value, unit }: Pick<Worked, 'value' | 'unit'>): string {
  return `${figure(value)} ${readable(unit)}`.trim();
}

function spaced(name: string): string {
  return name.replace(/([A-Z])/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** Numbers of the text as people write them, and a stroke for "per" without spaces around it. */
function readable(text: string): string {
  return text
    .replace(/\d+(\.\d+)?(e\d+)?/giu, (digits) => figure(Number(digits)))
    .replace(/ \/ /gu, '/')
    .replace(/ \* /gu, ' × ');
}

function figure(value: number): string {
  if (Math.abs(value) < LARGE) return FIGURE.format(value);
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  const mantissa = Number((value / 10 ** exponent).toPrecision(4));
  return `${mantissa === 1 ? '' : `${mantissa} × `}10${superscript(exponent)}`;
}

function superscript(exponent: number): string {
  return [...String(exponent)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('');
}

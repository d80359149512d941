/** The colours of theme.css in hex, for canvases, which know no CSS variables. */
const HEX = ['#2e69b2', '#ac4923', '#397949', '#8353b3', '#206f78', '#b13554', '#7f6612', '#a5417f'] as const;

export const PERSON_COLOUR_COUNT = HEX.length;

export interface PersonColour {
  /** For styles: `var(--color-person-1)`. */
  readonly cssVariable: string;
  readonly hex: string;
}

/** The colour of the person at a place in the room; the ninth shares the first one's. */
export function personColour(index: number): PersonColour {
  const place = ((index % HEX.length) + HEX.length) % HEX.length;
  return { cssVariable: `var(--color-person-${place + 1})`, hex: HEX[place] ?? HEX[0] };
}

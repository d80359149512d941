import { describe, expect, it } from '@jest/globals';
import { COMPONENT_ICONS, ICON_SIZE } from './component-icons.js';
import { coloursOf, LABEL_COLOUR } from './component-look.js';
import { BOUNDARY_KINDS, COMPONENT_KINDS } from './component-kind.js';

/** WCAG's relative luminance of '#rrggbb'. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([...COMPONENT_KINDS, ...BOUNDARY_KINDS])('the look of a %s', (kind) => {
  it('[PALETTE-1] is an icon of one or two lines, within its square, of few points', () => {
    const strokes = COMPONENT_ICONS[kind];
    expect(strokes.length).toBeGreaterThanOrEqual(1);
    expect(strokes.length).toBeLessThanOrEqual(2);
    const points = strokes.flat();
    expect(points.length).toBeLessThanOrEqual(100);
    for (const value of points.flat()) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(ICON_SIZE);
    }
  });

  it('[PALETTE-1] can be read: icon and name on the fill', () => {
    const { stroke, fill } = coloursOf(kind);
    const ground = fill === 'transparent' ? '#ffffff' : fill;
    expect(contrast(stroke, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(LABEL_COLOUR, ground)).toBeGreaterThanOrEqual(7);
  });
});

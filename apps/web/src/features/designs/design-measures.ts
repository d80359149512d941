import type { DesignMeasures } from '@fortyfive/questions';

/** On a page requests flow downwards: a reader scrolls that way anyway, and a design fits the width of a column. */
export const PAGE_MEASURES: DesignMeasures = {
  ...{ direction: 'down', box: { width: 152, height: 64 } },
  ...{ nameSize: 14, nameWidth: 104, labelSize: 13, labelWidth: 96 },
  gaps: { beside: 12, along: 26 },
};

/** On a board, which is as wide as one likes, from left to right; components are as large as the palette makes them. */
export const BOARD_MEASURES: DesignMeasures = {
  ...{ direction: 'right', box: { width: 180, height: 80 } },
  ...{ nameSize: 18, nameWidth: 168, labelSize: 14, labelWidth: 140 },
  gaps: { beside: 40, along: 36 },
};

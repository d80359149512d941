import type { DesignMeasures } from '@fortyfive/questions';

/** On a page requests flow downwards: a reader scrolls that way anyway, and a design fits the width of a column. */
export const PAGE_MEASURES: DesignMeasures = {
  ...{ direction: 'down', box: { width: 152, height: 64 } },
  ...{ nameSize: 14, nameWidth: 104, labelSize: 13, labelWidth: 96 },
  gaps: { beside: 12, along: 26 },
};

/** On a board downwards, too: so it is no wider than the frame of its step. Components are as large as the palette makes them. */
export const BOARD_MEASURES: DesignMeasures = {
  ...{ direction: 'down', box: { width: 180, height: 80 } },
  ...{ nameSize: 18, nameWidth: 168, labelSize: 14, labelWidth: 110 },
  gaps: { beside: 16, along: 30 },
};

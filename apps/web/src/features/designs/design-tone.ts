import { PAGE_MEASURES } from './design-measures';

/** How something is drawn: as it is, on the path that is shown, or stepping back because it is not on it. */
export type DesignTone = 'plain' | 'path' | 'back';

/** Of a line's height, from its top to the line its letters stand on. */
export const BASELINE = 0.78;
export const NAME_LINE = PAGE_MEASURES.nameSize * 1.25;
export const LABEL_LINE = PAGE_MEASURES.labelSize * 1.25;

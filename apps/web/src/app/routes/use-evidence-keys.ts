import type { StepId } from '@fortyfive/interview';
import type { RoomLayout } from '#features/rooms/use-room-layout';
import { shortcutLabel, useShortcut } from '#features/rooms/use-shortcut';
import type { EvidenceNoting } from '#features/scorecards/use-evidence';

const PLUS = { letter: 'U' };
const MINUS = { letter: 'J' };

export const EVIDENCE_KEYS = { plus: shortcutLabel(PLUS), minus: shortcutLabel(MINUS) };

interface EvidenceKeysInput {
  readonly layout: RoomLayout;
  /** The tab that has the field for the words. */
  readonly tab: string;
  readonly stepId: StepId;
  /** `null` when nothing can be noted any more. */
  readonly onNote: EvidenceNoting['note'] | null;
}

/** + and − on the present step from wherever one is; when the words are written, one is there again (SCORECARD-WEB-14). */
export function useEvidenceKeys({ layout, tab, stepId, onNote }: EvidenceKeysInput): void {
  const note = (sign: '+' | '-') => {
    const goBack = layout.remember();
    layout.showOwn(tab);
    onNote?.(stepId, sign, goBack);
  };
  useShortcut(PLUS, onNote && (() => note('+')));
  useShortcut(MINUS, onNote && (() => note('-')));
}

import { Check, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { SavingStatus } from '#platform/value-saver';

const LOOKS = {
  saved: { word: 'Saved', tone: 'text-green', icon: <Check aria-hidden /> },
  saving: { word: 'Saving', tone: 'text-muted', icon: <LoaderCircle aria-hidden className="animate-spin" /> },
  refused: { word: 'Not saved', tone: 'text-red', icon: <TriangleAlert aria-hidden /> },
  'not-saved': { word: 'Not saved yet, trying again', tone: 'text-amber', icon: <TriangleAlert aria-hidden /> },
} as const;

interface SavingNoteProps {
  readonly status: SavingStatus;
  /** Why the server does not take it. */
  readonly refusal: string | null;
}

/** Whether the server has what stands there. */
export function SavingNote({ status, refusal }: SavingNoteProps) {
  const { word, tone, icon } = LOOKS[status];
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1 font-medium [&_svg]:size-3.5 [&_svg]:shrink-0 ${tone}`}
    >
      {icon}
      {refusal ? `${word}: ${refusal}` : word}
    </span>
  );
}

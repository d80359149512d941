import { Check, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { DraftStatus } from './draft-saver';

const LOOKS = {
  saved: { word: 'Saved', tone: 'text-green', icon: <Check aria-hidden /> },
  saving: { word: 'Saving', tone: 'text-muted', icon: <LoaderCircle aria-hidden className="animate-spin" /> },
  refused: { word: 'Not saved', tone: 'text-red', icon: <TriangleAlert aria-hidden /> },
  'not-saved': { word: 'Not saved yet, trying again', tone: 'text-amber', icon: <TriangleAlert aria-hidden /> },
} as const;

interface DraftNoteProps {
  readonly status: DraftStatus;
  /** Why the server does not take it. */
  readonly refusal: string | null;
}

/** Whether the server has the scorecard as it stands. */
export function DraftNote({ status, refusal }: DraftNoteProps) {
  const look = LOOKS[status];
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1 text-xs font-medium [&_svg]:size-3.5 [&_svg]:shrink-0 ${look.tone}`}
    >
      {look.icon}
      {refusal ? `${look.word}: ${refusal}` : look.word}
    </span>
  );
}

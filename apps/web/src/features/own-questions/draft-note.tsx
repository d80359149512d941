import { Check, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { DraftStatus } from './question-draft';

const LOOKS = {
  saved: { words: 'Saved', tone: 'text-green', icon: <Check aria-hidden /> },
  saving: { words: 'Saving', tone: 'text-muted', icon: <LoaderCircle aria-hidden className="animate-spin" /> },
  refused: { words: 'Not saved', tone: 'text-red', icon: <TriangleAlert aria-hidden /> },
  conflict: { words: 'Not saved: changed in another window', tone: 'text-red', icon: <TriangleAlert aria-hidden /> },
  'not-saved': { words: 'Not saved yet, trying again', tone: 'text-amber', icon: <TriangleAlert aria-hidden /> },
} as const;

interface DraftNoteProps {
  readonly status: DraftStatus;
  /** Why the server does not take it. */
  readonly refusal: string | null;
}

/** Whether the server has the text as it stands (OWN-WEB-1). */
export function DraftNote({ status, refusal }: DraftNoteProps) {
  const { words, tone, icon } = LOOKS[status];
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1 text-xs font-medium [&_svg]:size-3.5 [&_svg]:shrink-0 ${tone}`}
    >
      {icon}
      {refusal ? `${words}: ${refusal}` : words}
    </span>
  );
}

import { Check, CloudOff, LoaderCircle, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SaveState } from '#platform/save-state';

interface Look {
  readonly word: string;
  readonly detail: string;
  readonly tone: string;
  readonly icon: ReactNode;
}

const LOOKS: Readonly<Record<SaveState, Look>> = {
  connecting: {
    word: 'Connecting',
    detail: 'Board and notes are being fetched.',
    tone: 'text-muted',
    icon: <LoaderCircle aria-hidden className="animate-spin" />,
  },
  saved: {
    word: 'Saved',
    detail: 'The server has everything on the board and in the notes.',
    tone: 'text-green',
    icon: <Check aria-hidden />,
  },
  saving: {
    word: 'Saving',
    detail: 'Your last changes are on their way to the server.',
    tone: 'text-muted',
    icon: <LoaderCircle aria-hidden className="animate-spin" />,
  },
  waiting: {
    word: 'Not saved',
    detail:
      'The server cannot reach its database. Your changes are kept on this page, so keep it open, and saved as soon as the database is back.',
    tone: 'text-amber',
    icon: <TriangleAlert aria-hidden />,
  },
  full: {
    word: 'Not saved',
    detail:
      'There is no room for your last changes until something is deleted. They are kept on this page, so keep it open.',
    tone: 'text-amber',
    icon: <TriangleAlert aria-hidden />,
  },
  offline: {
    word: 'Offline, reconnecting…',
    detail: 'You can go on working. Your changes are kept here and saved once the server can be reached.',
    tone: 'text-amber',
    icon: <CloudOff aria-hidden />,
  },
  refused: {
    word: 'Not saved',
    detail: 'The server no longer takes changes from here. Reload the page; copy what you have not saved first.',
    tone: 'text-red',
    icon: <OctagonAlert aria-hidden />,
  },
};

/** Who cannot write has nothing to save; only the way to the server concerns them. */
const FOR_READERS: readonly SaveState[] = ['connecting', 'offline', 'refused'];

/** Whether board and notes are saved, truthfully, in a word. */
export function SaveNote({ state, isReadOnly }: { state: SaveState; isReadOnly: boolean }) {
  const look = LOOKS[state];
  if (isReadOnly && !FOR_READERS.includes(state)) return null;
  return (
    <span
      role="status"
      title={look.detail}
      className={`inline-flex shrink-0 items-center gap-1 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 ${look.tone}`}
    >
      {look.icon}
      {look.word}
    </span>
  );
}

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useState, type ReactNode } from 'react';
import { CommentLayer } from './comment-layer';
import { PhoneBar } from './phone-bar';
import type { PhoneBoard } from './use-phone-board';

interface PhoneBoardPartsProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: PhoneBoard;
  readonly author: string;
  readonly mayWrite: boolean;
  readonly outline: ((onReveal: () => void) => ReactNode) | undefined;
}

/** What a phone has besides the picture: a bar of its own below it, and what lies over it. */
export function PhoneBoardParts({ api, board, author, mayWrite, outline }: PhoneBoardPartsProps) {
  const { mode, go } = board;
  const [said, setSaid] = useState('');
  const leaveComment = (words: string) => {
    setSaid(words);
    go('look');
  };
  return (
    <>
      {mode === 'outline' && (
        <div className="absolute inset-x-0 top-0 bottom-14 z-20 overflow-x-hidden overflow-y-auto bg-paper">
          {outline?.(() => go('look'))}
        </div>
      )}
      {mode === 'comment' && mayWrite && (
        <CommentLayer
          api={api}
          author={author}
          onPut={() => leaveComment('Your note is on the board.')}
          onCancel={() => leaveComment('')}
        />
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <PhoneBar api={api} board={board} hasOutline={outline !== undefined} mayWrite={mayWrite} />
    </>
  );
}

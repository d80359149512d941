import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useState } from 'react';
import { CommentLayer } from './comment-layer';
import { PhoneBar } from './phone-bar';
import type { PhoneBoard } from './use-phone-board';

interface PhoneBoardPartsProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: PhoneBoard;
  readonly author: string;
  readonly mayWrite: boolean;
}

/** What a phone has besides the picture: a bar of its own below it, and what lies over it. */
export function PhoneBoardParts({ api, board, author, mayWrite }: PhoneBoardPartsProps) {
  const { mode, go } = board;
  const [said, setSaid] = useState('');
  const leaveComment = (words: string) => {
    setSaid(words);
    go('look');
  };
  return (
    <>
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
      <PhoneBar api={api} board={board} mayWrite={mayWrite} />
    </>
  );
}

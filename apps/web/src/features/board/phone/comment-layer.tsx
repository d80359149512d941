import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useState, type FormEvent } from 'react';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { TextArea } from '#ui/text-area';
import { LONGEST_COMMENT, middleOf, placeAt, putComment, type BoardPlace } from './comment';

interface CommentLayerProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly author: string;
  readonly onPut: () => void;
  readonly onCancel: () => void;
}

/** Lies over the board until a place for a note has been tapped, then asks for its words. */
export function CommentLayer({ api, author, onPut, onCancel }: CommentLayerProps) {
  const [place, setPlace] = useState<BoardPlace | null>(null);
  const put = (text: string) => {
    if (place) putComment(api, place, text, author);
    onPut();
  };
  return (
    <div className="absolute inset-x-0 top-0 bottom-14 z-20">
      <div
        data-comment-place
        className="absolute inset-0 touch-none bg-accent/5"
        onClick={({ clientX, clientY }) => setPlace(placeAt(api, clientX, clientY))}
      />
      <div
        role="status"
        className="absolute inset-x-2 top-2 flex flex-wrap items-center gap-2 rounded-card border border-line bg-surface p-3 text-sm shadow-float"
      >
        <p className="basis-full">Tap where the note belongs.</p>
        <Button size="lg" onClick={() => setPlace(middleOf(api))}>
          In the middle
        </Button>
        <Button size="lg" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      {place && <CommentDialog onPut={put} onClose={() => setPlace(null)} />}
    </div>
  );
}

interface CommentDialogProps {
  readonly onPut: (text: string) => void;
  readonly onClose: () => void;
}

function CommentDialog({ onPut, onClose }: CommentDialogProps) {
  const [text, setText] = useState('');
  const words = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words) onPut(words);
  };
  return (
    <Dialog open onOpenChange={onClose} title="Add a note" description="Everybody in the room sees it on the board.">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextArea
          label="Your note"
          value={text}
          maxLength={LONGEST_COMMENT}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" size="lg" variant="primary" disabled={!words}>
          Put it on the board
        </Button>
      </form>
    </Dialog>
  );
}

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useState, type FormEvent } from 'react';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { TextArea } from '#ui/text-area';
import { useToast } from '#ui/toast';
import { LONGEST_COMMENT, middleOf, placeAt, putComment, type BoardPlace } from './comment';

interface CommentLayerProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly author: string;
  readonly onDone: () => void;
}

/** Lies over the board until a place for a note has been tapped, then asks for its words. */
export function CommentLayer({ api, author, onDone }: CommentLayerProps) {
  const [place, setPlace] = useState<BoardPlace | null>(null);
  const { show } = useToast();
  const put = (text: string) => {
    if (place) putComment(api, place, text, author);
    show({ title: 'Your note is on the board.', tone: 'success' });
    onDone();
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
        className="absolute inset-x-2 top-2 flex flex-wrap items-center gap-2 rounded-card border border-line bg-surface p-2 pl-3 text-sm shadow-float"
      >
        <p className="min-w-40 flex-1">Tap where the note belongs.</p>
        <Button size="lg" onClick={() => setPlace(middleOf(api))}>
          In the middle
        </Button>
        <Button size="lg" variant="quiet" onClick={onDone}>
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

import type * as Y from 'yjs';
import { BoardCanvas, type BoardTheme } from './board-canvas';
import { useImageLoader } from './images/use-image-loader';
import type { BoardOrigin } from './take-away/file-name';
import { useTakeAway } from './take-away/use-take-away';
import { useBinding, useLoadedExcalidraw } from './use-excalidraw';

interface BoardViewProps {
  /** May be another document from one moment to the next: a replay that goes back starts with a fresh one. */
  readonly doc: Y.Doc;
  /** Whose pictures the board may show. */
  readonly interviewId: string;
  readonly theme: BoardTheme;
  readonly origin: BoardOrigin;
}

/** A board to look at: it follows the document and changes nothing. Fills its parent. */
export default function BoardView({ doc, interviewId, theme, origin }: BoardViewProps) {
  const { api, props } = useLoadedExcalidraw();
  useBinding(api, doc, { isReadOnly: true });
  useImageLoader(api, interviewId);
  const takeAway = useTakeAway(api, origin);
  return (
    <section aria-label="Board" className="board relative size-full">
      <BoardCanvas {...props} isReadOnly theme={theme} onTakeAway={takeAway.open} />
      {takeAway.dialog}
    </section>
  );
}

import type { ExcalidrawImperativeAPI, ExcalidrawProps } from '@excalidraw/excalidraw/types';
import { IMAGE_TYPES } from '@fortyfive/contract';
import {
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ClipboardEvent,
  type DragEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { addImage, pointOnBoard, type WindowPoint } from './add-image';
import { ImageStore } from './image-store';
import { ImageUploads } from './image-uploads';
import { storePastedImages } from './pasted-images';
import { UploadNote } from './upload-note';
import { NO_CHANGES_NOW, ONLY_WATCHING } from './upload-sentences';
import type { Box } from './image-place';

interface ImagesOptions {
  /** `null` as long as nothing can be put on the board. */
  readonly api: ExcalidrawImperativeAPI | null;
  readonly interviewId: string;
  /** This person may only watch. */
  readonly isReadOnly: boolean;
  /** Whether changes are taken at present. */
  readonly takesChanges: boolean;
}

interface Images {
  /** For the element around Excalidraw. */
  readonly handlers: {
    readonly onDropCapture: (event: DragEvent) => void;
    readonly onPasteCapture: (event: ClipboardEvent) => void;
    readonly onPointerMoveCapture: (event: PointerEvent) => void;
  };
  readonly onPaste: NonNullable<ExcalidrawProps['onPaste']>;
  /** Lets the person choose files. */
  readonly choose: () => void;
  /** What is under way or went wrong, and what the browser needs to choose files. */
  readonly note: ReactNode;
}

/** Pictures that are pasted, dropped or chosen, on their way to the server and from there onto the board (IMAGES-WEB-1). */
export function useImages({ api, interviewId, isReadOnly, takesChanges }: ImagesOptions): Images {
  const uploads = useMemo(() => new ImageUploads(new ImageStore(interviewId)), [interviewId]);
  const state = useSyncExternalStore(uploads.subscribe, () => uploads.state);
  const input = useRef<HTMLInputElement>(null);
  const pointer = useRef<WindowPoint | null>(null);
  const now = useRef({ api, takesChanges });
  useEffect(() => {
    now.current = { api, takesChanges };
  }, [api, takesChanges]);
  useEffect(() => uploads.dismiss, [uploads]);

  const canPut = !isReadOnly && takesChanges;
  const put = (files: readonly Blob[], point: WindowPoint | null) => {
    if (isReadOnly) return uploads.refuse(ONLY_WATCHING);
    if (!api || !canPut) return uploads.refuse(NO_CHANGES_NOW);
    const at = pointOnBoard(api, point);
    let before: Box | null = null;
    void uploads.send(files, (image, file) => {
      // The board may have been closed for changes while the picture was on its way.
      if (!now.current.api || !now.current.takesChanges) return NO_CHANGES_NOW;
      before = addImage(now.current.api, image, file, { at, before });
      return null;
    });
  };

  // Taken on the way down, before Excalidraw sees it: a dropped drawing would replace the whole board.
  const take = (event: ClipboardEvent | DragEvent, { files }: DataTransfer, point: WindowPoint | null) => {
    if (files.length === 0 || isTextField(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    put([...files], point);
  };

  const note = (
    <>
      <input
        ref={input}
        type="file"
        accept={IMAGE_TYPES.join()}
        multiple
        hidden
        onChange={({ currentTarget }) => {
          put([...(currentTarget.files ?? [])], null);
          currentTarget.value = ''; // So that the same file can be chosen again.
        }}
      />
      <UploadNote state={state} onDismiss={uploads.dismiss} />
    </>
  );
  return {
    handlers: {
      onDropCapture: (event) => take(event, event.dataTransfer, event),
      onPasteCapture: (event) => take(event, event.clipboardData, pointer.current),
      onPointerMoveCapture: ({ clientX, clientY }) => void (pointer.current = { clientX, clientY }),
    },
    // IMAGES-WEB-6: Excalidraw would put it on this person's board alone.
    onPaste: (scene) => api !== null && canPut && storePastedImages(scene, api.getFiles(), uploads),
    choose: () => input.current?.click(),
    note,
  };
}

/** Files that are pasted while somebody writes are not meant for the board. */
function isTextField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import type { DiagramEditor } from '@fortyfive/documents';
import { useEffect, useMemo } from 'react';
import { ExcalidrawDiagramEditor } from './diagram-editor';

/**
 * The editor of this board's design, told to whoever else on the page wants to edit it.
 * @param api `null` while nothing can be drawn
 */
export function useDiagramEditor(
  api: ExcalidrawImperativeAPI | null,
  onEditor?: (editor: DiagramEditor | null) => void,
): ExcalidrawDiagramEditor | null {
  const editor = useMemo(() => api && new ExcalidrawDiagramEditor(api), [api]);
  useEffect(() => {
    if (!editor) return;
    onEditor?.(editor);
    return () => onEditor?.(null);
  }, [editor, onEditor]);
  return editor;
}

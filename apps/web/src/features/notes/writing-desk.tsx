import type { Editor } from '@tiptap/core';
import { useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { NotesToolbar } from './notes-toolbar';

interface WritingDeskProps {
  /** What stands above everything, in one row. */
  readonly header: ReactNode;
  /** Where the toolbar acts; `null` where nobody may write. */
  readonly editor: Editor | null;
  readonly scroller?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A header, the toolbar, and what is written below, which scrolls. Fills its parent. */
export function WritingDesk({ header, editor, scroller, children }: WritingDeskProps) {
  const [isLinking, setLinking] = useState(false);
  const toolbar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    const isToToolbar = altKey && key === 'F10';
    const isLink = (ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k';
    if (!editor?.isEditable || (!isToToolbar && !isLink)) return;
    event.preventDefault();
    if (isLink) setLinking(true);
    else toolbar.current?.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <div className="flex h-full min-h-0 flex-col" onKeyDown={onKeyDown}>
      <div className="sticky top-0 z-10 bg-surface">
        <div className="flex items-center gap-1 border-b border-line px-3 py-1">{header}</div>
        {editor && <NotesToolbar ref={toolbar} editor={editor} isLinking={isLinking} onLinkingChange={setLinking} />}
      </div>
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto scroll-smooth">
        {children}
      </div>
    </div>
  );
}

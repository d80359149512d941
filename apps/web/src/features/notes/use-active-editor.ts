import type { Editor } from '@tiptap/core';
import { useCallback, useState } from 'react';

interface Editors<Key> {
  readonly byKey: ReadonlyMap<Key, Editor>;
  readonly lastUsed: Key | null;
}

/** Which of several editors the toolbar acts on: the one last written in, or else the one that is meant now. */
export function useActiveEditor<Key extends string>(current: Key | null) {
  const [{ byKey, lastUsed }, setEditors] = useState<Editors<Key>>({ byKey: new Map(), lastUsed: null });
  const onActive = useCallback((key: Key, editor: Editor, isFocused: boolean) => {
    setEditors((before) => {
      const isKnown = before.byKey.get(key) === editor;
      if (isKnown && (!isFocused || before.lastUsed === key)) return before;
      return {
        byKey: isKnown ? before.byKey : new Map(before.byKey).set(key, editor),
        lastUsed: isFocused ? key : before.lastUsed,
      };
    });
  }, []);
  const [first] = byKey.values();
  const editor = byKey.get(lastUsed ?? current ?? ('' as Key)) ?? first ?? null;
  const editorOf = useCallback((key: Key) => byKey.get(key) ?? null, [byKey]);
  return { editor: editor?.isDestroyed ? null : editor, editorOf, onActive };
}

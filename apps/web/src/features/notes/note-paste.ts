import { Extension } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';
import { looksLikeMarkdown } from './markdown-look';
import { isSafeLink } from './note-link';

/** In characters and in parts: a larger change would be refused by the server, with everything that waits behind it. */
const MAX_LENGTH = 100_000;
const MAX_PARTS = 4_000;

/** Before the code block's own handler, which would make a code block of Markdown that was copied from an editor. */
const PRIORITY = 900;

/**
 * What happens with pasted things: Markdown becomes what it means, an address makes a link of the words selected, and more
 * than the notes can take is refused with a word (NOTES-15). Everything else goes through the schema.
 */
export function notePaste(onTooLarge: () => void): Extension {
  return Extension.create({
    name: 'notePaste',
    priority: PRIORITY,
    addProseMirrorPlugins: () => [pastePlugin(onTooLarge)],
  });
}

function pastePlugin(onTooLarge: () => void): Plugin {
  let isPlainWanted = false;
  return new Plugin({
    props: {
      handleKeyDown: (_view, { key, shiftKey }) => {
        if (key.toLowerCase() === 'v') isPlainWanted = shiftKey;
        return false;
      },
      handlePaste: (view, { clipboardData }, slice) => {
        const text = clipboardData?.getData('text/plain') ?? '';
        const isPlain = isPlainWanted;
        isPlainWanted = false;
        if (text.length > MAX_LENGTH || isTooLarge(slice)) {
          onTooLarge();
          return true;
        }
        if (view.state.selection.$from.parent.type.spec.code) return false;
        if (linkSelection(view, text.trim())) return true;
        if (isPlain) insert(view, slice);
        else if (isMarkdown(clipboardData, text)) void pasteMarkdown(view, text, onTooLarge);
        else return false;
        return true;
      },
      handleDrop: (_view, _event, slice, isMoved) => {
        if (isMoved || !isTooLarge(slice)) return false;
        onTooLarge();
        return true;
      },
    },
  });
}

function isTooLarge({ content }: Slice): boolean {
  if (content.size > MAX_LENGTH + MAX_PARTS) return true;
  let parts = 0;
  content.descendants(({ marks }) => {
    parts += 1 + marks.length;
  });
  return parts > MAX_PARTS;
}

function isMarkdown(data: DataTransfer | null, text: string): boolean {
  const hasMarkup = data?.types.includes('text/html') && !data.getData('vscode-editor-data').includes('"markdown"');
  return !hasMarkup && looksLikeMarkdown(text);
}

function linkSelection({ state, dispatch }: EditorView, href: string): boolean {
  const { from, to, empty, $from, $to } = state.selection;
  const { link } = state.schema.marks;
  if (empty || !link || !isSafeLink(href) || !$from.sameParent($to)) return false;
  dispatch(state.tr.addMark(from, to, link.create({ href })));
  return true;
}

async function pasteMarkdown(view: EditorView, text: string, onTooLarge: () => void): Promise<void> {
  const slice = await readMarkdown(view, text);
  if (view.isDestroyed || !view.editable) return;
  if (slice && isTooLarge(slice)) onTooLarge();
  else insert(view, slice ?? new Slice(Fragment.from(view.state.schema.text(text)), 0, 0));
}

/** As it is: TipTap would look for Markdown in it once more, also where it was escaped. */
function insert(view: EditorView, slice: Slice): void {
  const undo = (yUndoPluginKey.getState(view.state) as { undoManager: UndoManager } | undefined)?.undoManager;
  undo?.stopCapturing(); // One undo takes back the paste and nothing that was typed before it.
  view.dispatch(view.state.tr.replaceSelection(slice).setMeta('paste', true).scrollIntoView());
}

/** `null` when what reads Markdown could not be fetched. */
async function readMarkdown({ state }: EditorView, text: string): Promise<Slice | null> {
  try {
    const { parseMarkdown } = await import('./note-markdown');
    return parseMarkdown(text, state.schema);
  } catch (error) {
    if (error instanceof TypeError) return null; // What import() fails with.
    throw error;
  }
}

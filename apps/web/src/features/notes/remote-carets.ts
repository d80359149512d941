import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { readPerson } from '#platform/document-people';
import { personColour } from '#ui/person-colour';
import type { Awareness } from 'y-protocols/awareness';

/** Shows where the others write, each in their own colour. The caret travels in the awareness field `cursor`. */
export function remoteCarets(awareness: Awareness) {
  return Extension.create({
    name: 'remoteCarets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, { cursorBuilder: buildCaret, selectionBuilder: buildSelection }),
      new Plugin({ view: () => ({ update: ({ dom }) => keepNamesInside(dom) }) }),
    ],
  });
}

function buildCaret(user: unknown): HTMLElement {
  const name = document.createElement('bdi');
  name.className = 'note-caret-name';
  name.textContent = readPerson(user)?.displayName ?? '';
  const caret = document.createElement('span');
  caret.className = 'note-caret';
  caret.style.setProperty('--caret-colour', colourOf(user));
  caret.ariaHidden = 'true';
  caret.append(name);
  return caret;
}

/** A name that begins near the end of a line is moved back until all of it is in sight. */
function keepNamesInside(note: HTMLElement): void {
  for (const name of note.querySelectorAll<HTMLElement>('.note-caret-name')) {
    name.style.translate = '';
    const [inner, outer] = [name.getBoundingClientRect(), note.getBoundingClientRect()];
    const byPx = Math.max(0, outer.left - inner.left) - Math.max(0, inner.right - outer.right);
    if (byPx !== 0) name.style.translate = `${byPx}px`;
  }
}

function buildSelection(user: unknown) {
  return { class: 'note-selection', style: `--caret-colour: ${colourOf(user)}` };
}

function colourOf(user: unknown): string {
  return personColour(readPerson(user)?.colourIndex ?? 0).cssVariable;
}

import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { findCodeLanguage } from './code-languages';
import type { CodeStretch } from './grammars';

type Grammars = typeof import('./grammars');

/** Longer code stays plain: it is coloured anew with every letter typed in it. */
const MAX_CODE_LENGTH = 20_000;
const REMEMBERED = 50;

let grammars: Grammars | null = null;
const remembered = new Map<string, readonly CodeStretch[]>();

const highlightKey = new PluginKey<DecorationSet>('codeHighlight');

/** Colours code in the languages it knows. What it needs for that comes with the first such block (NOTES-14). */
export function codeHighlight(): Plugin {
  return new Plugin<DecorationSet>({
    key: highlightKey,
    state: {
      init: (_config, { doc }) => colourAll(doc),
      apply: (transaction, colours) =>
        transaction.docChanged || transaction.getMeta(highlightKey) ? colourAll(transaction.doc) : colours,
    },
    props: { decorations: (state) => highlightKey.getState(state) },
    view: (view) => {
      const fetcher = new GrammarFetcher(view);
      fetcher.update();
      return fetcher;
    },
  });
}

class GrammarFetcher {
  readonly #view: EditorView;
  #isUnderWay = false;

  constructor(view: EditorView) {
    this.#view = view;
  }

  update(): void {
    if (grammars || this.#isUnderWay || !hasKnownCode(this.#view.state.doc)) return;
    this.#isUnderWay = true;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    try {
      grammars = await import('./grammars');
    } catch {
      this.#isUnderWay = false; // Code without colours is still code; the next change asks again.
      return;
    }
    if (!this.#view.isDestroyed) this.#view.dispatch(this.#view.state.tr.setMeta(highlightKey, true));
  }
}

function hasKnownCode(doc: Node): boolean {
  let isFound = false;
  doc.descendants(({ type, attrs }) => {
    isFound ||= type.name === 'codeBlock' && findCodeLanguage(attrs.language) !== null;
    return !isFound;
  });
  return isFound;
}

function colourAll(doc: Node): DecorationSet {
  const colours: Decoration[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === 'codeBlock') colours.push(...colour(node, position + 1));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, colours);
}

function colour(block: Node, start: number): Decoration[] {
  const decorations: Decoration[] = [];
  let from = start;
  for (const { length, className } of stretchesOf(block)) {
    if (className) decorations.push(Decoration.inline(from, from + length, { class: className }));
    from += length;
  }
  return decorations;
}

/** Each change by somebody else makes all nodes anew, so what is known goes by the text. */
function stretchesOf({ attrs, textContent }: Node): readonly CodeStretch[] {
  const language = findCodeLanguage(attrs.language);
  if (!grammars || !language || textContent.length > MAX_CODE_LENGTH) return [];
  const key = `${language.id} ${textContent}`;
  const stretches = remembered.get(key) ?? grammars.highlight(language.id, textContent);
  remembered.delete(key);
  remembered.set(key, stretches);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
  return stretches;
}

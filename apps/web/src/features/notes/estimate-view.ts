import type { CellResult } from '@fortyfive/estimation';
import type { NodeViewRendererProps } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { announceResult } from './estimate-announcer';
import { ESTIMATE_CELL } from './estimate-cells';
import { sheetOf, type EstimateSheet } from './estimate-sheet';

const HINT = 'dau = 300M users';
const FAILED = 'The calculator could not be fetched. It is tried again with the next change.';
/** What may move the caret into the cell or out of it, or take away that one may write. */
const CARET_EVENTS = ['update', 'selectionUpdate', 'focus', 'blur'] as const;
const PIN_LABEL = 'Pin to the board';
const PIN_PATH = 'M8 1.5h4l-.6 5 2.6 2.2V10.5H2V8.7l2.6-2.2L4 1.5h4zM8 10.5v4';

/** A cell in the editor: the line to be typed in, and below it what it comes to. */
export class EstimateView implements NodeView {
  readonly dom = element('div', 'estimate');
  readonly contentDOM = element('code', 'estimate-line');
  readonly #outcome = element('div', 'estimate-outcome');
  readonly #pin = element('button', 'estimate-pin');
  readonly #sheet: EstimateSheet;
  readonly #props: NodeViewRendererProps;
  readonly #stop: () => void;
  #node: Node;
  #shown = '';

  constructor(props: NodeViewRendererProps) {
    this.#props = props;
    this.#node = props.node;
    const { doc } = ySyncPluginKey.getState(props.editor.state) as { doc: Y.Doc };
    this.#sheet = sheetOf(doc);
    this.dom.dataset.estimateCell = '';
    this.contentDOM.dataset.hint = HINT;
    this.contentDOM.spellcheck = false;
    this.#outcome.contentEditable = 'false';
    this.#preparePin();
    this.dom.append(this.contentDOM, this.#outcome, this.#pin);
    this.#render();
    this.#stop = this.#sheet.subscribe(() => this.#render());
    for (const event of CARET_EVENTS) props.editor.on(event, this.#render);
  }

  update(node: Node): boolean {
    if (node.type.name !== ESTIMATE_CELL) return false;
    this.#node = node;
    this.#render();
    return true;
  }

  /** Only the line is the editor's; what is shown below it is ours. */
  ignoreMutation({ target }: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(target);
  }

  stopEvent({ target }: Event): boolean {
    return target instanceof globalThis.Node && this.#pin.contains(target);
  }

  destroy(): void {
    this.#stop();
    for (const event of CARET_EVENTS) this.#props.editor.off(event, this.#render);
  }

  readonly #render = (): void => {
    const text = this.#node.textContent;
    const result = this.#sheet.resultOf(text);
    this.contentDOM.classList.toggle('is-empty', text === '');
    this.dom.classList.toggle('has-caret', this.#hasCaret());
    this.#pin.hidden = !this.#sheet.canPin || !this.#props.editor.isEditable || result?.kind !== 'value';
    // Until the line has been computed, what it came to before stays: nothing jumps while somebody types.
    if (this.#sheet.state === 'failed') this.#show({ kind: 'error', code: 'syntax', name: null, message: FAILED });
    else if (result) this.#show(result);
  };

  #show(result: CellResult): void {
    const shown = JSON.stringify(result);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#outcome.replaceChildren(...outcomeOf(result));
    this.#outcome.dataset.kind = result.kind === 'error' && result.code === 'incomplete' ? 'incomplete' : result.kind;
    if (result.kind === 'value') this.#pin.setAttribute('aria-label', `${PIN_LABEL}: ${result.name}`);
    if (this.#hasCaret()) announceResult(result);
  }

  #hasCaret(): boolean {
    const { editor, getPos } = this.#props;
    const at = editor.isFocused ? getPos() : undefined;
    return at !== undefined && editor.state.selection.$from.start() === at + 1;
  }

  #preparePin(): void {
    this.#pin.type = 'button';
    this.#pin.contentEditable = 'false';
    this.#pin.title = PIN_LABEL;
    this.#pin.append(pinIcon());
    this.#pin.addEventListener('click', () => {
      const result = this.#sheet.resultOf(this.#node.textContent);
      if (result?.kind === 'value') this.#sheet.pin(result.name);
    });
  }
}

function outcomeOf(result: CellResult): HTMLElement[] {
  if (result.kind === 'empty') return [];
  if (result.kind === 'error') {
    const isWrong = result.code !== 'incomplete';
    return [
      ...(isWrong ? [withText('span', 'estimate-mark', 'Error')] : []),
      withText('span', 'estimate-why', result.message),
    ];
  }
  const details = result.details.map((detail) => withText('span', 'estimate-detail', detail));
  return [withText('span', 'estimate-value', `= ${result.text}`), ...details];
}

function element<Name extends 'div' | 'code' | 'span' | 'button'>(
  name: Name,
  className: string,
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  created.className = className;
  return created;
}

function withText(name: 'span', className: string, text: string): HTMLElement {
  const created = element(name, className);
  created.textContent = text;
  return created;
}

function pinIcon(): SVGSVGElement {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PIN_PATH);
  icon.append(path);
  return icon;
}

// One person's browser in the lab: a real Excalidraw, bound to a document of its own as the product does it.
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { boardElements, createDocument } from '@fortyfive/documents';
import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import * as Y from 'yjs';
import { BoardCanvas } from '../../../../apps/web/src/features/board/board-canvas';
import { useBinding, useLoadedExcalidraw } from '../../../../apps/web/src/features/board/use-excalidraw';
import type { Operation } from '../operations';
import type { BoardReport, OperationReport, OwnChange } from '../report';
import { Hand } from './hand';
import { noteChanges } from './own-changes';
import { reportBoard } from './board-report';

declare global {
  interface Window {
    lab: LabPerson;
    seedRandom(seed: number): void;
  }
}

const FROM_NETWORK = 'network';

export class LabPerson {
  onUpdate: (update: Uint8Array) => void = () => undefined;
  #doc = createDocument();
  #root: Root | null = null;
  #api: ExcalidrawImperativeAPI | null = null;
  #changes: OwnChange[] = [];
  #hand: Hand | null = null;

  /** Opens the board; the document comes over the network. */
  async enter(place: number, seed: number): Promise<void> {
    this.leave();
    window.seedRandom(seed);
    this.#doc = createDocument();
    this.#doc.clientID = 1 + seed;
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_NETWORK) this.onUpdate(update);
    });
    noteChanges(this.#doc, FROM_NETWORK, (change) => this.#changes.push(change));
    window.parent.network.enter(place, this);
    this.#root = createRoot(document.getElementById('root') as HTMLElement);
    this.#root.render(createElement(Board, { doc: this.#doc, onReady: (api) => (this.#api = api) }));
    const { labClock } = window.parent;
    // Excalidraw also waits for what takes real time: its fonts and its words.
    for (let waited = 0; !this.#api && waited < 1_000; waited++) {
      await labClock.advance(20);
      await new Promise<void>((resolve) => labClock.realSetTimeout(resolve, 2));
    }
    this.#api?.updateScene({ appState: { currentItemBackgroundColor: '#a5d8ff', currentItemFillStyle: 'solid' } });
    await labClock.advance(200);
  }

  leave(): void {
    this.#root?.unmount();
    this.#root = null;
    this.#api = null;
    this.#hand = null;
    this.#changes = [];
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  stateSince(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, new Uint8Array(stateVector));
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, new Uint8Array(update), FROM_NETWORK);
  }

  async perform(operation: Operation): Promise<OperationReport> {
    this.#hand ??= new Hand(this.#open);
    const selected = await this.#hand.perform(operation);
    return { selected, faults: this.#hand.faults.splice(0) };
  }

  get isHolding(): boolean {
    return this.#hand?.isHolding ?? false;
  }

  /** What this person's binding has written since this was last asked. */
  takeChanges(): readonly OwnChange[] {
    return this.#changes.splice(0);
  }

  report(): BoardReport {
    return reportBoard(this.#open, boardElements(this.#doc));
  }

  get #open(): ExcalidrawImperativeAPI {
    if (!this.#api) throw new Error('The board is not open.');
    return this.#api;
  }
}

interface BoardProps {
  readonly doc: Y.Doc;
  readonly onReady: (api: ExcalidrawImperativeAPI) => void;
}

function Board({ doc, onReady }: BoardProps) {
  const { api, props } = useLoadedExcalidraw();
  useBinding(api, doc, { isReadOnly: false });
  if (api) onReady(api);
  return createElement(BoardCanvas, { ...props, isReadOnly: false, theme: 'light' });
}

window.lab = new LabPerson();

import { MESSAGE_TYPES } from '@fortyfive/contract';
import { boardElements, groupElement, notesField, stepOfFrame, type ElementGroup } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DrawnDesign } from './drawn-design.js';
import type { Person } from './person.js';

const LOOK = {
  ...{ strokeColor: '#1e1e1e', backgroundColor: '#a5d8ff', fillStyle: 'solid', strokeStyle: 'solid', strokeWidth: 2 },
  ...{ roughness: 1, opacity: 100, angle: 0, seed: 7, groupIds: [], frameId: null, link: null, locked: false },
};

/** Somebody draws two boxes with an arrow between them, and waits until the server has committed it. */
export async function drawBoard(person: Person, interviewId: string): Promise<void> {
  await change(person, interviewId, 'board', (doc) => {
    const box = { ...LOOK, type: 'rectangle', y: 0, width: 160, height: 80, roundness: { type: 3 } };
    draw(doc, { ...box, id: 'writer', index: 'a1', x: 0 });
    draw(doc, { ...box, id: 'store', index: 'a2', x: 320 });
    const ends = { startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: 'arrow', elbowed: false };
    const line = {
      x: 168,
      y: 40,
      width: 144,
      height: 0,
      points: [
        [0, 0],
        [144, 0],
      ],
      lastCommittedPoint: null,
      roundness: null,
    };
    draw(doc, { ...LOOK, ...line, ...ends, type: 'arrow', id: 'write', index: 'a3' });
  });
}

/** Somebody draws a whole design, and waits until the server has committed it. */
export async function drawDesign(person: Person, interviewId: string, design: DrawnDesign): Promise<void> {
  await change(person, interviewId, 'board', (doc) => {
    for (const [id, groups] of design.entries()) {
      if (!stepOfFrame(id)) boardElements(doc).set(id, new Y.Map<ElementGroup>(Object.entries(groups)));
    }
  });
}

/** Somebody writes a paragraph into a step's section of the notes, and waits until the server has committed it. */
export async function writeNote(person: Person, interviewId: string, stepId: StepId, text: string): Promise<void> {
  await change(person, interviewId, 'notes', (doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(notesField(stepId)).push([paragraph]);
  });
}

/** Somebody writes anything at all into the notes, as a page need not be the one to do, and waits until it is committed. */
export async function changeNotes(person: Person, interviewId: string, make: (doc: Y.Doc) => void): Promise<void> {
  await change(person, interviewId, 'notes', make);
}

function draw(doc: Y.Doc, element: { readonly id: string } & Record<string, unknown>): void {
  boardElements(doc).set(
    element.id,
    new Y.Map<ElementGroup>(Object.entries(groupElement(element)) as [string, ElementGroup][]),
  );
}

async function change(
  person: Person,
  interviewId: string,
  kind: 'board' | 'notes',
  make: (doc: Y.Doc) => void,
): Promise<void> {
  const doc = new Y.Doc();
  const url = person.documentUrl(interviewId, kind);
  const provider = new WebsocketProvider(url.slice(0, url.lastIndexOf('/')), kind, doc, {
    WebSocketPolyfill: person.webSocket(),
    disableBc: true,
  });
  const committed = new Promise<void>((resolve) => {
    // The first write of a connection is the answer to the server's question.
    provider.messageHandlers[MESSAGE_TYPES.committed] = (_reply, decoder) => {
      if (decoding.readVarUint(decoder) > 1) resolve();
    };
  });
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  doc.transact(() => make(doc));
  await committed;
  provider.destroy();
  doc.destroy();
}

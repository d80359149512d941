import { boardElements, groupElement, type ElementGroup } from '@fortyfive/documents';
import type { Browser } from 'playwright-core';
import { WebsocketProvider } from 'y-websocket';
import { DOCUMENTS_PATH, MESSAGE_TYPES } from '@fortyfive/contract';
import * as Y from 'yjs';
import { visit, type Visitor } from '../../support/browser.js';
import { Person, startInterview } from '../../support/person.js';
import { RoomPage } from '../../support/room-page.js';

/** A room with a running interview, before anybody has opened it in a browser. */
export async function makeRoom(url: string) {
  const [ana, ben] = [await Person.guest(url, 'Ana'), await Person.guest(url, 'Ben')];
  const { roomId, interviewId } = await startInterview(ana, ben);
  for (const person of [ana, ben]) person.leave();
  return { ana, ben, roomId, interviewId };
}

/** A browser of this person's own, signed in, with nothing opened. */
export async function openBrowser(browser: Browser, person: Person): Promise<Visitor> {
  const visitor = await visit(browser, person.url);
  const [name = '', value = ''] = person.cookie.split('=');
  await visitor.context.addCookies([{ name, value, url: person.url }]);
  return visitor;
}

export async function enterRoom(
  browser: Browser,
  person: Person,
  roomId: string,
): Promise<Visitor & { room: RoomPage }> {
  const visitor = await openBrowser(browser, person);
  await visitor.page.goto(`/rooms/${roomId}`);
  const room = new RoomPage(visitor.page);
  await room.untilBoardIsReady();
  return { ...visitor, room };
}

/** The board as a client without a browser has it. @param change what it does there; it is committed before this ends */
export async function withBoard<Result>(
  person: Person,
  interviewId: string,
  change: (doc: Y.Doc) => Result,
): Promise<Result> {
  const doc = new Y.Doc();
  const address = `${person.url.replace('http', 'ws')}${DOCUMENTS_PATH}`;
  const options = { WebSocketPolyfill: person.webSocket(), disableBc: true };
  const provider = new WebsocketProvider(address, `${interviewId}/board`, doc, options);
  // y-websocket does not know what the server says besides; here nobody has to be told.
  provider.messageHandlers[MESSAGE_TYPES.committed] = () => undefined;
  provider.messageHandlers[MESSAGE_TYPES.condition] = () => undefined;
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  const result = change(doc);
  // What has been committed reaches a second client; this one only has to stay until it is on its way.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  provider.destroy();
  doc.destroy(); // Whose awareness would keep the process alive.
  return result;
}

/** Puts an element into the document as the web app does. */
export function draw(doc: Y.Doc, element: { readonly id: string }): void {
  const groups = Object.entries(groupElement(element)) as [string, ElementGroup][];
  boardElements(doc).set(element.id, new Y.Map<ElementGroup>(groups));
}

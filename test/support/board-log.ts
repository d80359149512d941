import * as Y from 'yjs';
import type { RunningApp } from './start-app.js';

/** An element of the board as far as tests look at it. */
export interface LoggedElement {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name?: string | null;
  readonly text?: string;
  readonly fontFamily?: number;
  readonly containerId?: string | null;
  readonly frameId?: string | null;
  readonly locked?: boolean;
  readonly groupIds: readonly string[];
  readonly customData?: Readonly<Record<string, string>>;
  readonly startBinding?: { readonly elementId: string } | null;
  readonly endBinding?: { readonly elementId: string } | null;
}

/** What is on the boards of a server according to the log. */
export async function loggedBoard(server: RunningApp): Promise<LoggedElement[]> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'board' order by seq`,
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  const groups = Object.values(doc.getMap('elements').toJSON()) as Record<string, object>[];
  doc.destroy();
  return groups.map((one) => Object.assign({}, ...Object.values(one)) as LoggedElement);
}

/** The same without the steps' frames. */
export async function loggedElements(server: RunningApp): Promise<LoggedElement[]> {
  return (await loggedBoard(server)).filter(({ customData }) => customData?.step === undefined);
}

/** The design in words: each component with its kind, and what leads to what. */
export async function loggedDesign(server: RunningApp): Promise<string[]> {
  const elements = await loggedElements(server);
  const nameOf = (id: string | undefined) => elements.find(({ containerId }) => containerId === id)?.text ?? '?';
  const components = elements.filter(({ type, customData }) => type !== 'frame' && customData?.kind);
  const arrows = elements.filter(({ type }) => type === 'arrow');
  return [
    ...components.map(({ id, customData }) => `${customData?.kind ?? ''}: ${nameOf(id)}`).sort(),
    ...arrows
      .map(({ id, startBinding, endBinding }) => {
        const label = elements.find(({ containerId }) => containerId === id)?.text;
        return `${nameOf(startBinding?.elementId)} → ${nameOf(endBinding?.elementId)}${label ? ` (${label})` : ''}`;
      })
      .sort(),
  ].map((line) => line.replaceAll('\n', ' '));
}

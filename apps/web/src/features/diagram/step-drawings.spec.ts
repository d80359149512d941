import { describe, expect, it } from '@jest/globals';
import { boardElements, type ElementGroup } from '@fortyfive/documents';
import type { RoomEvent } from '@fortyfive/interview';
import { chaptersOf, makeKeyframes, writeEvent, type LogEntry } from '@fortyfive/replay';
import * as Y from 'yjs';
import { DrawnDesign } from '../../../../../test/support/drawn-design';
import { readStepDrawings } from './step-drawings';

const MINUTE_MS = 60_000;

/** An interview of three steps: in the first the design was begun, in the second nothing was drawn, in the third it changed. */
function recordInterview(): LogEntry[] {
  const entries: LogEntry[] = [];
  const doc = new Y.Doc();
  let offsetMs = 0;
  doc.on('update', (bytes: Uint8Array) => entries.push({ offsetMs, kind: 'board', actorId: null, bytes }));
  const note = (atMinute: number, event: object) => {
    offsetMs = atMinute * MINUTE_MS;
    const bytes = writeEvent({ atMs: offsetMs, actorId: 'ana', ...event } as RoomEvent);
    entries.push({ offsetMs, kind: 'event', actorId: null, bytes });
  };
  const draw = (atMinute: number, design: DrawnDesign) => {
    offsetMs = atMinute * MINUTE_MS;
    const elements = boardElements(doc);
    doc.transact(() => {
      for (const [id, groups] of design.entries()) elements.set(id, new Y.Map<ElementGroup>(Object.entries(groups)));
    });
  };
  const design = new DrawnDesign().line('client App -> service Shop : orders');
  note(0, { type: 'interview-started' });
  draw(1, design);
  note(5, { type: 'step-advanced', to: 'estimation' });
  note(9, { type: 'step-advanced', to: 'api' });
  draw(10, design.line('service Shop -> cache Pages').change('e3', { originalText: 'Store' }));
  note(12, { type: 'interview-ended' });
  return entries;
}

describe('readStepDrawings', () => {
  const entries = recordInterview();
  const chapters = chaptersOf(entries);
  const expected = [
    {
      stepId: 'requirements',
      untilMs: 5 * MINUTE_MS,
      sentences: ['Added client App.', 'Added service Shop.', 'Connected client App to service Shop (orders).'],
    },
    { stepId: 'estimation', untilMs: 9 * MINUTE_MS, sentences: [] },
    {
      stepId: 'api',
      untilMs: 12 * MINUTE_MS,
      sentences: [
        'Added cache Pages.',
        'Renamed service Shop to service Store.',
        'Connected service Store to cache Pages.',
      ],
    },
  ];

  it('DIAGRAM-WEB-7 says for each step what was drawn in it', () => {
    expect([...readStepDrawings({ entries, keyframes: [], finalHash: null }, chapters)]).toEqual(expected);
  });

  it('DIAGRAM-WEB-7 says the same from the keyframes, of which one stands at the end of each step with a drawing', () => {
    const keyframes = makeKeyframes(entries);
    expect(keyframes.map(({ kind, offsetMs }) => [kind, offsetMs / MINUTE_MS])).toEqual([
      ['board', 5],
      ['board', 12],
    ]);
    expect([...readStepDrawings({ entries, keyframes, finalHash: null }, chapters)]).toEqual(expected);
  });

  it('DIAGRAM-WEB-7 says nothing of a step that cannot be read, and goes on', () => {
    const damaged = entries.map((entry) =>
      entry.kind === 'board' && entry.offsetMs === 10 * MINUTE_MS ? { ...entry, bytes: Uint8Array.of(9, 9, 9) } : entry,
    );
    const read = [...readStepDrawings({ entries: damaged, keyframes: [], finalHash: null }, chapters)];
    expect(read.map(({ sentences }) => sentences?.length ?? null)).toEqual([3, 0, null]);
  });
});

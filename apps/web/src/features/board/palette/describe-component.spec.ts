import { describe, expect, it } from '@jest/globals';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { AppState } from '@excalidraw/excalidraw/types';
import { describeSelected } from './describe-component';
import { isUngroupingTearing, mendedSelection, selectedOf, selectedPartOfDesign, selectionOf } from './selection';

function component(id: string, kind: string, name: string): ExcalidrawElement[] {
  const groupIds = [`group-${id}`];
  return [
    { id, type: 'rectangle', groupIds, customData: { kind } },
    { id: `${id}-icon`, type: 'line', groupIds, customData: { part: 'icon' } },
    { id: `${id}-name`, type: 'text', groupIds, containerId: id, originalText: name },
  ] as unknown as ExcalidrawElement[];
}

function arrow(id: string, from: string | null, to: string | null, label?: string): ExcalidrawElement[] {
  const end = (elementId: string | null) => elementId && { elementId };
  return [
    { id, type: 'arrow', groupIds: [], startBinding: end(from), endBinding: end(to) },
    ...(label ? [{ id: `${id}-name`, type: 'text', groupIds: [], containerId: id, originalText: label }] : []),
  ] as unknown as ExcalidrawElement[];
}

const SCENE = [
  ...component('a', 'client', 'Web\napp'),
  ...component('b', 'service', 'Service'),
  ...component('c', 'cache', 'Timelines'),
  ...component('d', 'queue', ''),
  ...arrow('ab', 'a', 'b', 'HTTPS'),
  ...arrow('bc', 'b', 'c'),
  ...arrow('bd', 'b', 'd'),
  ...arrow('loose', 'c', null),
  {
    id: 'z',
    type: 'frame',
    name: 'eu-west',
    groupIds: [],
    customData: { kind: 'zone' },
  } as unknown as ExcalidrawElement,
];

function say(id: string): string {
  const element = SCENE.find((one) => one.id === id);
  return element ? describeSelected(SCENE, element) : 'nothing';
}

const select = (...ids: string[]) => ({ selectedElementIds: Object.fromEntries(ids.map((id) => [id, true as const])) });
const state = (selection: object) => ({ cursorButton: 'up', ...selection }) as unknown as AppState;

describe('what is said of the selection', () => {
  it('[PALETTE-9] names kind, name, and what a component is connected with', () => {
    expect(say('a')).toBe('Client Web app, leads to Service.');
    expect(say('b')).toBe('Service, leads to Timelines and Queue, fed by Web app.');
    expect(say('d')).toBe('Queue, fed by Service.');
    expect(say('z')).toBe('Zone eu-west.');
  });

  it('[PALETTE-9] names an arrow by its label and its ends', () => {
    expect(say('ab')).toBe('Arrow HTTPS from Web app to Service.');
    expect(say('loose')).toBe('Arrow from Timelines to nothing.');
  });
});

describe('the selection of a component', () => {
  it('[PALETTE-2] is of all its parts', () => {
    expect(Object.keys(selectionOf(SCENE, 'a').selectedElementIds)).toEqual(['a', 'a-icon', 'a-name']);
    expect(selectedOf(SCENE, selectionOf(SCENE, 'a'))?.id).toBe('a');
    expect(selectedOf(SCENE, select('a', 'b'))).toBeNull();
    expect(selectedOf(SCENE, select('ab'))?.id).toBe('ab');
  });

  it.each(['a', 'a-icon'])('[PALETTE-2] is made whole where Excalidraw selects %s alone', (id) => {
    expect(mendedSelection(SCENE, state(select(id)))).toMatchObject(selectionOf(SCENE, 'a'));
    expect(mendedSelection(SCENE, state({ ...select(id), editingGroupId: 'group-a' }))).toMatchObject(
      selectionOf(SCENE, 'a'),
    );
  });

  it('[PALETTE-2] is left as it is when it is whole, in the hand, or of something else', () => {
    expect(mendedSelection(SCENE, state(selectionOf(SCENE, 'a')))).toBeNull();
    expect(mendedSelection(SCENE, state({ ...select('a'), cursorButton: 'down' }))).toBeNull();
    expect(mendedSelection(SCENE, state({ ...select('a'), editingTextElement: {} }))).toBeNull();
    expect(mendedSelection(SCENE, state(select('ab')))).toBeNull();
  });

  it('[PALETTE-6] is told from one that has colours and lines of its own', () => {
    expect(selectedPartOfDesign(SCENE, state(selectionOf(SCENE, 'a')))).toBe('components');
    expect(selectedPartOfDesign(SCENE, state(select('z')))).toBe('components');
    expect(selectedPartOfDesign(SCENE, state(select('a', 'ab')))).toBe('');
    expect(selectedPartOfDesign(SCENE, state(select()))).toBe('');
  });

  it('[PALETTE-6] of arrows between components is told from one of arrows that stand free', () => {
    expect(selectedPartOfDesign(SCENE, state(select('ab', 'bc')))).toBe('arrows');
    expect(selectedPartOfDesign(SCENE, state(select('ab', 'loose')))).toBe('');
  });

  it('[PALETTE-2] may be ungrouped only where that leaves every component whole', () => {
    const whole = selectionOf(SCENE, 'a');
    expect(isUngroupingTearing(SCENE, whole)).toBe(true);
    expect(isUngroupingTearing(SCENE, { ...whole, selectedGroupIds: { pair: true } })).toBe(false);
  });

  it('[PALETTE-10] holds no step frame, and a context menu that was opened for one closes', () => {
    const frame = { id: 'step-api', type: 'frame', groupIds: [], customData: { step: 'api' } };
    const scene = [...SCENE, frame as unknown as ExcalidrawElement];
    const contextMenu = { items: [], top: 0, left: 0 };
    expect(mendedSelection(scene, state({ ...select('step-api'), contextMenu }))).toMatchObject({
      ...{ selectedElementIds: {}, contextMenu: null },
    });
    expect(mendedSelection(scene, state({ ...select('step-api', 'ab'), contextMenu }))).toMatchObject({
      ...{ selectedElementIds: { ab: true }, contextMenu },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { deriveBoundElements } from './board-bindings.js';

const arrow = (id: string, from: string | null, to: string | null) => ({
  ...{ id, type: 'arrow' },
  startBinding: from === null ? null : { elementId: from, focus: 0, gap: 1 },
  endBinding: to === null ? null : { elementId: to, focus: 0, gap: 1 },
});

describe('deriveBoundElements', () => {
  it('DOCUMENT-1 lists arrows at both ends and labels in their container', () => {
    const bound = deriveBoundElements([
      arrow('one', 'left', 'right'),
      arrow('two', null, 'right'),
      { id: 'label', type: 'text', containerId: 'left' },
    ]);
    expect(Object.fromEntries(bound)).toEqual({
      left: [
        { id: 'one', type: 'arrow' },
        { id: 'label', type: 'text' },
      ],
      right: [
        { id: 'one', type: 'arrow' },
        { id: 'two', type: 'arrow' },
      ],
    });
  });

  it('lists an arrow from a box to itself once', () => {
    expect(deriveBoundElements([arrow('loop', 'box', 'box')]).get('box')).toHaveLength(1);
  });

  it('leaves out what is deleted, and bindings that are none', () => {
    const deleted = { ...arrow('gone', 'box', null), isDeleted: true };
    const odd = { id: 'odd', type: 'arrow', startBinding: 'box', endBinding: { elementId: 7 } };
    expect(deriveBoundElements([deleted, odd, { id: 'free', type: 'text', containerId: null }]).size).toBe(0);
  });
});

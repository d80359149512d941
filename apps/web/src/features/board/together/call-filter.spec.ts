import { describe, expect, it } from '@jest/globals';
import type { BoardGuest } from './board-guests';
import { CallFilter } from './call-filter';

const VIEWPORT = { x: 0, y: 0, width: 800, height: 600 };

function guest(userId: string, callId: string | null, clientId = 1): BoardGuest {
  return {
    clientId,
    person: { userId, displayName: userId, colourIndex: 0 },
    pointer: null,
    selection: [],
    viewport: VIEWPORT,
    follows: null,
    call: callId === null ? null : { id: callId, viewport: VIEWPORT },
    isAway: false,
  };
}

const writers = (userId: string) => userId !== 'observer';

describe('calls to come and look', () => {
  it('[TOGETHER-4] count once each', () => {
    const filter = new CallFilter([guest('ana', null)]);
    expect(filter.hear([guest('ana', 'one')], writers, 0)).toHaveLength(1);
    expect(filter.hear([guest('ana', 'one')], writers, 60_000)).toHaveLength(0);
    expect(filter.hear([guest('ana', 'two')], writers, 60_000)).toHaveLength(1);
  });

  it('[TOGETHER-4] count only if they come from somebody who may write, whatever they say of themselves', () => {
    const filter = new CallFilter([]);
    expect(filter.hear([guest('observer', 'one')], writers, 0)).toEqual([]);
    // Nor later, when they have been given a seat: the call was made before.
    expect(filter.hear([guest('observer', 'one')], () => true, 60_000)).toEqual([]);
  });

  it('[TOGETHER-4] move nobody who comes afterwards', () => {
    const filter = new CallFilter([guest('ana', 'one')]);
    expect(filter.hear([guest('ana', 'one')], writers, 0)).toEqual([]);
  });

  it('[TOGETHER-4] of one person are at least three seconds apart, from however many browsers they come', () => {
    const filter = new CallFilter([]);
    expect(filter.hear([guest('ana', 'one', 1)], writers, 0)).toHaveLength(1);
    expect(filter.hear([guest('ana', 'one', 1), guest('ana', 'two', 2)], writers, 1_000)).toHaveLength(0);
    expect(filter.hear([guest('ben', 'three', 3)], writers, 1_000)).toHaveLength(1);
    expect(filter.hear([guest('ana', 'four', 1)], writers, 3_000)).toHaveLength(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import { progressOf } from './path-progress';

const step = (number: number, requires: number[], ...problems: string[]) => ({
  number,
  title: `Step ${number}`,
  problems,
  requires,
  outcomes: [],
});
const PHASES = [
  { title: 'One', goal: '', optional: false, steps: [step(1, [], 'links', 'pastes'), step(2, [1], 'limits')] },
  { title: 'Two', goal: '', optional: true, steps: [step(3, [], 'keys'), step(4, [2, 3], 'chat')] },
];

function standings(...done: string[]) {
  return [...progressOf(PHASES, new Set(done)).standings.values()];
}

describe('how far somebody has come on the path', () => {
  it('[PATH-2] begins with the first step that builds on nothing', () => {
    const progress = progressOf(PHASES, new Set());
    expect(progress.next?.number).toBe(1);
    expect(standings()).toEqual(['next', 'later', 'ready', 'later']);
    expect(progress).toMatchObject({ hasBegun: false, doneCount: 0, stepCount: 4 });
  });

  it('[PATH-1] has done a step only with all its problems', () => {
    expect(standings('links')).toEqual(['next', 'later', 'ready', 'later']);
    expect(progressOf(PHASES, new Set(['links']))).toMatchObject({ hasBegun: true, doneCount: 0 });
    expect(standings('links', 'pastes')).toEqual(['done', 'next', 'ready', 'later']);
  });

  it('[PATH-2] goes on with the first that is open, not with the one after the last', () => {
    expect(standings('keys', 'chat')).toEqual(['next', 'later', 'done', 'done']);
    expect(standings('links', 'pastes', 'keys')).toEqual(['done', 'next', 'done', 'later']);
    expect(standings('links', 'pastes', 'limits')).toEqual(['done', 'done', 'next', 'later']);
  });

  it('[PATH-2] has nothing next when all is done', () => {
    const progress = progressOf(PHASES, new Set(['links', 'pastes', 'limits', 'keys', 'chat']));
    expect(progress).toMatchObject({ doneCount: 4, next: null });
  });
});

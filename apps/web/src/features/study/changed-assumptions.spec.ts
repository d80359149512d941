import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { toBrief, type Problem } from '@fortyfive/questions';
import { parse } from 'yaml';
import { readAmount, writeAmount } from './amount';
import { evaluateChanged } from './changed-assumptions';
import { statedEstimation, withTyped } from './changed-estimation';

const FILE = new URL('../../../../../bank/problems/url-shortener.yaml', import.meta.url);
const problem = parse(readFileSync(FILE, 'utf8')) as Problem;
const { estimation } = problem;
const find = (typed: Record<string, string>, id: string) =>
  evaluateChanged(estimation, typed).estimates.find(({ stated }) => stated.id === id);

describe('evaluateChanged', () => {
  it('[STUDY-4] leaves everything as the problem says while nothing is typed, and nothing crossed', () => {
    const { estimates, unread, trouble } = evaluateChanged(estimation, {});
    expect(estimates).toHaveLength(estimation.estimates.length);
    expect(estimates.filter(({ isChanged, isCrossed }) => isChanged || isCrossed)).toEqual([]);
    expect({ unread, trouble }).toEqual({ unread: [], trouble: null });
  });

  it('[STUDY-4] works out everything that rests on a changed assumption, and nothing else', () => {
    const { estimates } = evaluateChanged(estimation, { newLinks: '1 G' });
    expect(find({ newLinks: '1 G' }, 'writes')).toMatchObject({ isChanged: true, is: { text: '386 url/s' } });
    const untouched = estimates.filter(({ isChanged }) => !isChanged).map(({ stated }) => stated.id);
    expect(untouched).toEqual([]);
    const byClick = evaluateChanged(estimation, { clickSize: '200' }).estimates.filter(({ isChanged }) => isChanged);
    expect(byClick.map(({ stated }) => stated.id)).toEqual(['clickVolume']);
  });

  it('[STUDY-5] knows what crosses its threshold, upwards and downwards', () => {
    expect(find({ newLinks: '1 G' }, 'storage')).toMatchObject({ isCrossed: true });
    expect(find({ newLinks: '300 M' }, 'storage')).toMatchObject({ isChanged: true, isCrossed: false });
    expect(find({ followsPerLink: '1' }, 'redirects')).toMatchObject({ isCrossed: true });
  });

  it('[STUDY-4] goes on with what the problem says where no number was typed', () => {
    const changed = evaluateChanged(estimation, { newLinks: 'many', clickSize: '' });
    expect(changed.unread).toEqual(['newLinks', 'clickSize']);
    expect(changed.estimates.some(({ isChanged }) => isChanged)).toBe(false);
  });

  it('[STUDY-4] says why when the figures do not work out', () => {
    const { trouble, estimates } = evaluateChanged(estimation, { perServer: '0' });
    expect(trouble).toEqual(expect.any(String));
    expect(estimates.some(({ isChanged }) => isChanged)).toBe(false);
  });
});

describe('statedEstimation', () => {
  it('[STUDY-4] says the same as working it out does', () => {
    expect(statedEstimation(toBrief(problem, '0123456789abcdef'))).toEqual(evaluateChanged(estimation, {}));
  });
});

describe('withTyped', () => {
  it('forgets what is as the problem says', () => {
    const typed = withTyped(estimation, {}, 'newLinks', '1 G');
    expect(typed).toEqual({ newLinks: '1 G' });
    expect(withTyped(estimation, typed, 'newLinks', '100 M')).toEqual({});
  });
});

describe('an amount', () => {
  it.each([0, 1, 1.3, 20, 500, 2000, 100e6, 2.5e9, 123_456_789, 1e15])('%s is read as it is written', (value) => {
    expect(readAmount(writeAmount(value))).toBe(value);
  });

  it.each([
    ['1,500', 1500],
    ['1 500', 1500],
    ['2.5k', 2500],
    ['1e9', 1e9],
    ['100 M', 100e6],
  ])('%s is a number', (typed, value) => expect(readAmount(typed)).toBe(value));

  it.each(['', 'many', '-1', '1..2', '1 X', '1e999', 'k'])('%p is none', (typed) =>
    expect(readAmount(typed)).toBeNull(),
  );
});

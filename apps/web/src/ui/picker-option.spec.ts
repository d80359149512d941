import { describe, expect, it } from '@jest/globals';
import { findOptions } from './picker-option';

const options = [
  { value: 'caching', label: 'Caching' },
  { value: 'caching/hot-keys', label: 'hot keys', group: 'Caching' },
  { value: 'scaling/hot-spots', label: 'hot spots', group: 'Scaling' },
  { value: 'cafe', label: 'Café' },
];
const found = (typed: string) => findOptions(options, typed).map(({ value }) => value);

describe('options that fit what is typed', () => {
  it('begin with each word, in the label or in the group', () => {
    expect(found('hot')).toEqual(['caching/hot-keys', 'scaling/hot-spots']);
    expect(found('cach')).toEqual(['caching', 'caching/hot-keys']);
    expect(found('HOT sca')).toEqual(['scaling/hot-spots']);
    expect(found('cafe')).toEqual(['cafe']);
    expect(found('ot')).toEqual([]);
  });

  it('are all of them when nothing is typed', () => {
    expect(found(' ')).toHaveLength(4);
  });
});

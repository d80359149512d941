import { describe, expect, it } from '@jest/globals';
import { weakestStep } from './index.js';

describe('the weakest step', () => {
  it('[INTERVIEW-12] has the lowest mean over the interviews', () => {
    const first = { requirements: 'yes', api: 'strong-no', 'deep-dive': 'no' } as const;
    expect(weakestStep([first])).toBe('api');
    expect(weakestStep([first, { api: 'strong-yes' }])).toBe('deep-dive');
  });

  it('[INTERVIEW-12] is the earlier of equals, and none without a rating', () => {
    expect(weakestStep([{ bottlenecks: 'no', estimation: 'no' }])).toBe('estimation');
    expect(weakestStep([{}])).toBeNull();
    expect(weakestStep([])).toBeNull();
  });
});

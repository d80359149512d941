import { describe, expect, it } from '@jest/globals';
import { convertQuantity, formatQuantity, relativeDifference } from './index.js';

describe('formatQuantity', () => {
  it.each([
    [3858, '1 / s', '3.86 k/s'],
    [3000, 'GB', '3 TB'],
    [0.25, 'TB', '250 GB'],
    [41, 'TB / day', '41 TB/day'],
    [17_361, 'tweet / s', '17.4 k tweet/s'],
    [999.7, 'user', '1 k user'],
    [250, 'server', '250 server'],
    [190, 'Gbit / s', '190 Gbit/s'],
    [0.15, 's', '150 ms'],
    [0.00015, 's', '150 µs'],
    [86_400, 's', '86400 s'],
    [3.858024691358025e41, 'url / s', '3.86e+23 E url/s'],
    [99.9, '%', '99.9 %'],
    [7.5, '', '7.5'],
    [3.52e12, '', '3.52 T'],
    [0, 'byte', '0 B'],
  ])('[ESTIMATION-6] %d %s reads "%s"', (value, unit, text) => {
    expect(formatQuantity({ value, unit })).toBe(text);
  });

  it('[ESTIMATION-6] converts first when a unit is named', () => {
    expect(formatQuantity({ value: 86_400, unit: 'tweet / day' }, 'tweet / s')).toBe('1 tweet/s');
  });
});

describe('convertQuantity', () => {
  it('[ESTIMATION-2] keeps what is measured', () => {
    expect(convertQuantity({ value: 6, unit: 'Mbps' }, 'MB / s').value).toBeCloseTo(0.75, 12);
    expect(convertQuantity({ value: 0.999, unit: '' }, '%').value).toBeCloseTo(99.9, 12);
    expect(() => convertQuantity({ value: 1, unit: 'GB' }, 's')).toThrow('cannot be expressed in "s"');
  });
});

describe('relativeDifference', () => {
  it('[ESTIMATION-1] is a share of the true figure', () => {
    expect(relativeDifference({ value: 3, unit: 'TB' }, { value: 3000, unit: 'GB' })).toBe(0);
    expect(relativeDifference({ value: 30, unit: 'TB' }, { value: 3, unit: 'TB' })).toBe(9);
    expect(relativeDifference({ value: 1, unit: '' }, { value: 0, unit: '' })).toBe(Infinity);
    expect(relativeDifference({ value: 0, unit: '' }, { value: 0, unit: '' })).toBe(0);
  });
});

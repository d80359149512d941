import { describe, expect, it } from '@jest/globals';
import { imagesPath, imageView, MAX_IMAGE_BYTES, MAX_IMAGE_EDGE } from './index.js';

const IMAGE = {
  imageId: '0190a0b0-0000-7000-8000-000000000001',
  type: 'image/png',
  sizeBytes: 1_200,
  width: 64,
  height: 48,
};

describe('a stored picture', () => {
  it('[CONTRACT-9] is one of three types, and no larger than what is taken', () => {
    expect(imageView.parse(IMAGE)).toEqual(IMAGE);
    const largest = { ...IMAGE, sizeBytes: MAX_IMAGE_BYTES, width: MAX_IMAGE_EDGE, height: MAX_IMAGE_EDGE };
    expect(imageView.safeParse(largest).success).toBe(true);
    const wrong = [
      { ...IMAGE, type: 'image/svg+xml' },
      { ...IMAGE, imageId: '../secret' },
      { ...IMAGE, sizeBytes: MAX_IMAGE_BYTES + 1 },
      { ...IMAGE, width: MAX_IMAGE_EDGE + 1 },
      { ...IMAGE, height: 0 },
      { ...IMAGE, name: 'holiday.png' },
    ];
    for (const one of wrong) expect(imageView.safeParse(one).success).toBe(false);
  });

  it('[CONTRACT-9] is found by interview and id', () => {
    expect(imagesPath('i')).toBe('/api/interviews/i/images');
    expect(imagesPath('i', IMAGE.imageId)).toBe(`/api/interviews/i/images/${IMAGE.imageId}`);
  });
});

import { describe, expect, it } from '@jest/globals';
import { walkDesign } from './design.paths.js';
import type { HighLevelDesign } from './high-level-design.schema.js';

const design: HighLevelDesign = {
  components: [],
  connections: [
    { from: 'app', to: 'api', label: 'HTTPS' },
    { from: 'api', to: 'cache', label: 'look up' },
    { from: 'api', to: 'store', label: 'read on a miss' },
    { from: 'api', to: 'store', label: 'write' },
  ],
  writePath: ['app', 'api', 'store'],
  readPath: ['app', 'api', 'cache', 'api'],
};

describe('walkDesign', () => {
  it('[DESIGN-5] names the connections of every hop, all of them where there are several', () => {
    expect(walkDesign(design, 'writePath')).toEqual([
      { from: 'app', to: 'api', connections: [0], isAnswer: false, label: 'HTTPS' },
      { from: 'api', to: 'store', connections: [2, 3], isAnswer: false, label: 'read on a miss; write' },
    ]);
  });

  it('[DESIGN-5] knows an answer by its going against the arrow', () => {
    expect(walkDesign(design, 'readPath').at(-1)).toMatchObject({
      from: 'cache',
      to: 'api',
      connections: [1],
      isAnswer: true,
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { leaveOutForeign, type PastedScene } from './pasted-elements';

const scene = (...elements: object[]) => ({ elements }) as unknown as PastedScene;

describe('leaveOutForeign', () => {
  it('BOARD-7: takes links off, and leaves out what shows another site’s page', () => {
    const pasted = scene(
      { type: 'rectangle', link: 'https://example.com' },
      { type: 'embeddable' },
      { type: 'iframe' },
    );
    expect(leaveOutForeign(pasted)).toBe(true);
    expect(pasted.elements).toEqual([{ type: 'rectangle', link: null }]);
  });

  it('says nothing about a drawing that can be shared, or about text', () => {
    expect(leaveOutForeign(scene({ type: 'rectangle' }, { type: 'text' }))).toBe(false);
    expect(leaveOutForeign({ text: 'cache' } as PastedScene)).toBe(false);
  });
});

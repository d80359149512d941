import { describe, expect, it } from '@jest/globals';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { BinaryFileData, BinaryFiles } from '@excalidraw/excalidraw/types';
import type { ImageView } from '@fortyfive/contract';
import type { OnStored } from './image-uploads';
import { storePastedImages, type PastedScene } from './pasted-images';

const PICTURE = 'data:image/png;base64,aGVsbG8=';
const image = (fileId: string | null) => ({ type: 'image', fileId, status: 'pending' }) as unknown as ExcalidrawElement;
const box = { type: 'rectangle', id: 'box' } as ExcalidrawElement;
const file = (id: string, dataURL = PICTURE) => ({ id, dataURL, mimeType: 'image/png' }) as BinaryFileData;
const filesOf = (...files: BinaryFileData[]): BinaryFiles => Object.fromEntries(files.map((one) => [one.id, one]));

/** Stores everything but what is named. */
function storage(refused: number[] = []) {
  const sent: string[] = [];
  const send = async (pictures: readonly Blob[], onStored: OnStored): Promise<void> => {
    for (const [index, picture] of pictures.entries()) {
      sent.push(`${picture.type} ${await picture.text()}`);
      if (!refused.includes(index)) onStored({} as ImageView, file(`new-${index}`, 'stored'), index);
    }
  };
  return { uploads: { send }, sent };
}

describe('a pasted scene', () => {
  it('[IMAGES-WEB-5] has its pictures stored, once each, and names them by their new ids', async () => {
    const scene: PastedScene = {
      elements: [image('x'), box, image('x'), image('y')],
      files: filesOf(file('x'), file('y')),
    };
    const { uploads, sent } = storage();
    expect(await storePastedImages(scene, {}, uploads)).toBe(true);
    expect(sent).toEqual(['image/png hello', 'image/png hello']);
    const named = (fileId: string) => ({ type: 'image', fileId, status: 'saved' });
    expect(scene.elements).toEqual([named('new-0'), box, named('new-0'), named('new-1')]);
    expect(Object.values(scene.files ?? {}).map(({ dataURL }) => dataURL)).toEqual(['stored', 'stored']);
  });

  it('[IMAGES-WEB-5] leaves out what is not stored, has no picture, or is none', async () => {
    const scene: PastedScene = {
      elements: [image('x'), image('missing'), image(null), image('y'), box],
      files: filesOf(file('x'), file('y', 'data:image/png;base64,%%%')),
    };
    const { uploads, sent } = storage([0, 1]);
    expect(await storePastedImages(scene, {}, uploads)).toBe(true);
    expect(sent).toHaveLength(2);
    expect([scene.elements, scene.files]).toEqual([[box], {}]);
    const nothing: PastedScene = { elements: [image('x')], files: filesOf(file('x')) };
    expect(await storePastedImages(nothing, {}, uploads)).toBe(false);
  });

  it('[IMAGES-WEB-5] keeps pictures that are here already, and scenes without any', async () => {
    const { uploads, sent } = storage();
    const own: PastedScene = { elements: [image('here')], files: filesOf(file('here')) };
    expect(await storePastedImages(own, filesOf(file('here')), uploads)).toBe(true);
    expect(own.elements).toMatchObject([{ fileId: 'here' }]);
    const plain: PastedScene = { elements: [box] };
    expect(await storePastedImages(plain, {}, uploads)).toBe(true);
    expect(await storePastedImages({ text: 'words' }, {}, uploads)).toBe(true);
    expect([plain, sent]).toEqual([{ elements: [box] }, []]);
  });
});

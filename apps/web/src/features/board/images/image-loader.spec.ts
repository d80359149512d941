import { describe, expect, it } from '@jest/globals';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { BinaryFileData, BinaryFiles } from '@excalidraw/excalidraw/types';
import { ApiError } from '#platform/http';
import { ImageLoader } from './image-loader';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const image = (fileId: string | null) => ({ id: `e-${fileId}`, type: 'image', fileId }) as ExcalidrawElement;
const box = { id: 'box', type: 'rectangle' } as ExcalidrawElement;

function start(elements: ExcalidrawElement[], answers: Record<string, (Error | null)[]> = {}) {
  const files: BinaryFiles = {};
  const asked: string[] = [];
  const waited: number[] = [];
  let show = (_elements: readonly ExcalidrawElement[]): void => undefined;
  const board = {
    getFiles: () => files,
    getSceneElements: () => elements,
    addFiles: (added: BinaryFileData[]) => void added.forEach((file) => (files[file.id] = file)),
    onChange: (listener: (elements: readonly ExcalidrawElement[]) => void) => {
      show = listener;
      return () => (show = () => undefined);
    },
  };
  const load = async (id: string): Promise<BinaryFileData> => {
    asked.push(id);
    await settle();
    const answer = answers[id]?.shift();
    if (answer) throw answer;
    return { id } as BinaryFileData;
  };
  const wait = async (attempt: number) => void waited.push(attempt);
  const loader = new ImageLoader(board as unknown as ConstructorParameters<typeof ImageLoader>[0], { load }, wait);
  return { loader, asked, waited, files, show: (now: ExcalidrawElement[]) => show(now) };
}

describe('the pictures of a board', () => {
  it('[IMAGES-WEB-2] are fetched once each, those that stand there and those that come', async () => {
    const { asked, files, show } = start([image('a'), box, image('a'), image(null)]);
    expect(asked).toEqual(['a']);
    await settle();
    show([image('a'), image('b')]);
    show([image('a'), image('b'), image('c')]);
    await settle();
    await settle();
    expect([asked, Object.keys(files)]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('[IMAGES-WEB-2] are asked for again when the server was away, ever later', async () => {
    const away = new ApiError('offline', 'No answer.', 0);
    const { asked, waited, files } = start([image('a')], {
      a: [away, new ApiError('unavailable', 'Later.', 503), away],
    });
    while (!files.a) await settle();
    expect([asked, waited]).toEqual([
      ['a', 'a', 'a', 'a'],
      [0, 1, 2],
    ]);
  });

  it('[IMAGES-WEB-2] that the server does not have are not asked for again', async () => {
    const { asked, files, show } = start([image('a')], { a: [new ApiError('not_found', 'None.', 404)] });
    await settle();
    await settle();
    show([image('a')]);
    await settle();
    expect([asked, files]).toEqual([['a'], {}]);
  });

  it('[IMAGES-WEB-2] are left alone once the board is gone', async () => {
    const { loader, asked, files, show } = start([image('a')]);
    loader.stop();
    show([image('b')]);
    await settle();
    await settle();
    expect([asked, files]).toEqual([['a'], {}]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { ERRORS, MAX_IMAGE_BYTES, type ErrorCode, type ImageView } from '@fortyfive/contract';
import type { BinaryFileData } from '@excalidraw/excalidraw/types';
import { ApiError } from '#platform/http';
import { ImageUploads } from './image-uploads';

const PNG = new Blob(['a picture'], { type: 'image/png' });
const refusal = (code: ErrorCode) => new ApiError(code, ERRORS[code].message, ERRORS[code].status);
const offline = new ApiError('offline', 'No answer.', 0);

/** A server that answers each upload with what it is told, and then with success. */
function start(answers: (Error | null)[] = []) {
  let count = 0;
  const sent: Blob[] = [];
  const store = {
    upload: async (picture: Blob, signal: AbortSignal, onProgress: (part: number) => void): Promise<ImageView> => {
      sent.push(picture);
      onProgress(0.4);
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      const answer = answers.shift();
      if (answer) throw answer;
      return { imageId: `id-${++count}`, type: 'image/png', sizeBytes: 9, width: 1, height: 1 };
    },
    load: async (imageId: string) => ({ id: imageId }) as BinaryFileData,
  };
  const uploads = new ImageUploads(store);
  const seen: string[] = [];
  uploads.subscribe(() => {
    const { state } = uploads;
    if (state.kind === 'idle') seen.push('idle');
    else
      seen.push(state.kind === 'failed' ? state.sentence : `${state.number} of ${state.count}, ${state.part * 100}%`);
  });
  const stored: string[] = [];
  const onStored = (image: ImageView, _file: BinaryFileData, index: number) => {
    stored.push(`${image.imageId} as ${index}`);
    return null;
  };
  return { uploads, seen, stored, sent, onStored };
}

describe('uploads', () => {
  it('[IMAGES-WEB-1] go one after the other, and each is handed on once it is stored', async () => {
    const { uploads, seen, stored, onStored } = start();
    await Promise.all([uploads.send([PNG, PNG], onStored), uploads.send([PNG], onStored)]);
    expect(stored).toEqual(['id-1 as 0', 'id-2 as 1', 'id-3 as 0']);
    expect(seen).toEqual([
      ...['1 of 2, 0%', '1 of 2, 40%', '2 of 2, 0%', '2 of 2, 40%', 'idle'],
      ...['1 of 1, 0%', '1 of 1, 40%', 'idle'],
    ]);
  });

  it('[IMAGES-WEB-3] say in the words of the server why one was refused, and offer no second try', async () => {
    const { uploads, stored, onStored } = start([refusal('image_broken')]);
    await uploads.send([PNG], onStored);
    expect(uploads.state).toEqual({ kind: 'failed', sentence: ERRORS.image_broken.message });
    expect(stored).toEqual([]);
    uploads.dismiss();
    expect(uploads.state).toEqual({ kind: 'idle' });
  });

  it('[IMAGES-WEB-3] send nothing that cannot be taken, and put up the others', async () => {
    const { uploads, stored, sent, onStored } = start();
    const large = new Blob([new Uint8Array(MAX_IMAGE_BYTES + 1)], { type: 'image/jpeg' });
    const other = new Blob(['%PDF'], { type: 'application/pdf' });
    const unknown = new Blob(['a picture']);
    await uploads.send([other, PNG, large, unknown], onStored);
    expect(sent).toEqual([PNG, unknown]);
    expect(stored).toEqual(['id-1 as 1', 'id-2 as 3']);
    const sentence = `2 of 4 pictures are not on the board. ${ERRORS.image_type.message}`;
    expect(uploads.state).toEqual({ kind: 'failed', sentence });
    await uploads.send([large], onStored);
    expect(uploads.state).toEqual({ kind: 'failed', sentence: ERRORS.image_too_large.message });
  });

  it.each([offline, refusal('unavailable'), refusal('too_many_requests')])(
    '[IMAGES-WEB-3] wait for another try when it may help, with those that are left: %s',
    async (error) => {
      const { uploads, stored, sent, onStored } = start([null, error]);
      await uploads.send([PNG, PNG, PNG], onStored);
      expect([sent.length, stored]).toEqual([2, ['id-1 as 0']]);
      const { state } = uploads;
      if (state.kind !== 'failed' || !state.retry) throw new Error('Nothing is offered.');
      expect(state.sentence).toMatch(error === offline ? /^Pictures need the connection/ : error.message);
      state.retry();
      await uploads.send([], onStored);
      expect(stored).toEqual(['id-1 as 0', 'id-2 as 1', 'id-3 as 2']);
    },
  );

  it('[IMAGES-WEB-3] can be stopped: nothing is handed on after that, and the next ones go', async () => {
    const { uploads, stored, sent, onStored } = start();
    const stopped = uploads.send([PNG, PNG], onStored);
    await Promise.resolve();
    uploads.dismiss();
    const next = uploads.send([PNG], onStored);
    await Promise.all([stopped, next]);
    expect([sent.length, stored]).toEqual([2, ['id-1 as 0']]);
    expect(uploads.state).toEqual({ kind: 'idle' });
  });

  it('[IMAGES-WEB-6] say why the board did not take one that was stored', async () => {
    const { uploads } = start();
    await uploads.send([PNG], () => 'The board takes no changes.');
    expect(uploads.state).toEqual({ kind: 'failed', sentence: 'The board takes no changes.' });
  });
});

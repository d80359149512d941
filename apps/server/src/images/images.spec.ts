import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as sendRaw } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS, imagesPath, imageView, MAX_IMAGE_BYTES, type ErrorCode, type ImageView } from '@fortyfive/contract';
import sharp from 'sharp';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { noise, photo, picture, pngOf, speckled } from '../../../../test/support/pictures.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { BLOBS_FOLDER, BlobStore } from '../platform/blob-store.js';
import { Metrics } from '../platform/metrics.js';
import { ImagesSweeper } from './images.sweeper.js';

type Answered = ImageView & { readonly code?: ErrorCode };
const HOUR_MS = 60 * 60_000;

let server: RunningApp;
let ana: Person;
let ben: Person;
let olga: Person;

beforeAll(async () => {
  server = await startApp();
});
afterEach(() => {
  for (const person of [ana, ben, olga]) person.leave();
});
afterAll(() => server.close());

/** A running interview of people whom nobody has seen before, so that no limit is used up. */
async function meet() {
  [ana, ben, olga] = [
    await Person.guest(server.url, 'Ana'),
    await Person.guest(server.url, 'Ben'),
    await Person.guest(server.url, 'Olga'),
  ];
  const interview = await startInterview(ana, ben);
  await olga.accept(interview.invite.token);
  const end = async () =>
    expect(await ask(interview.host, 'room:end', { roomId: interview.roomId, version: 6 })).toMatchObject({ ok: true });
  return { id: interview.interviewId, end };
}

async function send(person: Person, id: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(person.url + imagesPath(id), {
    method: 'POST',
    body: Uint8Array.from(bytes),
    headers: { origin: person.url, cookie: person.cookie, 'content-type': 'application/octet-stream', ...headers },
  });
  return { status: response.status, body: (await response.json()) as Answered };
}

async function load(person: Person, id: string, imageId: string) {
  const response = await fetch(person.url + imagesPath(id, imageId), { headers: { cookie: person.cookie } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const files = (): string[] => {
  try {
    return readdirSync(path.join(server.dataDir, BLOBS_FOLDER));
  } catch {
    return [];
  }
};
const rowsOf = async (id: string) =>
  (await server.pool.query<{ id: string }>('select id from images where interview_id = $1', [id])).rows;

/** Refused with this code and its status, and nothing is left of it. */
async function expectRefused(person: Person, id: string, bytes: Uint8Array, code: ErrorCode, headers = {}) {
  const before = files().length;
  const { status, body } = await send(person, id, bytes, headers);
  expect([status, body.code]).toEqual([ERRORS[code].status, code]);
  expect(files()).toHaveLength(before);
}

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    '[IMAGES-2] [IMAGES-5] is taken as %s from either of the pair, and seen by all three',
    async (format) => {
      const { id } = await meet();
      for (const person of [ana, ben]) {
        const { status, body } = await send(person, id, await picture(300, 200).toFormat(format).toBuffer());
        expect([status, imageView.parse(body)]).toEqual([
          201,
          { imageId: body.imageId, type: `image/${format}`, sizeBytes: body.sizeBytes, width: 300, height: 200 },
        ]);
        for (const viewer of [ana, ben, olga]) {
          const { status, bytes } = await load(viewer, id, body.imageId);
          expect([status, bytes.length]).toEqual([200, body.sizeBytes]);
          const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
          for (const [channel, value] of [0xc0, 0x39, 0x2b].entries())
            expect(Math.abs(data.readUInt8(channel) - value)).toBeLessThan(8);
        }
      }
      expect(await rowsOf(id)).toHaveLength(2);
    },
  );

  it('[IMAGES-8] is served as a picture and nothing else, to be kept by browsers alone', async () => {
    const { id } = await meet();
    const { body } = await send(ana, id, await pngOf(), { 'content-type': 'text/html' });
    const { headers } = await load(ben, id, body.imageId);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(body.sizeBytes),
      'content-disposition': 'inline',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('[IMAGES-3] says no more who took it where, and stands upright', async () => {
    const { id } = await meet();
    const sent = await photo(60, 40);
    expect(sent.includes('Secret Photographer')).toBe(true);
    expect((await sharp(sent).metadata()).orientation).toBe(6);
    const { body } = await send(ana, id, sent);
    expect(body).toMatchObject({ type: 'image/jpeg', width: 40, height: 60 });
    const { bytes } = await load(ben, id, body.imageId);
    expect([bytes.includes('Secret Photographer'), bytes.includes('Exif')]).toEqual([false, false]);
    const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('[IMAGES-3] loses whatever else hangs on it: a second file, a script, a comment', async () => {
    const { id } = await meet();
    const script = Buffer.from('<script>alert(document.cookie)</script>');
    const archive = Buffer.from('PK\x03\x04 an archive PK\x05\x06', 'latin1');
    const jpeg = await picture().jpeg().toBuffer();
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), script]);
    const polyglots = [
      Buffer.concat([await pngOf(), archive, script]),
      Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), archive]),
      Buffer.concat([await picture().webp().toBuffer(), archive, script]),
    ];
    for (const sent of polyglots) {
      expect([sent.includes(script), sent.includes('PK')]).toEqual([true, true]);
      const { status, body } = await send(ana, id, sent);
      expect(status).toBe(201);
      const { bytes } = await load(ana, id, body.imageId);
      expect([bytes.includes('script'), bytes.includes('PK\x03\x04')]).toEqual([false, false]);
    }
  });

  it('[IMAGES-4] with long edges is made smaller', async () => {
    const { id } = await meet();
    const { status, body } = await send(ana, id, await picture(8_000, 1_000).webp().toBuffer());
    expect([status, body.width, body.height]).toEqual([201, 4_096, 512]);
  });

  it('[IMAGES-3] that would take more than 5 MB drawn anew as PNG becomes a WebP', async () => {
    const { id } = await meet();
    const sent = await speckled(1_800, 256);
    expect((await sharp(sent).png().toBuffer()).length).toBeGreaterThan(MAX_IMAGE_BYTES);
    const { status, body } = await send(ana, id, sent);
    expect([status, body.type, body.width]).toEqual([201, 'image/webp', 1_800]);
    expect(imageView.safeParse(body).success).toBe(true);
  });

  it('[IMAGES-7] outlives the server', async () => {
    const { id } = await meet();
    const { body } = await send(ana, id, await pngOf());
    const before = await load(ana, id, body.imageId);
    await server.restart();
    const after = await load(ben, id, body.imageId);
    expect([after.status, after.bytes.equals(before.bytes)]).toEqual([200, true]);
  });
});

describe('what is refused', () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
  );

  it('[IMAGES-2] is everything but PNG, JPEG and WebP, whatever it calls itself', async () => {
    const { id } = await meet();
    const others = [
      svg,
      await picture().gif().toBuffer(),
      await picture().tiff().toBuffer(),
      Buffer.from('%PDF-1.7\n1 0 obj'),
      Buffer.from('<!doctype html><p>hello'),
      Buffer.alloc(0),
      Buffer.from('RIFF1234WAVE'),
    ];
    for (const [index, bytes] of others.entries()) {
      const type = ['image/png', 'image/svg+xml', 'image/webp'][index % 3] ?? '';
      const headers = { 'content-type': type, 'content-disposition': 'attachment; filename="cat.png"' };
      await expectRefused(ana, id, bytes, 'image_type', headers);
    }
    expect(await rowsOf(id)).toEqual([]);
  });

  it('[IMAGES-4] is what is broken, in any of the three formats', async () => {
    const { id } = await meet();
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const whole = await sharp(await noise(80, 60))
        .toFormat(format)
        .toBuffer();
      await expectRefused(ana, id, whole.subarray(0, Math.floor(whole.length / 2)), 'image_broken');
      await expectRefused(ana, id, Buffer.concat([whole.subarray(0, 12), svg]), 'image_broken');
    }
  });

  it('[IMAGES-4] is what moves, and what has too many pixels, before they are unpacked', async () => {
    const { id } = await meet();
    const frames = await Promise.all(['red', 'green'].map((colour) => pngOf(32, 32, colour)));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    await expectRefused(ana, id, moving, 'image_moving');
    const bomb = await picture(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(MAX_IMAGE_BYTES);
    const begunAtMs = performance.now();
    await expectRefused(ana, id, bomb, 'image_too_many_pixels');
    expect(performance.now() - begunAtMs).toBeLessThan(1_000);
  });

  it('[IMAGES-1] is what is too large, whether it says so or not', async () => {
    const { id } = await meet();
    await expectRefused(ana, id, Buffer.concat([await pngOf(), Buffer.alloc(MAX_IMAGE_BYTES)]), 'image_too_large');
    const { status, sentBytes } = await streamEndlessly(ana, id);
    expect(status).toBe(413);
    // Sockets hold a little on the way.
    expect(sentBytes).toBeLessThan(MAX_IMAGE_BYTES + 8 * 2 ** 20);
    const largest = Buffer.concat([await pngOf(), Buffer.alloc(MAX_IMAGE_BYTES)]).subarray(0, MAX_IMAGE_BYTES);
    expect((await send(ana, id, largest)).status).toBe(201);
  });

  it('[IMAGES-1] is half a picture: nothing stays of one whose sender goes away', async () => {
    const { id } = await meet();
    const before = files().length;
    const refused = () => readMetric('image_incomplete');
    const refusedBefore = await refused();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = [
      `POST ${imagesPath(id)} HTTP/1.1`,
      'host: 127.0.0.1',
      `origin: http://127.0.0.1`,
      `cookie: ${ana.cookie}`,
    ];
    socket.write(`${[...head, 'content-length: 4000'].join('\r\n')}\r\n\r\n`);
    socket.write((await pngOf()).subarray(0, 50));
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await eventually(refused, (count) => count === refusedBefore + 1);
    expect(files()).toHaveLength(before);
    expect((await send(ana, id, await pngOf())).status).toBe(201);
  });
});

describe('who may', () => {
  it('[IMAGES-5] put one up: interviewer and candidate, while it runs', async () => {
    const { id, end } = await meet();
    const stranger = await Person.guest(server.url, 'Stranger');
    const nobody = new Person(server.url);
    await expectRefused(olga, id, await pngOf(), 'not_found');
    await expectRefused(stranger, id, await pngOf(), 'not_found');
    await expectRefused(nobody, id, await pngOf(), 'signed_out');
    await expectRefused(ana, 'not-an-id', await pngOf(), 'not_found');
    await expectRefused(ana, id, await pngOf(), 'bad_origin', { origin: 'https://elsewhere.example' });
    await end();
    await expectRefused(ana, id, await pngOf(), 'interview_over');
    expect(await rowsOf(id)).toEqual([]);
  });

  it('[IMAGES-5] put one up only once it has started', async () => {
    await meet();
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const { view } = await ana.enter(roomId);
    await expectRefused(ana, view.interviewId, await pngOf(), 'interview_not_started');
  });

  it('[IMAGES-5] see one: the participants, live and after the end, and nobody by another way', async () => {
    const { id, end } = await meet();
    const { body } = await send(ana, id, await pngOf());
    const other = await startInterview(ana, ben);
    const [stranger, nobody] = [await Person.guest(server.url, 'Stranger'), new Person(server.url)];
    const missing = '0190a0b0-0000-7000-8000-000000000001';
    const check = async () => {
      for (const person of [ana, ben, olga]) expect((await load(person, id, body.imageId)).status).toBe(200);
      expect((await load(stranger, id, body.imageId)).status).toBe(404);
      expect((await load(nobody, id, body.imageId)).status).toBe(401);
      const strange = [missing, 'x', '..%2f..%2fsession-secret', body.imageId.toUpperCase(), `${body.imageId}.png`];
      for (const imageId of strange) expect((await load(ana, id, imageId)).status).toBe(404);
      const elsewhere = await load(ana, other.interviewId, body.imageId);
      expect([elsewhere.status, elsewhere.headers.get('cache-control')]).not.toContain('immutable');
      expect(elsewhere.status).toBe(404);
    };
    await check();
    await end();
    await check();
  });
});

describe('how much', () => {
  it('[IMAGES-6] takes fifty of two people at once, whole, and slows down who goes on', async () => {
    const { id } = await meet();
    const sent = await Promise.all(Array.from({ length: 25 }, (_, index) => pngOf(600, 400 + index)));
    const answers = await Promise.all(sent.flatMap((bytes) => [send(ana, id, bytes), send(ben, id, bytes)]));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(50).fill(201));
    expect(new Set(answers.map(({ body }) => body.imageId)).size).toBe(50);
    for (const { body } of answers) expect((await load(olga, id, body.imageId)).bytes).toHaveLength(body.sizeBytes);
    const more = await Promise.all(Array.from({ length: 20 }, async () => send(ana, id, await pngOf())));
    const refused = more.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    for (const { body } of refused) expect(body.code).toBe('too_many_requests');
    expect(await rowsOf(id)).toHaveLength(70 - refused.length);
    expect(files().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('[IMAGES-6] an interview is full at a hundred, and at 100 MB, also for the last ones sent at once', async () => {
    const { id } = await meet();
    await pretendStored(id, ana.user.id, 98, 1_000);
    const answers = await Promise.all(Array.from({ length: 6 }, async () => send(ben, id, await pngOf())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    for (const { status, body } of answers.filter(({ status }) => status !== 201))
      expect([status, body.code]).toEqual([409, 'images_full']);
    await expectRefused(ana, id, await pngOf(), 'images_full');
    const large = await meet();
    await pretendStored(large.id, ana.user.id, 1, 100 * 2 ** 20);
    await expectRefused(ana, large.id, await pngOf(), 'images_full');
  });

  it('[IMAGES-6] a person has an allowance over all interviews; their partner has another', async () => {
    const { id } = await meet();
    const other = await startInterview(ana, ben);
    await pretendStored(other.interviewId, ana.user.id, 500, 10);
    await expectRefused(ana, id, await pngOf(), 'image_allowance');
    expect((await send(ben, id, await pngOf())).status).toBe(201);
  });
});

describe('who asks and does not read', () => {
  it('[IMAGES-8] holds no memory, however often they ask, and others are served meanwhile', async () => {
    const { id } = await meet();
    const { imageId, sizeBytes } = (await send(ana, id, await speckled(2_200, 200))).body;
    const heldBefore = process.memoryUsage().external;
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1').pause();
    const head = [`GET ${imagesPath(id, imageId)} HTTP/1.1`, 'host: 127.0.0.1', `cookie: ${ana.cookie}`];
    // All at once on one line: the answers wait for one another.
    socket.write(`${head.join('\r\n')}\r\n\r\n`.repeat(100));
    let mostHeld = 0;
    for (const untilMs = performance.now() + 3_000; performance.now() < untilMs;) {
      mostHeld = Math.max(mostHeld, process.memoryUsage().external - heldBefore);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(mostHeld).toBeLessThan(20 * sizeBytes);
    expect((await load(ben, id, imageId)).bytes).toHaveLength(sizeBytes);
    socket.destroy();
  });
});

describe('what is left', () => {
  const sweep = () => server.app.nest.get(ImagesSweeper).sweep();

  it('[IMAGES-7] of a deleted interview is nothing, file or row, and of others everything', async () => {
    const kept = await meet();
    const keptImage = (await send(ana, kept.id, await pngOf())).body;
    const { id } = await meet();
    const images = [await send(ana, id, await pngOf()), await send(ben, id, await pngOf())].map(
      ({ body }) => body.imageId,
    );
    await server.pool.query('delete from interviews where id = $1', [id]);
    expect((await load(ana, id, images[0] ?? '')).status).toBe(404);
    server.time.advance(HOUR_MS + 1_000);
    await sweep();
    expect(files().filter((name) => images.includes(name))).toEqual([]);
    const { rows } = await server.pool.query('select id from images where id = any($1)', [images]);
    expect(rows).toEqual([]);
    expect(files()).toContain(keptImage.imageId);
  });

  it('[IMAGES-7] half done by a crash goes at the next start, once it is old; a file that no row names stays', async () => {
    await meet();
    const insert = (minutesAgo: number) =>
      server.pool.query<{ id: string }>(
        `insert into images (id, type, size_bytes, width, height, sha256, created_at)
         values (gen_random_uuid(), 'image/png', 1, 1, 1, '', $1) returning id`,
        [new Date(server.time.nowMs() - minutesAgo * 60_000)],
      );
    const [old, young] = [(await insert(61)).rows[0]?.id ?? '', (await insert(5)).rows[0]?.id ?? ''];
    const foreign = '0190a0b0-0000-7000-8000-0000000000aa';
    const folder = path.join(server.dataDir, BLOBS_FOLDER);
    for (const id of [old, young, foreign]) await new BlobStore(folder).write(id, Buffer.from('x'));
    writeFileSync(path.join(folder, `${old}.part`), 'x');
    await server.restart();
    await eventually(files, (names) => !names.some((name) => name.startsWith(old)));
    expect(files()).toEqual(expect.arrayContaining([young, foreign]));
  });

  it('[IMAGES-7] of an account that is gone is the picture: the board stays', async () => {
    const { id } = await meet();
    const { body } = await send(ben, id, await pngOf());
    await server.pool.query('delete from users where id = $1', [ben.user.id]);
    server.time.advance(2 * HOUR_MS);
    await sweep();
    expect((await load(ana, id, body.imageId)).status).toBe(200);
  });

  it('[IMAGES-8] of a file that was changed or lost is nothing to be shown', async () => {
    const { id } = await meet();
    const [one, other] = [(await send(ana, id, await pngOf())).body, (await send(ana, id, await pngOf())).body];
    writeFileSync(path.join(server.dataDir, BLOBS_FOLDER, one.imageId), svgInstead);
    rmSync(path.join(server.dataDir, BLOBS_FOLDER, other.imageId));
    for (const { imageId } of [one, other]) expect((await load(ana, id, imageId)).status).toBe(404);
  });
});

const svgInstead = '<svg xmlns="http://www.w3.org/2000/svg"/>';

async function pretendStored(interviewId: string, ownerId: string, count: number, sizeBytes: number): Promise<void> {
  await server.pool.query(
    `insert into images (id, interview_id, owner_id, type, size_bytes, width, height, sha256, created_at)
     select gen_random_uuid(), $1, $2, 'image/png', $3, 1, 1, '', now() from generate_series(1, $4)`,
    [interviewId, ownerId, sizeBytes, count],
  );
}

async function readMetric(outcome: string): Promise<number> {
  const { values } = await server.app.nest.get(Metrics).images.get();
  return values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
}

/** A body in chunks that says nothing of its length and never ends; how much of it got out until the answer came. */
function streamEndlessly(person: Person, id: string): Promise<{ status: number; sentBytes: number }> {
  return new Promise((resolve, reject) => {
    const headers = { origin: person.url, cookie: person.cookie, 'content-type': 'image/png' };
    const outgoing = sendRaw(person.url + imagesPath(id), { method: 'POST', headers });
    const chunk = Buffer.alloc(256 * 1024);
    let sentBytes = 0;
    let isAnswered = false;
    const write = (): void => {
      while (!isAnswered) {
        sentBytes += chunk.length;
        if (!outgoing.write(chunk)) return void outgoing.once('drain', () => setTimeout(write, 2));
      }
    };
    outgoing.on('error', (error) => isAnswered || reject(error));
    outgoing.on('response', (response) => {
      isAnswered = true;
      response.resume();
      outgoing.destroy();
      resolve({ status: response.statusCode ?? 0, sentBytes });
    });
    write();
  });
}

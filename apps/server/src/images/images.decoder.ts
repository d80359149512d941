import { AppError, MAX_IMAGE_BYTES, MAX_IMAGE_EDGE, type ImageType } from '@fortyfive/contract';
import sharp, { type Metadata, type Sharp } from 'sharp';

/** What of a picture is stored. */
export interface DecodedImage {
  readonly type: ImageType;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const MAX_PIXELS = 40_000_000;
const DECODE_WITHIN_S = 15;

// Whatever else the library could read, SVG and PDF among it, is never tried (IMAGES-2).
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
});
// Every picture is read once; and of the machine's processors, documents need some too.
sharp.cache(false);
sharp.concurrency(1);

/**
 * Reads a picture and draws it anew (IMAGES-3): only pixels get through, so neither where a photo was taken nor what hangs
 * behind its end is stored.
 * @throws AppError `image_type`, `image_moving`, `image_too_many_pixels`, `image_broken`, `image_too_large`
 */
export async function decodeImage(sent: Buffer): Promise<DecodedImage> {
  const type = typeOf(sent);
  if (!type) throw new AppError('image_type');
  const { width, height, pages = 1 } = await readable(openImage(sent).metadata());
  if (pages > 1) throw new AppError('image_moving');
  if (width * height > MAX_PIXELS) throw new AppError('image_too_many_pixels');
  const drawn = await draw(sent, type);
  if (drawn.bytes.length <= MAX_IMAGE_BYTES) return drawn;
  // A few pictures take more room drawn anew than they did before.
  const smaller = await draw(sent, 'image/webp');
  if (smaller.bytes.length > MAX_IMAGE_BYTES) throw new AppError('image_too_large');
  return smaller;
}

/** By its first bytes alone (IMAGES-2). */
function typeOf(bytes: Buffer): ImageType | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from('\xff\xd8\xff', 'latin1'))) return 'image/jpeg';
  const isRiff = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isRiff ? 'image/webp' : null;
}

function openImage(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
}

async function draw(sent: Buffer, type: ImageType): Promise<DecodedImage> {
  const edge = { width: MAX_IMAGE_EDGE, height: MAX_IMAGE_EDGE };
  // How a photo was held is metadata, which does not get through: the pixels themselves are turned.
  const upright = openImage(sent)
    .autoOrient()
    .resize({ ...edge, fit: 'inside', withoutEnlargement: true });
  const encoded = encode(upright, type).timeout({ seconds: DECODE_WITHIN_S });
  const { data, info } = await readable(encoded.toBuffer({ resolveWithObject: true }));
  return { type, bytes: data, width: info.width, height: info.height };
}

function encode(image: Sharp, type: ImageType): Sharp {
  if (type === 'image/png') return image.png();
  return type === 'image/jpeg' ? image.jpeg({ quality: 85 }) : image.webp({ quality: 85 });
}

/** What the library says of a file that it cannot read is no news to whoever runs the server. */
async function readable<Result extends Metadata | { data: Buffer }>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch {
    throw new AppError('image_broken');
  }
}

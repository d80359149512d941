import sharp from 'sharp';

type Colour = string | { r: number; g: number; b: number };

/** A picture of one colour, made as any program would make it. */
export function picture(width = 64, height = 48, background: Colour = '#c0392b') {
  return sharp({ create: { width, height, channels: 3, background } });
}

export const pngOf = (width?: number, height?: number, colour?: Colour): Promise<Buffer> =>
  picture(width, height, colour).png().toBuffer();

/** A photo as a phone takes it: it knows who took it where, and how the phone was held. */
export function photo(width = 64, height = 48): Promise<Buffer> {
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '59/1 20/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '18/1 4/1 0/1' };
  return picture(width, height)
    .jpeg()
    .withExif({ IFD0: { Artist: 'Secret Photographer' }, IFD3: gps })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** A picture that cannot be made small: `width` × `height` random pixels, without loss. */
export function noise(width: number, height: number): Promise<Buffer> {
  const pixels = new Uint8Array(width * height * 3);
  for (let start = 0; start < pixels.length; start += 65_536)
    crypto.getRandomValues(pixels.subarray(start, start + 65_536));
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** A square of random pixels in so many colours, as a PNG that lists its colours: small, and large without that list. */
export function speckled(edge: number, colours: number): Promise<Buffer> {
  const palette = crypto.getRandomValues(new Uint8Array(colours * 3));
  const pixels = new Uint8Array(edge * edge * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = 3 * Math.floor(Math.random() * colours);
    pixels.set(palette.subarray(colour, colour + 3), at);
  }
  const raw = { width: edge, height: edge, channels: 3 } as const;
  return sharp(pixels, { raw }).png({ palette: true, colours, dither: 0, effort: 1 }).toBuffer();
}

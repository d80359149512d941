import { z } from 'zod';

/** What a picture on a board may be. The server looks at its content; names and declared types count for nothing. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** The largest picture that is taken, bytes. */
export const MAX_IMAGE_BYTES = 5 * 1024 * 1024;

/** Longest edge of a picture as it is stored, px; larger ones are made smaller. */
export const MAX_IMAGE_EDGE = 4096;

/**
 * Answer to `POST /api/interviews/:interviewId/images`, whose body is the picture itself: what was stored of it. The picture
 * is then at `…/images/:imageId`, and never changes.
 * @example imageView.parse({ imageId, type: 'image/png', sizeBytes: 1200, width: 64, height: 48 })
 */
export const imageView = z.strictObject({
  imageId: z.uuid(),
  type: z.enum(IMAGE_TYPES),
  sizeBytes: z.int().positive().max(MAX_IMAGE_BYTES),
  width: z.int().positive().max(MAX_IMAGE_EDGE),
  height: z.int().positive().max(MAX_IMAGE_EDGE),
});
export type ImageView = Readonly<z.infer<typeof imageView>>;

/**
 * Where the pictures of an interview are; with an id, where one of them is.
 * @example imagesPath(interviewId, imageId) // '/api/interviews/0190…/images/0191…'
 */
export function imagesPath(interviewId: string, imageId?: string): string {
  const all = `/api/interviews/${interviewId}/images`;
  return imageId === undefined ? all : `${all}/${imageId}`;
}

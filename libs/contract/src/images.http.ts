import { z } from 'zod';
import { IMAGE_TYPES, MAX_IMAGE_BYTES, MAX_IMAGE_EDGE } from './image-limits.js';

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

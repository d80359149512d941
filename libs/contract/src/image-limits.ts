/** What a picture on a board may be. The server looks at its content; names and declared types count for nothing. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** The largest picture that is taken, bytes. */
export const MAX_IMAGE_BYTES = 5 * 1024 * 1024;

/** Longest edge of a picture as it is stored, px; larger ones are made smaller. */
export const MAX_IMAGE_EDGE = 4096;

/**
 * Where the pictures of an interview are; with an id, where one of them is.
 * @example imagesPath(interviewId, imageId) // '/api/interviews/0190…/images/0191…'
 */
export function imagesPath(interviewId: string, imageId?: string): string {
  const all = `/api/interviews/${interviewId}/images`;
  return imageId === undefined ? all : `${all}/${imageId}`;
}

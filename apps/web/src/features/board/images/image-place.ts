/** A place on the board, in its own px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Box = Point & Size;

/** What a frame has to say of itself for a picture to lie in it. */
export type Frame = Box & { readonly id: string };

/** A picture takes up at most so much of what one sees, so that it never covers the whole board. */
const SHARE_OF_VIEW = 0.5;
const GAP = 24;

/**
 * Where a picture goes: as large as it is unless that is more than half of the view, its middle at the given point. Of several
 * that come together, each stands right of the one before.
 */
export function placeImage(image: Size, view: Size, at: Point, before: Box | null): Box {
  const scale = Math.min(1, (SHARE_OF_VIEW * view.width) / image.width, (SHARE_OF_VIEW * view.height) / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  if (before) return { x: before.x + before.width + GAP, y: before.y, width, height };
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}

/** The innermost frame that a picture lies in entirely; then it moves along with the frame. */
export function frameAround<F extends Frame>(box: Box, frames: readonly F[]): F | null {
  const around = frames.filter(
    (frame) =>
      frame.x <= box.x &&
      frame.y <= box.y &&
      frame.x + frame.width >= box.x + box.width &&
      frame.y + frame.height >= box.y + box.height,
  );
  const byArea = around.sort((one, other) => one.width * one.height - other.width * other.height);
  return byArea[0] ?? null;
}

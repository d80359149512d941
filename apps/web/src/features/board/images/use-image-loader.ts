import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect } from 'react';
import { ImageLoader } from './image-loader';
import { ImageStore } from './image-store';

/** Fetches the pictures on a board for as long as it is shown (IMAGES-WEB-2). */
export function useImageLoader(api: ExcalidrawImperativeAPI | null, interviewId: string): void {
  useEffect(() => {
    if (!api) return;
    const loader = new ImageLoader(api, new ImageStore(interviewId));
    return () => loader.stop();
  }, [api, interviewId]);
}

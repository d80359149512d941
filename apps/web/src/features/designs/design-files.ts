import { clipboardOf, elementsOfDesign, excalidrawFileOf } from '@fortyfive/documents';
import { layoutDesign, type HighLevelDesign } from '@fortyfive/questions';
import { saveFile } from '#ui/save-file';
import { BOARD_MEASURES } from './design-measures';

/** What of a look is not in the markup, because classes give it. */
const LOOK = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray'],
  ...['font-size', 'font-weight', 'text-anchor'],
] as const;
const FONTS = 'Inter, system-ui, sans-serif';

/** Puts the design where Ctrl+V on a board finds it, as components that can be moved and renamed there. */
export async function copyForBoard(design: HighLevelDesign): Promise<void> {
  await navigator.clipboard.writeText(clipboardOf(elementsFor(design)));
}

/** As a file that Excalidraw opens. */
export function saveDrawing(design: HighLevelDesign, name: string): void {
  const json = excalidrawFileOf(elementsFor(design));
  saveFile(new Blob([json], { type: 'application/vnd.excalidraw+json' }), `${name}.excalidraw`);
}

/** As it is on the page, the way that is shown included; it needs no stylesheet. */
export function saveSvg(shown: SVGSVGElement, name: string): void {
  saveFile(new Blob([standAlone(shown)], { type: 'image/svg+xml' }), `${name}.svg`);
}

function elementsFor(design: HighLevelDesign) {
  return elementsOfDesign(layoutDesign(design, BOARD_MEASURES));
}

/** The picture with its colours written into it. */
function standAlone(shown: SVGSVGElement): string {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [place, original] of [shown, ...shown.querySelectorAll('*')].entries()) {
    const look = getComputedStyle(original);
    const written = copies[place];
    for (const name of LOOK) written?.setAttribute(name, look.getPropertyValue(name));
    written?.removeAttribute('class');
  }
  const { width = 0, height = 0 } = shown.viewBox.baseVal;
  const ground = document.createElementNS(copy.namespaceURI, 'rect');
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  for (const [name, value] of Object.entries({ width, height, fill: paper })) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  for (const [name, value] of Object.entries({ width, height, 'font-family': FONTS }))
    copy.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(copy);
}

import { exportToBlob, exportToSvg, getCommonBounds, serializeAsJSON } from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { diagramOf, groupElement, mermaidOf, stepOfFrame } from '@fortyfive/documents';
import { asDataUrl } from './data-url';
import { embedFonts } from './svg-fonts';

/** How a picture of the board looks. */
export interface PictureLook {
  readonly isDark: boolean;
  readonly hasBackground: boolean;
}

const PADDING = 24;
/** Twice as fine as the board, for screens that show it. */
const SCALE = 2;
/** What browsers draw on one canvas without giving up. */
const LONGEST_SIDE_PX = 8_192;
/** Excalidraw turns it dark itself. */
const PAPER = '#ffffff';

/** Whether somebody has put anything on the board; the steps' frames are there from the start. */
export function isDrawnOn(api: ExcalidrawImperativeAPI): boolean {
  return api.getSceneElements().some(({ id }) => stepOfFrame(id) === null);
}

export async function pngOf(api: ExcalidrawImperativeAPI, look: PictureLook): Promise<Blob> {
  const png: Blob = await exportToBlob({
    ...(await sceneOf(api, look)),
    mimeType: 'image/png',
    getDimensions: (width: number, height: number) => {
      const scale = Math.min(SCALE, LONGEST_SIDE_PX / Math.max(width, height));
      return { width: width * scale, height: height * scale, scale };
    },
  });
  return png;
}

/** Fonts and pictures are in it: it needs no other file and no network (TAKE-AWAY-3). */
export async function svgOf(api: ExcalidrawImperativeAPI, look: PictureLook): Promise<Blob> {
  const svg: SVGSVGElement = await exportToSvg({ ...(await sceneOf(api, look)), skipInliningFonts: true });
  plainAttributes(svg);
  await embedFonts(svg);
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}

/** Excalidraw sets some attributes in SVG's namespace; written to a file, nobody would know them any more. */
function plainAttributes(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll('*')) {
    for (const attribute of [...element.attributes].filter(({ namespaceURI }) => namespaceURI === svg.namespaceURI)) {
      element.removeAttributeNode(attribute);
      element.setAttribute(attribute.localName, attribute.value);
    }
  }
}

/** Everything as it is, to go on in Excalidraw; of our settings only the paper. */
export async function excalidrawOf(api: ExcalidrawImperativeAPI): Promise<Blob> {
  const json = serializeAsJSON(api.getSceneElements(), { viewBackgroundColor: PAPER }, await filesOf(api), 'local');
  return new Blob([json], { type: 'application/vnd.excalidraw+json' });
}

/** The design as text; `null` while there is no component on the board. */
export function mermaidText(api: ExcalidrawImperativeAPI): string | null {
  const entries = api.getSceneElements().map((element) => [element.id, groupElement({ ...element })] as const);
  const diagram = diagramOf(entries);
  return diagram.components.length > 0 ? mermaidOf(diagram) : null;
}

async function sceneOf(api: ExcalidrawImperativeAPI, { isDark, hasBackground }: PictureLook) {
  const { frameRendering } = api.getAppState();
  const colours = { exportBackground: hasBackground, exportWithDarkMode: isDark, viewBackgroundColor: PAPER };
  const elements = withoutEmptySteps(api.getSceneElements());
  return { elements, appState: { ...colours, frameRendering }, files: await filesOf(api), exportPadding: PADDING };
}

/** A picture shows the steps that something was drawn for; six empty frames would make the rest of it small. */
function withoutEmptySteps<Element extends ExcalidrawElement>(elements: readonly Element[]): Element[] {
  const drawn = elements.filter(({ id }) => stepOfFrame(id) === null);
  return elements.filter((element) => stepOfFrame(element.id) === null || drawn.some((one) => touches(one, element)));
}

function touches(one: ExcalidrawElement, other: ExcalidrawElement): boolean {
  const [left, top, right, bottom] = getCommonBounds([one]);
  const [otherLeft, otherTop, otherRight, otherBottom] = getCommonBounds([other]);
  return left <= otherRight && right >= otherLeft && top <= otherBottom && bottom >= otherTop;
}

type Files = ReturnType<ExcalidrawImperativeAPI['getFiles']>;

/** The pictures on the board, each whole: where it is only named by its address, it is fetched from there. */
async function filesOf(api: ExcalidrawImperativeAPI): Promise<Files> {
  const entries = Object.entries(api.getFiles()).map(async ([id, file]) => {
    if (file.dataURL.startsWith('data:')) return [id, file] as const;
    const picture = await (await fetch(file.dataURL)).blob();
    // Excalidraw brands its data URLs; there is no other way to make one.
    return [id, { ...file, dataURL: (await asDataUrl(picture)) as typeof file.dataURL }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

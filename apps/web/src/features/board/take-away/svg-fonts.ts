import { asDataUrl } from './data-url';

const FONTS = '/excalidraw-assets/fonts';

/** The folder of each font that the board offers; others are the computer's own. */
const FOLDERS: Readonly<Record<string, string>> = {
  Assistant: 'Assistant',
  Cascadia: 'Cascadia',
  'Comic Shanns': 'ComicShanns',
  Excalifont: 'Excalifont',
  'Liberation Sans': 'Liberation',
  'Lilita One': 'Lilita',
  Nunito: 'Nunito',
  Virgil: 'Virgil',
};

/**
 * Puts the fonts of a drawing's texts into the drawing, so that it looks the same on a computer that has none of them and no
 * network. Excalidraw's own way needs WebAssembly, which our pages do not allow, and falls back to a link (TAKE-AWAY-3).
 */
export async function embedFonts(svg: SVGSVGElement): Promise<void> {
  const families = [...svg.querySelectorAll('text')].map(firstFamily).filter((family) => family in FOLDERS);
  if (families.length === 0) return;
  const list = (await (await fetched(`${FONTS}/list.json`)).json()) as Record<string, string[]>;
  const faces = await Promise.all(
    [...new Set(families)].flatMap((family) =>
      (list[FOLDERS[family] ?? ''] ?? [])
        // The board writes in one weight.
        .filter((file) => file.includes('-Regular'))
        .map((file) => fontFace(family, file)),
    ),
  );
  const style = svg.querySelector('style.style-fonts');
  if (style) style.textContent = faces.join('\n');
}

function firstFamily(text: Element): string {
  return (
    (text.getAttribute('font-family') ?? '')
      .split(',')[0]
      ?.trim()
      .replace(/^['"]|['"]$/g, '') ?? ''
  );
}

async function fontFace(family: string, file: string): Promise<string> {
  const font = await (await fetched(`${FONTS}/${file}`)).blob();
  return `@font-face { font-family: "${family}"; src: url(${await asDataUrl(font, 'font/woff2')}); }`;
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return response;
}

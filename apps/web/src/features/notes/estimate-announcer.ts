import type { CellResult } from '@fortyfive/estimation';

/** Long enough that not every letter of a formula is commented on. */
const PAUSE_MS = 800;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Has a screen reader say what the cell with the caret comes to, once the person has stopped typing (NOTES-23). */
export function announceResult(result: CellResult): void {
  announce(sentenceOf(result));
}

function announce(sentence: string): void {
  if (!region) {
    region = document.createElement('div');
    region.className = 'sr-only';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (region) region.textContent = sentence;
  }, PAUSE_MS);
}

function sentenceOf(result: CellResult): string {
  if (result.kind === 'value') return `${result.name} is ${[result.text, ...result.details].join(', or ')}`;
  return result.kind === 'error' ? result.message : '';
}

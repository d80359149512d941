import type { Locator, Page } from 'playwright-core';

/** The room as a person finds their way around in it: by what things are called. */
export class RoomPage {
  constructor(readonly page: Page) {}

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  get timer(): Locator {
    return this.page.getByRole('timer');
  }

  get board(): Locator {
    return this.page.getByRole('region', { name: 'Board' });
  }

  note(step: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`Notes on step \\d, ${step}`) });
  }

  saveState(word: string): Locator {
    return this.page
      .locator('header')
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${word}`) });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** On a wide screen the interviewer has the desk in front, everybody else the notes. */
  async openNotes(): Promise<void> {
    await this.tab('Notes').click();
    await this.note('Requirements').waitFor();
  }

  async untilBoardIsReady(): Promise<void> {
    await this.board.locator('canvas.interactive').waitFor();
    await this.saveState('Saved').waitFor();
  }

  /** Draws a rectangle with the mouse, in px from the board's top left corner. */
  async drawRectangle(x: number, y: number, width: number, height: number): Promise<void> {
    const canvas = await this.canvasBox();
    await this.board.locator('label:has([data-testid="toolbar-rectangle"])').click();
    await this.page.mouse.move(canvas.x + x, canvas.y + y);
    await this.page.mouse.down();
    await this.page.mouse.move(canvas.x + x + width / 2, canvas.y + y + height / 2, { steps: 3 });
    await this.page.mouse.move(canvas.x + x + width, canvas.y + y + height, { steps: 3 });
    await this.page.mouse.up();
    await this.page.keyboard.press('Escape');
  }

  async canvasBox(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.board.locator('canvas.interactive').boundingBox();
    if (!box) throw new Error('The board has no canvas.');
    return box;
  }
}

/** When a text changed to what, in real time of this machine, whatever the page believes about the time. */
export interface TextChange {
  readonly text: string;
  readonly atMs: number;
}

/** Begins to note down when an element's text changes; `read` returns what was noted so far. */
export async function watchText(locator: Locator): Promise<{ read(): Promise<TextChange[]> }> {
  await locator.evaluate((element) => {
    const changes: TextChange[] = [];
    // performance.timeOrigin is not affected by a Date that was tampered with.
    const note = (): number =>
      changes.push({ text: element.textContent ?? '', atMs: performance.timeOrigin + performance.now() });
    new MutationObserver(note).observe(element, { subtree: true, characterData: true, childList: true });
    (element as unknown as { changes: TextChange[] }).changes = changes;
  });
  return { read: () => locator.evaluate((element) => (element as unknown as { changes: TextChange[] }).changes) };
}

import type { Locator, Page } from 'playwright-core';

/** A place where notes are written, as a person finds their way around in it. */
export class NotePage {
  constructor(
    readonly page: Page,
    readonly text: Locator,
  ) {}

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Formatting' });
  }

  tool(name: string | RegExp): Locator {
    return this.toolbar.getByRole('button', { name });
  }

  /** What is written, without the names at carets. */
  words(): Promise<string> {
    return this.text.locator('> *').evaluateAll((blocks) =>
      blocks
        .map((block) => {
          const copy = block.cloneNode(true) as Element;
          copy.querySelectorAll('.note-caret').forEach((caret) => caret.remove());
          return copy.textContent;
        })
        .join('\n'),
    );
  }

  /** The editor reads where the browser put the caret a moment later; no person's next key comes sooner. */
  async untilCaretIsRead(): Promise<void> {
    await this.page.waitForTimeout(100);
  }

  /** Writes at the end, letter by letter. */
  async write(...lines: readonly string[]): Promise<void> {
    await this.text.click();
    await this.page.keyboard.press('Control+End');
    for (const [index, line] of lines.entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(line);
    }
  }

  /** Takes everything out again. */
  async clear(): Promise<void> {
    await this.text.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.press('Control+Alt+0');
  }

  /** Pastes what the clipboard would hold in these types. */
  async paste(data: Readonly<Record<string, string>>): Promise<void> {
    await this.text.evaluate((element, kinds) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(kinds)) clipboardData.setData(type, text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, data);
  }
}

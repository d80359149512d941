import type { Locator, Page } from 'playwright-core';

/** The outline of a board, found by what things are called. */
export class OutlinePage {
  readonly region: Locator;

  constructor(readonly page: Page) {
    this.region = page.getByRole('region', { name: 'Outline', exact: true });
  }

  /** What a screen reader makes of it. */
  read(): Promise<string> {
    return this.region.ariaSnapshot();
  }

  /** The components in order, each with what its line says. */
  lines(): Promise<string[]> {
    return this.region.locator('ol > li').allInnerTexts();
  }

  /** With nothing but keys, from the button that opens the form. */
  async add(kind: string, name: string): Promise<void> {
    const form = this.region.getByRole('form', { name: 'Add a component' });
    if ((await form.count()) === 0) await this.page.getByRole('button', { name: 'Add a component' }).press('Enter');
    await form.getByRole('combobox', { name: 'Kind' }).waitFor();
    const { keyboard } = this.page;
    await keyboard.type(kind);
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type(name);
    await keyboard.press('Enter');
  }

  closeForm(): Promise<void> {
    return this.page.keyboard.press('Escape');
  }

  menuOf(words: string): Locator {
    return this.region.getByRole('button', { name: `Change ${words}`, exact: true });
  }

  /** Opens a component's menu and takes an item, by keyboard. */
  async choose(words: string, item: string | RegExp): Promise<void> {
    await this.menuOf(words).press('Enter');
    const found = this.page.getByRole('menuitem', { name: item });
    await found.waitFor();
    await found.press('Enter');
  }

  async connect(words: string, to: string, label: string): Promise<void> {
    await this.choose(words, /^Connect/);
    const form = this.region.getByRole('form', { name: `Connect ${words}` });
    await form.getByRole('combobox', { name: 'Leads to' }).selectOption(to);
    await form.getByRole('textbox', { name: 'Label (optional)' }).fill(label);
    await this.page.keyboard.press('Enter');
  }

  async rename(words: string, name: string): Promise<void> {
    await this.choose(words, 'Rename');
    await this.region.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.keyboard.press('Enter');
  }

  get news(): Locator {
    return this.region.getByRole('status', { name: 'What the others do' });
  }

  get checks(): Locator {
    return this.region.getByRole('region', { name: 'Worth a second look' });
  }
}

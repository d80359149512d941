import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { describeContent, notesField } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import type { Browser, Download, Page } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { NotePage } from './support/note-page.js';
import { ask, eventually, type Person, startObservedInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';
import { changeNotes } from './support/written-documents.js';

const EVERYTHING = `### Endpoints

A **bold** word, \`code\` and [a page](https://example.com/a?b=c).

- one
  - inner

1. first

- [ ] open
- [x] done

| Path | Answer |
| --- | ---: |
| /shorten<br>/s | 201 |

\`\`\`sql
select * from links;
\`\`\`

The end.`;

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let at: Record<'ana' | 'ben' | 'cleo', Visitor>;
let running: Awaited<ReturnType<typeof startObservedInterview>>['running'];

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  ({ people, running } = await startObservedInterview(server.url));
  at = {
    ana: await visitAs(browser, people.ana),
    ben: await visitAs(browser, people.ben),
    cleo: await visitAs(browser, people.cleo),
  };
  for (const { page } of Object.values(at)) {
    await page.goto(`/rooms/${running.roomId}`);
    await new RoomPage(page).openNotes();
  }
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

afterEach(() => {
  for (const { errors, foreignRequests } of Object.values(at)) {
    const unexpected = errors.splice(0).filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'));
    expect([...unexpected, ...foreignRequests.splice(0)]).toEqual([]);
  }
});

function noteAt(who: 'ana' | 'ben' | 'cleo', step: string): NotePage {
  const { page } = at[who];
  return new NotePage(page, new RoomPage(page).note(step));
}

/** The notes as they stand in the log. */
async function notesInLog(): Promise<Y.Doc> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'notes' and interview_id = $1 order by seq`,
    [running.interviewId],
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return doc;
}

async function sectionInLog(stepId: StepId): Promise<string> {
  return (await notesInLog()).getXmlFragment(notesField(stepId)).toString();
}

function untilInLog(stepId: StepId, holds: (section: string) => boolean): Promise<string> {
  return eventually(() => sectionInLog(stepId), holds, 10_000);
}

function untilFocused(page: Page, name: RegExp): Promise<string> {
  const read = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  return eventually(read, (label) => name.test(label));
}

async function command(name: 'room:advance-step' | 'room:end'): Promise<void> {
  const { body } = await people.ana.get<{ state: { version: number } }>(`/api/rooms/${running.roomId}`);
  const reply = await ask(running.host, name, { roomId: running.roomId, version: body.state.version });
  if (!reply.ok) throw new Error(reply.error.code);
}

/** For the eye: with PICTURES set to a folder, in both sizes and both themes. */
async function keepPictures(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const [size, viewport] of Object.entries({ phone: PHONE, wide: DESKTOP })) {
    await page.setViewportSize(viewport);
    if (size === 'phone') await page.getByRole('tab', { name: 'Notes' }).click();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
      await page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png` });
    }
  }
}

/** Nothing is out of reach or hard to read, in light and in dark. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-theme=light]').waitFor();
}

describe('the notes of two people', () => {
  it('turn Markdown into what it means while it is typed, for both', async () => {
    const [ana, ben] = [noteAt('ana', 'Requirements'), noteAt('ben', 'Requirements')];
    await ana.clear();
    await ana.write('# Users', 'A **bold** word and `code`.', '- first', 'second', '', '1. one', '', '> said');
    await eventually(
      () => ben.text.innerHTML(),
      (html) =>
        html.includes('<h3>Users</h3>') &&
        html.includes('<strong>bold</strong>') &&
        html.includes('<code>code</code>') &&
        /<ul><li><p>first<\/p><\/li><li><p>second/.test(html) &&
        /<ol[^>]*><li><p>one/.test(html) &&
        html.includes('<blockquote><p>said'),
    );
  });

  it('have tasks that both tick off, each named after what is to be done', async () => {
    const [ana, ben] = [noteAt('ana', 'Requirements'), noteAt('ben', 'Requirements')];
    await ana.clear();
    await ana.write('- [ ] Ask for the scale', 'Ask about reads');
    const [first, second] = ['Ask for the scale', 'Ask about reads'];
    const box = (note: NotePage, words: string) => note.text.getByRole('checkbox', { name: `Done: ${words}` });
    await box(ben, first!).check();
    await eventually(() => box(ana, first!).isChecked(), Boolean);
    await box(ana, second!).check();
    await eventually(() => box(ben, second!).isChecked(), Boolean);
    await untilInLog('requirements', (section) => section.match(/checked="true"/g)?.length === 2);
    expect(await box(noteAt('cleo', 'Requirements'), first!).isDisabled()).toBe(true);
    await expectSound(at.ana.page);
  });

  it('have tables: made by button, walked by Tab, changed by row and column', async () => {
    const [ana, ben] = [noteAt('ana', 'API'), noteAt('ben', 'API')];
    await ana.clear();
    await ana.text.click();
    await ana.tool('Table').click();
    await ana.page.keyboard.type('Path');
    await ana.page.keyboard.press('Tab');
    await ana.page.keyboard.type('Answer');
    await ana.page.keyboard.press('Enter');
    await ana.page.keyboard.type('Code');
    await ben.text.getByRole('columnheader', { name: /Answer\s*Code/ }).waitFor();
    const shape = async (note: NotePage) => [
      await note.text.locator('tr').count(),
      await note.text.locator('tr').first().locator('th, td').count(),
    ];
    expect(await shape(ben)).toEqual([3, 3]);
    await ana.tool('Add a row below').click();
    await ana.tool('Add a column to the right').click();
    await eventually(
      () => shape(ben),
      (found) => found.join() === '4,4',
    );
    await ana.tool('Delete the row').click();
    await ana.tool('Delete the column').click();
    await eventually(
      () => shape(ben),
      (found) => found.join() === '3,3',
    );
    expect(await ben.text.locator('th').count()).toBe(0); // The row with the caret was the one of the headings.
    await ana.tool('Header row').click();
    await eventually(
      () => ben.text.locator('th').count(),
      (count) => count === 3,
    );
    await expectSound(at.ana.page);
    await keepPictures(at.ana.page, 'table');
    await ana.text.locator('td, th').last().click();
    await ana.untilCaretIsRead();
    await ana.page.keyboard.press('Tab');
    await eventually(
      () => shape(ben),
      (found) => found.join() === '4,3',
    );
    await ana.tool('Delete the table').click();
    await ben.text.locator('table').waitFor({ state: 'detached' });
  });

  it('[NOTES-13] stay as they are when two people change one table at once, and are evened out with the next change', async () => {
    const [ana, ben] = [noteAt('ana', 'API'), noteAt('ben', 'API')];
    await ana.clear();
    await ana.text.click();
    await ana.tool('Table').click();
    await ana.page.keyboard.type('both');
    await ben.text.getByText('both').click();
    await untilInLog('api', (section) => section.includes('both'));
    await at.ben.context.setOffline(true);
    await ana.tool('Add a row below').click();
    await ben.tool('Add a column to the right').click();
    await at.ben.context.setOffline(false);
    const rows = (note: NotePage) =>
      note.text.locator('tr').evaluateAll((all) => all.map((row) => row.children.length).join());
    await eventually(
      () => rows(ana),
      (found) => found === '4,3,4,4',
      15_000,
    );
    await eventually(
      () => rows(ben),
      (found) => found === '4,3,4,4',
    );
    const before = describeContent(await notesInLog());
    await ana.page.keyboard.press('End');
    expect(describeContent(await notesInLog())).toBe(before);
    await ana.page.keyboard.type('!');
    await untilInLog('api', (section) => section.includes('both!'));
    expect(await rows(ben)).toBe('4,3,4,4');
    await ana.tool('Add a row below').click();
    await eventually(
      () => rows(ben),
      (found) => found === '4,4,4,4,4',
    );
    expect(await rows(ana)).toBe('4,4,4,4,4');
    await ana.tool('Delete the table').click();
  }, 40_000);

  it('[NOTES-14] colour code in the language behind the backticks, fetched with the first such block', async () => {
    const [ana, ben] = [noteAt('ana', 'API'), noteAt('ben', 'API')];
    await ana.clear();
    const fetched: string[] = [];
    at.ben.page.on('request', (request) => fetched.push(request.url()));
    await ana.write('```sql ', 'select 1 from links');
    await ben.text.locator('pre[data-language=SQL] .hljs-keyword', { hasText: 'select' }).waitFor();
    await ana.text.locator('.hljs-keyword', { hasText: 'from' }).waitFor();
    expect(fetched.filter((url) => url.includes('grammars'))).toHaveLength(1);
    await ana.tool('Language: SQL').click();
    await ana.page.getByRole('menuitemradio', { name: 'JSON' }).click();
    await ben.text.locator('pre[data-language=JSON]').waitFor();
    await expectSound(at.ana.page);
  });

  it('[NOTES-4] take links to pages and mail only, as typed, as pasted, and as asked for', async () => {
    const [ana, ben] = [noteAt('ana', 'API'), noteAt('ben', 'API')];
    await ana.clear();
    await ana.write('See https://example.com/docs and [it](https://example.com/it) and [no](javascript:alert(1)) ');
    await ben.text.getByRole('link', { name: 'it', exact: true }).waitFor();
    expect(await ben.text.getByRole('link', { name: 'https://example.com/docs' }).getAttribute('href')).toBe(
      'https://example.com/docs',
    );
    await ana.paste({
      'text/html': '<a href="javascript:alert(1)" class="fixed">bad</a> <a href="https://good.example">good</a>',
    });
    await ana.paste({ 'text/plain': '**x** [file](ftp://host/file)' });
    await ben.text.getByRole('link', { name: 'good' }).waitFor();
    await ana.text.getByText('file').waitFor();
    await ana.write(' word');
    await ana.page.keyboard.press('Control+Shift+ArrowLeft');
    await new Promise((resolve) => setTimeout(resolve, 50)); // The browser tells of a selection a little later.
    await ana.page.keyboard.press('Control+k');
    await ana.page.keyboard.type('javascript:alert(1)');
    await ana.page.keyboard.press('Enter');
    await ana.page.getByText('A link leads to a web page or a mail address.').waitFor();
    await expectSound(at.ana.page);
    await ana.page.getByLabel('Address of the link').fill('ben@example.com');
    await ana.page.keyboard.press('Enter');
    await ben.text.getByRole('link', { name: 'word' }).waitFor();
    const section = await untilInLog('api', (found) => found.includes('mailto:ben@example.com'));
    expect(section).not.toMatch(/javascript:alert\(1\)"|ftp:\/\/host\/file"|class=/);
    const links = await ben.text.getByRole('link').evaluateAll((all) => all.map((link) => link.outerHTML));
    expect(links.filter((html) => !/href="(?:https:|mailto:)/.test(html) || !/rel="noopener/.test(html))).toEqual([]);
  }, 40_000);

  it('[NOTES-15] make pasted Markdown rich, in one step of undo, and leave it plain when asked', async () => {
    const [ana, ben] = [noteAt('ana', 'API'), noteAt('ben', 'API')];
    await ana.clear();
    await ana.write('before');
    await ana.page.keyboard.press('Enter');
    await ana.paste({ 'text/plain': EVERYTHING });
    await ben.text.getByRole('columnheader', { name: 'Answer' }).waitFor();
    await ben.text.locator('.hljs-keyword').first().waitFor();
    expect(await ben.text.getByRole('checkbox').count()).toBe(2);
    await expectSound(at.ana.page);
    await ana.text.getByText('The end.').click();
    await ana.page.keyboard.press('Control+z');
    await eventually(
      () => ben.words(),
      (words) => words.trim() === 'before',
    );
    await ana.page.keyboard.down('Shift');
    await ana.page.keyboard.press('V');
    await ana.page.keyboard.up('Shift');
    await ana.page.keyboard.press('Backspace');
    await ana.paste({ 'text/plain': '**as it is**' });
    await eventually(
      () => ben.text.innerText(),
      (text) => text.includes('**as it is**'),
    );
  }, 40_000);

  it('[NOTES-15] take no more at once than the server takes, and say so', async () => {
    const ana = noteAt('ana', 'API');
    await ana.clear();
    await ana.paste({ 'text/plain': 'x'.repeat(100_001) });
    await ana.page.getByText('That is more than the notes take at once.').waitFor();
    await ana.paste({ 'text/html': '<p><b>a</b>b</p>'.repeat(3_000) });
    await ana.paste({ 'text/plain': '- **a** b\n'.repeat(3_000) });
    await ana.write('still here');
    await untilInLog('api', (section) => section.includes('still here'));
    expect(await ana.words()).toBe('still here');
    await new RoomPage(ana.page).saveState('Saved').waitFor();
  }, 40_000);

  it('[NOTES-6] show where the other writes, by name', async () => {
    const [ana, ben] = [noteAt('ana', 'Estimation'), noteAt('ben', 'Estimation')];
    await ana.clear();
    await ana.write('300 million users');
    await ben.text.locator('.note-caret-name', { hasText: 'Ana' }).waitFor();
    await ben.write(' a day');
    await ana.text.locator('.note-caret-name', { hasText: 'Ben' }).waitFor();
    expect(await ana.text.locator('.note-caret-name', { hasText: 'Ana' }).count()).toBe(0);
  });

  it('[NOTES-2] undo what one has written oneself, and nothing else, also in a table', async () => {
    const [ana, ben] = [noteAt('ana', 'Estimation'), noteAt('ben', 'Estimation')];
    await ana.clear();
    await ana.text.click();
    await ana.tool('Table').click();
    await ana.page.keyboard.type('mine');
    await ben.text.getByText('mine').waitFor();
    await ben.text.locator('td').first().click();
    await ben.page.keyboard.type('theirs');
    await ana.text.getByText('theirs').waitFor();
    await ben.page.keyboard.press('Control+z');
    await eventually(
      () => ana.text.innerText(),
      (text) => text.includes('mine') && !text.includes('theirs'),
    );
    await ben.page.keyboard.press('Control+Shift+z');
    await ana.text.getByText('theirs').waitFor();
    await new Promise((resolve) => setTimeout(resolve, 600)); // Yjs takes what is closer together for one step.
    await ana.page.keyboard.type(' too');
    await ben.text.getByText('mine too').waitFor();
    await ana.page.keyboard.press('Control+z');
    await eventually(
      () => ben.text.innerText(),
      (text) => text.includes('theirs') && !text.includes('too'),
    );
  }, 40_000);

  it('[NOTES-16] can be formatted by keyboard alone', async () => {
    const [ana, ben] = [noteAt('ana', 'Estimation'), noteAt('ben', 'Estimation')];
    await ana.clear();
    await ana.write('Traffic');
    await ana.page.keyboard.press('Alt+F10');
    await untilFocused(ana.page, /^Heading/);
    await ana.page.keyboard.press('ArrowRight');
    await untilFocused(ana.page, /^Bold/);
    await ana.page.keyboard.press('Home');
    await untilFocused(ana.page, /^Heading/);
    await ana.page.keyboard.press('Enter');
    await ben.text.getByRole('heading', { name: 'Traffic' }).waitFor();
    await ana.page.keyboard.press('Alt+F10');
    await untilFocused(ana.page, /^Heading/);
    await ana.page.keyboard.press('End');
    await untilFocused(ana.page, /^Link/);
    await ana.page.keyboard.press('ArrowLeft');
    await untilFocused(ana.page, /^Estimate/);
    await ana.page.keyboard.press('Enter');
    await untilFocused(ana.page, /Estimation/);
    await ana.page.keyboard.type('a = 2 * 3');
    await ben.text.getByText('= 6').waitFor();
    await ana.page.keyboard.press('Control+Home');
    await ana.page.keyboard.press('End');
    await ana.untilCaretIsRead();
    await ana.page.keyboard.press('Alt+F10');
    await untilFocused(ana.page, /^Heading/);
    await ana.page.keyboard.press('Escape');
    await untilFocused(ana.page, /Estimation/);
    await ana.page.keyboard.type(' now');
    await ben.text.getByRole('heading', { name: 'Traffic now' }).waitFor();
    expect(await ana.tool(/^Heading/).getAttribute('aria-pressed')).toBe('true');
  });

  it('[NOTES-12] survive what no page would write, and clear it away', async () => {
    const [ana, ben] = [noteAt('ana', 'Estimation'), noteAt('ben', 'Estimation')];
    await ana.clear();
    await ana.write('safe');
    await changeNotes(people.ben, running.interviewId, (doc) => {
      const section = doc.getXmlFragment(notesField('estimation'));
      section.push([new Y.XmlText('loose'), new Y.Map() as unknown as Y.XmlText]);
      const table = new Y.XmlElement('table');
      const row = new Y.XmlElement('tableRow');
      const cell = new Y.XmlElement('tableCell');
      const paragraph = new Y.XmlElement('paragraph');
      cell.setAttribute('colspan', 1e9 as unknown as string);
      paragraph.setAttribute('style', 'position:fixed');
      paragraph.insert(0, [new Y.XmlText('cell')]);
      cell.insert(0, [paragraph]);
      row.insert(0, [cell]);
      table.insert(0, [row]);
      const link = new Y.XmlElement('paragraph');
      const words = new Y.XmlText();
      words.insert(0, 'click', { link: { href: 'javascript:alert(1)', class: 'fixed inset-0', target: '_self' } });
      link.insert(0, [words]);
      const sketch = new Y.XmlElement('sketch');
      sketch.insert(0, [new Y.XmlText('drawn')]);
      section.push([table, link, sketch]);
    });
    for (const note of [ana, ben]) {
      await note.text.getByText('click').waitFor();
      expect(await note.text.getByRole('link').count()).toBe(0);
      expect(await note.text.locator('[style*=fixed], .fixed, [colspan]').count()).toBe(0);
      expect(await note.text.locator('.note-unknown').innerText()).toContain('Reload it');
    }
    await ana.text.locator('p').first().click();
    await ana.page.keyboard.press('Home');
    await ana.page.keyboard.type('still ');
    await eventually(
      () => ben.words(),
      (words) => words.includes('still safe'),
    );
    await changeNotes(people.ben, running.interviewId, (doc) => {
      const [first] = doc.getXmlFragment(notesField('estimation')).toArray();
      (first as Y.XmlElement).push([new Y.XmlElement('sticker')]);
    });
    await eventually(
      () => ana.text.locator('.note-unknown').count(),
      (count) => count === 2,
    );
    await ana.page.keyboard.press('Control+End');
    await ana.page.keyboard.type('more');
    const section = await untilInLog('estimation', (found) => found.includes('clickmore'));
    expect(section).toContain('still safe<sticker></sticker>');
    expect(section).toContain('<sketch>drawn</sketch>');
    expect(section).not.toContain('loose');
    await expectSound(at.ana.page);
    await keepPictures(at.ana.page, 'unknown');
    await at.ana.page.reload();
    await new RoomPage(at.ana.page).openNotes();
    await noteAt('ana', 'Estimation').text.getByText('still safe').waitFor();
  }, 40_000);

  it('[NOTES-7] can be read by an observer, who changes nothing', async () => {
    const [ana, cleo] = [noteAt('ana', 'Estimation'), noteAt('cleo', 'Estimation')];
    await ana.clear();
    await ana.write('To be read');
    await eventually(
      () => cleo.words(),
      (words) => words === 'To be read',
    );
    expect(await cleo.toolbar.count()).toBe(0);
    await cleo.text.focus();
    await cleo.page.keyboard.type('x');
    await cleo.paste({ 'text/plain': '# y' });
    expect(await cleo.words()).toBe('To be read');
    await expectAccessible(cleo.page);
  });

  it('[NOTES-3] bring the section of the step into view, unless one is writing', async () => {
    const { page } = at.ben;
    const inView = (step: string) =>
      new RoomPage(page).note(step).evaluate((note) => {
        const scroller = note.closest('.overflow-y-auto')!.getBoundingClientRect();
        return note.getBoundingClientRect().top - scroller.top < scroller.height / 2;
      });
    const jumps = page.getByRole('navigation', { name: 'Sections of the notes' });
    await page
      .locator('h1')
      .first()
      .evaluate(() => (document.activeElement as HTMLElement).blur());
    const next = () => command('room:advance-step');
    await next();
    await jumps.locator('[aria-current=step]', { hasText: '2' }).waitFor();
    await eventually(() => inView('Estimation'), Boolean);
    await noteAt('ben', 'Estimation').write('busy');
    await next();
    await jumps.locator('[aria-current=step]', { hasText: '3' }).waitFor();
    await untilFocused(page, /Estimation/);
    await jumps.getByRole('button', { name: '3. API' }).click();
    await untilFocused(page, /API/);
  }, 40_000);

  it('work on a phone and in the narrowest panel', async () => {
    const { page } = at.ben;
    await page.setViewportSize(PHONE);
    await page.getByRole('tab', { name: 'Notes' }).click();
    const ben = noteAt('ben', 'Deep dive');
    await ben.text.click();
    await ben.tool('Task list').click();
    await page.keyboard.type('Shard by key');
    await noteAt('ana', 'Deep dive').text.getByRole('checkbox', { name: 'Done: Shard by key' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await expectAccessible(page);
    await page.setViewportSize(DESKTOP);
    const edge = page.getByRole('separator', { name: 'Width of the panel' });
    for (let presses = 0; presses < 5; presses++) await edge.press('ArrowRight');
    const outside = await page.locator('#room-panel').evaluate((panel) => {
      const { right } = panel.getBoundingClientRect();
      return [...panel.querySelectorAll('[role=toolbar] button')].filter(
        (one) => one.getBoundingClientRect().right > right,
      ).length;
    });
    expect(outside).toBe(0);
    await page.screenshot({ path: `${process.env.PICTURES ?? '/tmp'}/narrow.png` }).catch(() => undefined);
  }, 40_000);
});

describe('taking the notes away', () => {
  const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');
  const exportFrom = async (page: Page): Promise<Download> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export the notes as Markdown' }).click();
    return download;
  };

  it('[NOTES-9] gives all six sections as Markdown, which pasted again make the same notes', async () => {
    const ana = noteAt('ana', 'Bottlenecks');
    await ana.text.click();
    await ana.paste({ 'text/plain': EVERYTHING });
    await ana.text.getByText('The end.').waitFor();
    const download = await exportFrom(at.ana.page);
    expect(download.suggestedFilename()).toMatch(/^design-a-url-shortener-\d{4}-\d\d-\d\d\.md$/);
    const text = await textOf(download);
    expect(text.match(/^## .*/gm)).toEqual([
      ...['## 1. Requirements', '## 2. Estimation', '## 3. API', '## 4. High-level design'],
      ...['## 5. Deep dive', '## 6. Bottlenecks'],
    ]);
    const section = text.split('## 6. Bottlenecks\n\n')[1]!;
    const before = await untilInLog('bottlenecks', (found) => found.includes('The end.'));
    await ana.clear();
    await untilInLog('bottlenecks', (found) => !found.includes('The end.'));
    await ana.paste({ 'text/plain': section });
    await keepPictures(at.ana.page, 'everything');
    const after = await untilInLog('bottlenecks', (found) => found.includes('The end.'));
    expect(after).toBe(before);
  }, 40_000);

  it('works from the review as well, where the notes look as they did', async () => {
    const { page } = at.ana;
    await command('room:end');
    await page.goto(`/interviews/${running.interviewId}`);
    const note = new NotePage(page, new RoomPage(page).note('Bottlenecks'));
    await note.text.getByRole('columnheader', { name: 'Answer' }).waitFor();
    await note.text.locator('.hljs-keyword').first().waitFor();
    expect(await note.text.getByRole('checkbox', { name: 'Done: open' }).isDisabled()).toBe(true);
    expect(await textOf(await exportFrom(page))).toContain('| /shorten<br>/s |');
    await expectSound(page);
  }, 40_000);
});

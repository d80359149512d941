import type { Browser } from 'playwright-core';
import { visit, type Visitor } from './browser.js';
import type { Person } from './person.js';

/** A browser in which this person is signed in. What its console complains about counts as an error. */
export async function visitAs(browser: Browser, person: Person): Promise<Visitor> {
  const visitor = await visitAsNobody(browser, person.url);
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(person.cookie) ?? [];
  await visitor.context.addCookies([{ name, value, url: person.url }]);
  return visitor;
}

/** The same for somebody who has never been here. */
export async function visitAsNobody(browser: Browser, url: string): Promise<Visitor> {
  const visitor = await visit(browser, url);
  visitor.context.setDefaultTimeout(10_000);
  visitor.page.on('console', (message) => message.type() === 'error' && visitor.errors.push(message.text()));
  return visitor;
}

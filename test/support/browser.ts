import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { lookMoreOften } from './sharp-eyes.js';

// Not the package's own list: its `--single-process` ends the browser with the first context that closes.
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Starts the Chromium that `browser-setup.mjs` prepared, or the one that BROWSER_PATH names. */
export async function launchBrowser(): Promise<Browser> {
  const prepared = process.env.TEST_BROWSER ?? JSON.stringify({ executable: process.env.BROWSER_PATH, env: {} });
  const { executable, env } = JSON.parse(prepared) as { executable: string; env: Record<string, string> };
  return chromium.launch({ executablePath: executable, args: FLAGS, env: { ...process.env, ...env } });
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Somebody at a browser of their own: cookies, storage and clock are not shared with anybody. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests that left for another host; always empty, or a test fails. */
  readonly foreignRequests: string[];
  /** Errors the page did not handle. */
  readonly errors: string[];
}

interface VisitorOptions {
  readonly viewport?: { width: number; height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** How wrong the computer's own clock is. */
  readonly clockOffMs?: number;
}

export async function visit(browser: Browser, url: string, options: VisitorOptions = {}): Promise<Visitor> {
  const { viewport = DESKTOP, colorScheme = 'light', clockOffMs = 0 } = options;
  const context = await browser.newContext({
    viewport,
    colorScheme,
    baseURL: url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  if (clockOffMs !== 0) await context.addInitScript(shiftClock, clockOffMs);
  const page = await context.newPage();
  lookMoreOften(page);
  const foreignRequests: string[] = [];
  const errors: string[] = [];
  const { host } = new URL(url);
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (!['data:', 'blob:'].includes(target.protocol) && target.host !== host) foreignRequests.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  return { context, page, foreignRequests, errors };
}

/** Runs in the page: its clock is off by this much, as on a computer that was set wrong. */
function shiftClock(offMs: number): void {
  const RealDate = Date;
  const realNow = Date.now.bind(Date);
  class WrongDate extends RealDate {
    constructor(...values: unknown[]) {
      super(...((values.length === 0 ? [realNow() + offMs] : values) as [number]));
    }

    static override now(): number {
      return realNow() + offMs;
    }
  }
  globalThis.Date = WrongDate as DateConstructor;
}

import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';

/** A real browser for a test file. Pages opened through it share nothing with each other. */
export interface TestBrowser {
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** The phone that a cheap Android is. */
export const PHONE = { viewport: { width: 360, height: 740 } } as const;

/** Call once at the top of a test file. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());
  return {
    async open(options = {}) {
      if (!browser) throw new Error('the browser is there once its tests run');
      const page = await (await browser.newContext({ ...PHONE, ...options })).newPage();
      page.setDefaultTimeout(15_000);
      return page;
    }
  };
}


type Found = { violations: { id: string; nodes: { html: string }[] }[] };

/** Nothing that axe knows of stands in the way of anybody, and nothing sticks out of the screen. The page's context needs `bypassCSP`. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<Found> } }).axe.run());
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), what).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${what}: pixels wider than the screen`).toBeLessThanOrEqual(0);
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../../test/browser.ts';
import { serve, type LabServer } from './serve.ts';

describeWithBrowser('the lab in a browser', () => {
  let browser: Browser;
  let server: LabServer;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), serve(0)]);
    page = await browser.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(request.url()));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('opens on the answer of the default scenario', async () => {
    await page.goto(server.url);
    expect(await page.title()).toMatch(/^Canada and China, the arrangement of January 2026/u);
    expect(await page.locator('.lead').innerText()).toMatch(
      /^Canada’s real income rises by 0\.034\s%/u,
    );
    expect(await page.locator('svg:visible').count()).toBe(4);
  });

  it('leads to another scenario by keyboard, and back', async () => {
    await page.getByRole('link', { name: /each put 25 %/u }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/scenarios/us-25-percent');
    expect(await page.locator('[aria-current=page]').innerText()).toMatch(/each put 25 %/u);
    expect(await page.locator('.lead').innerText()).toMatch(/falls by 2\.10\s%/u);
    await page.goBack();
    expect(page.url()).toBe(server.url);
  });

  it('asks for nothing that is not there', () => {
    expect(complaints).toEqual([]);
  });
});

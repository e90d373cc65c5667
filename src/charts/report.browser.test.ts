import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../../test/browser.ts';
import { renderReport, renderSweepReport, type ReportOptions } from './index.ts';
import {
  sampleCountries,
  sampleLongNames,
  sampleOfSize,
  sampleProvinces,
  sampleSmall,
  sampleUnsolved,
  sampleWorld,
} from './testing/sample-result.ts';
import {
  sampleFailedSweep,
  sampleGrid,
  sampleLargeSweep,
  sampleSweep,
} from './testing/sample-sweep.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const nav: ReportOptions['nav'] = [
  { href: '/', label: 'Tariffs of March 2025', current: true },
  { href: '/nafta', label: 'NAFTA tariff cuts, 1993 to 2005', current: false },
];

/** px of an A4 sheet between margins of 1 cm. */
const A4 = 718;

const pages: Readonly<Record<string, string>> = {
  'ten provinces': renderReport(sampleProvinces(), { nav }),
  'a country among provinces': renderReport(sampleProvinces(), { focus: 'USA' }),
  'a province': renderReport(sampleProvinces(), { focus: 'CA-NL' }),
  '31 countries': renderReport(sampleCountries()),
  'two regions': renderReport(sampleOfSize(2)),
  'a hundred regions': renderReport(sampleOfSize(100)),
  'a world of 90 regions': renderReport(sampleWorld(), { nav }),
  '27 members': renderReport(sampleWorld(), { focus: 'EU' }),
  'a country of the world': renderReport(sampleWorld(), { focus: 'USA' }),
  'a province of the world': renderReport(sampleWorld(), { focus: 'CA-ON' }),
  'a small group': renderReport(sampleSmall()),
  'names of 400 letters': renderReport(sampleLongNames(), { nav }),
  'no answer': renderReport(sampleUnsolved(), { nav }),
  'a sweep': renderSweepReport(sampleSweep()),
  'a sweep of a world': renderSweepReport(sampleLargeSweep()),
  'a response curve': renderSweepReport(sampleGrid(1)),
  'heat maps': renderSweepReport(sampleGrid(2)),
  'a sweep without an answer': renderSweepReport(sampleFailedSweep()),
};

/** Texts of visible pictures that overlap, or leave their picture. Runs in the page. */
function collisions(): string[] {
  const found: string[] = [];
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    // lines of one text stand close together on purpose, so a text is compared as a whole
    const boxes = [...svg.querySelectorAll('text')]
      .filter((text) => text.textContent.trim() !== '')
      .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
    boxes.forEach(({ words, box: a }, i) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1) {
        found.push(`'${words}' leaves the picture`);
      }
      for (const { words: other, box: b } of boxes.slice(i + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // a box is as high as the font's tallest sign; up to three px of two boxes are empty
        if (across > 0.5 && down > 3) found.push(`'${words}' on '${other}'`);
      }
    });
  }
  return found;
}

describeWithBrowser('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-report-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(name: string, width: number, dark = false): Promise<Page> {
    const file = join(folder, 'report.html');
    writeFileSync(file, pages[name] ?? '');
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  describe.each(Object.keys(pages))('%s', (name) => {
    it.each([1280, 360])('fits %i px, and no text lies on another', async (width) => {
      const page = await open(name, width);
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest).toBeLessThanOrEqual(width);
      expect(await page.evaluate(collisions)).toEqual([]);
      await page.close();
    });
  });

  it('would find a text that lies on another', async () => {
    const page = await open('ten provinces', 1280);
    await page.evaluate(() => {
      const text = document.querySelector('svg g text');
      text?.after(text.cloneNode(true));
    });
    expect(await page.evaluate(collisions)).toHaveLength(1);
    await page.close();
  });

  it.each([
    ...Object.keys(pages).map((name) => [name, 1280, false] as const),
    ['ten provinces', 360, false] as const,
    ['a world of 90 regions', 360, true] as const,
    ['ten provinces', 1280, true] as const,
    ['no answer', 360, true] as const,
  ])('%s at %i px (dark: %s): axe finds nothing', async (name, width, dark) => {
    const page = await open(name, width, dark);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.addScriptTag({ path: axe });
    const violations = await page.evaluate(async () => {
      const { axe: run } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
      const results = await run.run();
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
    expect(violations).toEqual([]);
    await page.close();
  });

  it('prints the table of sectors that is closed on the screen', async () => {
    const page = await open('ten provinces', 1280);
    const table = page.locator('details table').last();
    const height = async (): Promise<number> => (await table.boundingBox())?.height ?? 0;
    expect(await table.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await table.isVisible()).toBe(true);
    expect(await height()).toBeGreaterThan(200);
    await page.close();
  });

  it.each(['a world of 90 regions', '27 members'])(
    '%s prints every region, and nothing beyond the edge of the paper',
    async (name) => {
      const page = await open(name, A4);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('rowheader', { name: 'Chinese Taipei' }).isVisible()).toBe(true);
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest).toBeLessThanOrEqual(A4);
      await page.close();
    },
  );

  it('every table that is closed on the screen opens by keyboard', async () => {
    const page = await open('a world of 90 regions', 360);
    const table = page.locator('details table').first();
    expect(await table.isVisible()).toBe(false);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await table.isVisible()).toBe(true);
    await page.close();
  });

  it('the first key leads to the skip link, and that to the result', async () => {
    const page = await open('ten provinces', 1280);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.close();
  });

  it('shows each picture once, drawn for the width of the screen', async () => {
    for (const [width, drawn] of [
      [1280, 560],
      [360, 340],
    ] as const) {
      const page = await open('ten provinces', width);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll('svg')]
          .filter((svg) => svg.getBoundingClientRect().width > 0)
          .map((svg) => svg.viewBox.baseVal.width),
      );
      expect(shown).toEqual([drawn, drawn, drawn, drawn]);
      await page.close();
    }
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../../test/browser.ts';
import { averageTariffChart } from './average-tariff-chart.ts';
import { contributionChart } from './contribution-chart.ts';
import { sampleExplanation } from './testing/sample-explanation.ts';
import { sampleQuarrel, sampleSeries } from './testing/sample-measures.ts';
import { timelineChart } from './timeline-chart.ts';

const words = { importer: 'Aland', exporter: 'Bland', preference: 'ABC', source: 'Reroute' };

/** Pairs of texts that cover each other, and texts that leave the picture. */
async function clashes(browser: Browser, svg: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1200 } });
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  const found = await page.evaluate(() => {
    const frame = document.querySelector('svg')!.getBoundingClientRect();
    const boxes = [...document.querySelectorAll('svg text')].map((text) => ({
      words: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    const out = boxes
      .filter(
        ({ box }) => box.right > frame.right + 1 || box.left < -1 || box.bottom > frame.bottom,
      )
      .map(({ words: outside }) => `${outside} leaves the picture`);
    const over = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).flatMap((b) => {
        const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        // lines of one text stand close: their boxes, not their letters, touch
        return x > 1 && y > 3 ? [`${a.words} over ${b.words}`] : [];
      }),
    );
    return [...out, ...over];
  });
  await page.close();
  return found;
}

describeWithBrowser('labels of the timeline, of the average tariff and of contributions', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each([900, 1200, 1400])('do not cover each other at %i px', async (width) => {
    const timeline = timelineChart(sampleQuarrel(), { source: 'Reroute', width });
    const average = averageTariffChart(sampleSeries(), {
      ...words,
      measures: sampleQuarrel(),
      width,
    });
    expect(await clashes(browser, timeline)).toEqual([]);
    expect(await clashes(browser, average)).toEqual([]);
  });

  it.each([560, 340])('of contributions neither, at %i px', async (width) => {
    for (const outcome of ['CAN.real_income', 'CAN.exports']) {
      const svg = contributionChart(sampleExplanation(), outcome, { width });
      expect(await clashes(browser, svg)).toEqual([]);
    }
  });

  it('would be found where they do', async () => {
    const svg =
      '<svg width="200" height="50"><text x="5" y="20">first</text><text x="8" y="22">second</text></svg>';
    expect(await clashes(browser, svg)).toEqual(['first over second']);
  });
});

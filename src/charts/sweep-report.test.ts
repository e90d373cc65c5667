import { describe, expect, it } from 'vitest';
import { renderSweepReport } from './index.ts';
import {
  sampleFailedSweep,
  sampleGrid,
  sampleLargeSweep,
  sampleSweep,
} from './testing/sample-sweep.ts';

const read = (page: string): string => page.replaceAll('&#160;', '\u00a0');

describe('the report of a sweep', () => {
  it('asks for nothing from elsewhere and runs no script', () => {
    for (const sweep of [sampleSweep(), sampleGrid(1), sampleGrid(2)]) {
      const page = renderSweepReport(sweep);
      expect(page).not.toMatch(
        /<script|<link(?! rel="icon" href="data:,")|<img|@import|url\(|src=/,
      );
      expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
    }
  });

  it('begins with the band of whom it is about', () => {
    expect(read(renderSweepReport(sampleSweep()))).toContain(
      '<p class="lead">Canada: real income changes by −0.98\u00a0% at the median of 998 draws; nine in ten lie between −1.50\u00a0% and −0.50\u00a0%. It falls in 100\u00a0% of them.</p>',
    );
    expect(read(renderSweepReport(sampleSweep(), { focus: 'USA' }))).toContain(
      'United States: real income changes by +0.020\u00a0%',
    );
  });

  it('of a grid begins with the range that comes of the ranges', () => {
    expect(read(renderSweepReport(sampleGrid(1)))).toContain(
      'Canada: real income changes by between −1.90\u00a0% and 0.00\u00a0% over 11 points: tariff of USA on CAN from 0\u00a0% to 100\u00a0%.',
    );
  });

  it('names every point that did not converge', () => {
    const page = renderSweepReport(sampleSweep());
    expect(page).toContain('2 of 1000 points did not converge');
    expect(page).toContain('17 (iteration-limit), 803 (diverged)');
  });

  it('carries warnings, digests and the version', () => {
    const page = renderSweepReport({ ...sampleSweep(), warnings: ['mind <this>'] });
    expect(page).toContain('mind &lt;this&gt;');
    expect(page).toContain(`sha256:${'a'.repeat(64)}`);
    expect(page).toContain('Reroute 0.1.0');
  });

  it('has ids that are unique', () => {
    for (const sweep of [sampleSweep(), sampleLargeSweep(), sampleGrid(1), sampleGrid(2)]) {
      const ids = [...renderSweepReport(sweep).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('of which nothing converged shows no numbers and no pictures', () => {
    const page = renderSweepReport(sampleFailedSweep());
    expect(page).toContain('This is not an answer: none of 2 points converged.');
    expect(page).toContain('0 (diverged), 1 (diverged)');
    expect(page).not.toMatch(/<svg|\d\u00a0%|\d&#160;%/);
  });
});

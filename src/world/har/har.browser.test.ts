import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../../../test/browser.ts';
import { bundleForPages, serveFolder } from '../../../test/world-page.ts';

const codec = join(import.meta.dirname, 'index.ts');

/** Writes two headers, reads them back, reads a file that is cut off, and says what came of it. */
const page = `<!doctype html><pre></pre><script type="module">
  import { decodeHar, encodeHar, setHeader } from './har.js';
  const REG = { set: 'REG', elements: ['CAN', 'USA', 'MEX'] };
  const bytes = encodeHar([
    setHeader('REG', 'REG', REG.elements),
    { type: 'RE', name: 'FLOW', longName: 'flows', coefficient: 'FLOW', dims: [3], sets: [REG],
      values: Float32Array.of(1, 0.5, -3) },
  ], 'a.har');
  let refused = '';
  try { decodeHar(bytes.slice(0, 20), 'a.har'); } catch (error) { refused = String(error); }
  const headers = decodeHar(bytes, 'a.har').headers.map(({ name, values }) => [name, [...values]]);
  document.querySelector('pre').textContent = JSON.stringify({ headers, refused });
</script>`;

describeWithBrowser('the codec in a browser', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'reroute-har-'));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it('needs nothing but the page', async () => {
    expect(await bundleForPages(codec, folder, 'har.js')).toEqual([]);
    await writeFile(join(folder, 'index.html'), page);
    const { origin, close } = await serveFolder(folder);
    const tab = await browser.newPage();
    await tab.goto(`${origin}/index.html`);
    const answer = tab.locator('pre', { hasText: 'headers' });
    const said = await answer.innerText();
    await close();
    const { headers, refused } = JSON.parse(said) as Record<string, unknown>;
    expect(headers).toEqual([
      ['REG', ['CAN', 'USA', 'MEX']],
      ['FLOW', [1, 0.5, -3]],
    ]);
    expect(refused).toMatch(/^InputError: a\.har:1:13: error: .*ends early/u);
  });
});

import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../../../test/browser.ts';

const site = 'http://source.test';
const source = new URL('../../', import.meta.url);

/** Writes two headers, reads them back, reads a file that is cut off, and says what came of it. */
const page = `<!doctype html><pre></pre><script type="module">
  import { decodeHar, encodeHar, setHeader } from '/world/har/index.ts';
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

/** A module as it stands, its types taken out: an import of Node would not resolve. */
async function withoutTypes(path: string): Promise<string> {
  const text = await readFile(new URL(path, source), 'utf8');
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(text, { compilerOptions: options }).outputText;
}

describeWithBrowser('the codec in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it('needs nothing but the page', async () => {
    const tab = await browser.newPage();
    await tab.route(`${site}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      await route.fulfill(
        path === ''
          ? { contentType: 'text/html', body: page }
          : { contentType: 'text/javascript', body: await withoutTypes(path) },
      );
    });
    await tab.goto(`${site}/`);
    const answer = tab.locator('pre', { hasText: 'headers' });
    const { headers, refused } = JSON.parse(await answer.innerText()) as Record<string, unknown>;
    expect(headers).toEqual([
      ['REG', ['CAN', 'USA', 'MEX']],
      ['FLOW', [1, 0.5, -3]],
    ]);
    expect(refused).toMatch(/^InputError: a\.har:1:13: error: .*ends early/u);
  });
});

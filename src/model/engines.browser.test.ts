import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../../test/browser.ts';
import { bundleForPages, serveFolder } from '../../test/world-page.ts';
import type { Economy } from './economy.ts';
import type { Equilibrium } from './equilibrium.ts';
import { solve } from './solve.ts';
import { randomEconomy } from './testing/random-economy.ts';
import { settled } from './testing/solved.ts';

const NUMBERS = ['wageHat', 'priceHat', 'share', 'expenditure', 'output', 'income'] as const;
/** Relative; `exp` and `log` may differ between engines in their last bits. */
const AGREEMENT = 1e-12;
const TOLERANCE = 1e-13;

const economy = settled(
  randomEconomy(3, { regions: 13, sectors: 7, theta: [2, 40], ownTariff: 0.1, transfer: 0.02 }),
);
const tariff = economy.tariff.map((rate, cell) => (cell % 3 === 0 ? rate + 0.25 : rate));

/** The problem as text that holds every bit, and arrays again out of it; runs in page and worker, so that it stands alone. */
const asText = JSON.stringify({ economy, tariff }, (_, value: unknown) =>
  value instanceof Float64Array ? { numbers: [...value] } : value,
);
const solveText = (
  model: { solve: typeof solve; Arena: new (numbers: number) => { kernels: { kind: string } } },
  text: string,
  numbers: readonly (typeof NUMBERS)[number][],
  tolerance: number,
): Answer => {
  const problem = JSON.parse(text, (_, value: { numbers?: number[] } | null) =>
    value?.numbers ? Float64Array.from(value.numbers) : value,
  ) as { economy: Economy; tariff: Float64Array };
  const solution = model.solve(problem.economy, { tariff: problem.tariff }, { tolerance });
  return {
    kind: new model.Arena(8).kernels.kind,
    status: solution.status,
    values: numbers.map((name) => [...solution[name]]),
  };
};

interface Answer {
  readonly kind: string;
  readonly status: string;
  readonly values: readonly (readonly number[])[];
}

function expectAgreement(answer: Answer, own: Equilibrium): void {
  expect(answer).toMatchObject({ kind: 'wasm', status: 'converged' });
  NUMBERS.forEach((name, at) => {
    const worst = own[name].reduce((gap, value, k) => {
      const other = answer.values[at][k];
      return value === other ? gap : Math.max(gap, Math.abs(other / value - 1));
    }, 0);
    expect(worst, name).toBeLessThan(AGREEMENT);
  });
}

describeWithBrowser('the same solve in every engine', () => {
  let browser: Browser;
  let folder: string;
  let served: Awaited<ReturnType<typeof serveFolder>>;
  const own = solve(economy, { tariff }, { tolerance: TOLERANCE });
  const task = `(${solveText.toString()})(model, ${JSON.stringify(asText)}, ${JSON.stringify(NUMBERS)}, ${TOLERANCE})`;

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'reroute-engines-'));
    const left = await bundleForPages(
      join(import.meta.dirname, 'testing/page-door.ts'),
      folder,
      'model.js',
    );
    expect(left).toEqual([]);
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><script type="module">import * as model from "./model.js"; globalThis.model = model</script>',
    );
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(
      join(folder, 'worker.js'),
      `import * as model from './model.js'; postMessage(${task});`,
    );
    served = await serveFolder(folder);
  });

  afterAll(async () => {
    await browser.close();
    await served.close();
    await rm(folder, { recursive: true });
  });

  it('agrees in a page', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.origin}/index.html`);
    expectAgreement(await page.evaluate<Answer>(task), own);
    await page.close();
  });

  it('agrees in a worker of a page', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.origin}/index.html`);
    const answer = await page.evaluate(
      () =>
        new Promise<Answer>((resolve, reject) => {
          const worker = new globalThis.Worker('./worker.js', { type: 'module' });
          worker.onmessage = ({ data }: { data: Answer }) => {
            resolve(data);
          };
          worker.onerror = ({ message }) => {
            reject(new Error(message));
          };
        }),
    );
    expectAgreement(answer, own);
    await page.close();
  });

  it('has the same bits in a worker of Node', async () => {
    const script = JSON.stringify(join(folder, 'model.js'));
    const code = `import(${script}).then((model) => { require('node:worker_threads').parentPort.postMessage(${task}); });`;
    const worker = new Worker(code, { eval: true });
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    expect(answer.values).toEqual(NUMBERS.map((name) => [...own[name]]));
  });
});

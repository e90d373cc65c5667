import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { SweepResult } from '../lab/index.ts';
import { command, scenarioFile, temporaryFolder, type Outcome } from './testing/command.ts';

const scenario = scenarioFile(`
id: provinces
title: Provinces
economy: canada-2021
uncertainty:
  theta: { lognormal: { se: 0.3 } }
changes:
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: { uniform: { low: 0.1, high: 0.35 } } }
`);

const sweep = (out: string, ...flags: string[]): Promise<Outcome> =>
  command('sweep', scenario, '--out', out, '--draws', '40', '--workers', '0', ...flags);

function resultOf({ status, out }: Outcome): SweepResult {
  expect(status).toBe(0);
  return JSON.parse(out) as SweepResult;
}

/** The digest of forty draws, computed in this process from beginning to end. */
const whole = temporaryFolder();
const undisturbed = sweep(whole, '--json').then(resultOf);

/** The command in a process of its own. */
function start(...args: string[]): ChildProcess & { readonly ended: Promise<Outcome> } {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', tsx, main, ...args]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (err += String(text)));
  const ended = new Promise<Outcome>((resolve) => {
    child.on('close', (code) => {
      resolve({ status: code ?? NaN, out, err });
    });
  });
  return Object.assign(child, { ended });
}

const chunkFiles = (folder: string): string[] =>
  existsSync(join(folder, 'chunks'))
    ? readdirSync(join(folder, 'chunks')).filter((name) => name.endsWith('.bin'))
    : [];

/** Waits until a first chunk is finished. */
async function firstChunk(folder: string): Promise<void> {
  while (chunkFiles(folder).length === 0) await new Promise((done) => setTimeout(done, 5));
}

describe('reroute sweep', () => {
  it('writes a table, a summary and a report, and prints the digest of its points', async () => {
    const result = await undisturbed;
    expect(result).toMatchObject({
      schema: 'reroute.sweep/1',
      scenario: { id: 'provinces' },
      design: { kind: 'draws', seed: 1, draws: 40 },
      points: 40,
      used: 40,
      not_converged: [],
    });
    expect(result.digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(JSON.parse(readFileSync(join(whole, 'summary.json'), 'utf8'))).toEqual(result);
    expect(readFileSync(join(whole, 'report.html'), 'utf8')).toContain(result.digest);
    const canada = result.outcomes.find(({ id }) => id === 'CAN.real_income_pct');
    const bytes = readFileSync(join(whole, 'points.parquet'));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = await parquetReadObjects({ file: file });
    const incomes = rows.map((row) => Number(row['CAN.real_income_pct'])).sort((a, b) => a - b);
    expect(incomes).toHaveLength(40);
    expect(canada?.median).toBe(((incomes[19] ?? NaN) + (incomes[20] ?? NaN)) / 2);
    expect(canada?.first_order?.central).toBeCloseTo(canada?.median ?? NaN, 0);
    const rates = rows.map((row) => Number(row['change.0.set']));
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(0.1);
    expect(Math.max(...rates)).toBeLessThanOrEqual(0.35);
  });

  it('prints bands for people', async () => {
    const { digest } = await undisturbed;
    const { out, err, status } = await sweep(whole);
    expect(status).toBe(0);
    expect(err).toContain('40 of 40 points are in');
    expect(out).toMatch(
      /^Provinces\ncanada-2021 2021; 40 draws of 24 parameters, seed 1; 40 converged$/mu,
    );
    expect(out).toMatch(/^Canada +−\d\.\d+ +−\d\.\d+ to −\d\.\d+ +−\d\.\d+ to −\d\.\d+ +0 %/mu);
    expect(out).toContain(`points ${digest}\n`);
    // beside the median stands what a run says
    const ran = await command('run', scenario, '--json');
    const { groups } = JSON.parse(ran.out) as { groups: { id: string; real_income_pct: number }[] };
    const exact = groups.find(({ id }) => id === 'CAN')?.real_income_pct ?? NaN;
    const [, , , runs = ''] = (/^Canada .*$/mu.exec(out)?.[0] ?? '').split(/ {2,}/u).slice(2);
    expect(Number(runs.replace('−', '-'))).toBeCloseTo(exact, 2);
  });

  it.each([1, 2])('gives the same bits on %i threads, and the same files', async (threads) => {
    const out = temporaryFolder();
    const { digest } = resultOf(await sweep(out, '--workers', String(threads), '--json'));
    expect(digest).toBe((await undisturbed).digest);
    for (const name of ['points.parquet', 'summary.json', 'report.html']) {
      expect(readFileSync(join(out, name)).equals(readFileSync(join(whole, name)))).toBe(true);
    }
  });

  it('that is killed goes on from what is finished, to the same bits', async () => {
    const out = temporaryFolder();
    const args = ['sweep', scenario, '--draws', '400', '--out', out, '--workers', '1'];
    const child = start(...args);
    await firstChunk(out);
    child.kill('SIGKILL');
    await child.ended;
    const kept = chunkFiles(out).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(25);
    expect(existsSync(join(out, 'summary.json'))).toBe(false);
    const resumed = await sweep(out, '--json');
    expect(resumed.err).toMatch(/provinces: (?:16|32|40) of 40 points are in .* already/u);
    // 40 draws are the first 40 of 400
    expect(resultOf(resumed).digest).toBe((await undisturbed).digest);
  });

  it('stops in good order on Ctrl-C', async () => {
    const out = temporaryFolder();
    const child = start('sweep', scenario, '--draws', '4000', '--out', out, '--workers', '2');
    await firstChunk(out);
    child.kill('SIGINT');
    const { status, err } = await child.ended;
    expect(status).toBe(130);
    expect(err).toContain(
      `stopped: what is finished stays in ${out}, and the same command goes on from there\n`,
    );
    expect(err).not.toContain('defect');
    expect(readdirSync(join(out, 'chunks')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('does not use a chunk that is damaged, and says so', async () => {
    const { digest } = await undisturbed;
    const out = temporaryFolder();
    await sweep(out);
    const file = join(out, 'chunks', '000016-000032.bin');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 1000));
    const { err, ...again } = await sweep(out, '--json');
    expect(err).toContain('24 of 40 points are in');
    expect(err).toMatch(
      /000016-000032\.bin is of 1000 bytes in place of \d+; its points are computed again/u,
    );
    expect(resultOf({ err, ...again }).digest).toBe(digest);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('does not mix two sweeps in one folder', async () => {
    await undisturbed;
    const { status, err } = await sweep(whole, '--seed', '2');
    expect(status).toBe(2);
    expect(err).toMatch(/this folder holds another sweep: another seed or grid/u);
  });
});

describe('points that do not converge', () => {
  const capped = (iterations: number): string =>
    scenarioFile(`
id: capped
title: Capped
economy: canada-2021
uncertainty: { theta: { lognormal: { se: 0.5 } } }
changes:
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: { uniform: { low: 0, high: 2 } } }
solve: { max_iterations: ${iterations} }
`);
  const run = (iterations: number, ...flags: string[]): Promise<Outcome> =>
    command(
      'sweep',
      capped(iterations),
      '--draws',
      '12',
      '--workers',
      '0',
      '--out',
      temporaryFolder(),
      ...flags,
    );

  it('are counted and listed, and the bands are of the others', async () => {
    const iterations = await somewhereBetween();
    const { out, err, status } = await run(iterations, '--json');
    expect(status).toBe(0);
    const result = JSON.parse(out) as SweepResult;
    expect(result.points).toBe(12);
    expect(result.used).toBe(12 - result.not_converged.length);
    expect(result.not_converged.length).toBeGreaterThan(0);
    const [first] = result.not_converged;
    expect(err).toMatch(/^\d+ points? did not converge, and no number here is of them: /mu);
    expect(err).toContain(`${first?.index ?? NaN} (iteration-limit)`);
    expect(result.outcomes[0]?.median).not.toBeNull();
  });

  it('are not an answer where they are all', async () => {
    const { out, err, status } = await run(2);
    expect(status).toBe(3);
    expect(err).toContain('12 points did not converge');
    expect(out).toContain('0 converged');
    expect(out).not.toContain('median');
  });

  /** A limit of sweeps that some of the draws keep and others do not. */
  async function somewhereBetween(): Promise<number> {
    let [none, all] = [2, 66];
    while (all - none > 1) {
      const iterations = Math.floor((none + all) / 2);
      const { out } = await run(iterations, '--json');
      const { used, points } = JSON.parse(out) as SweepResult;
      if (used > 0 && used < points) return iterations;
      if (used === 0) none = iterations;
      else all = iterations;
    }
    throw new Error('no limit parts the draws');
  }
});

describe('a grid', () => {
  const grid = scenarioFile(`
id: curve
title: Curve
economy: canada-2021
changes:
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: { from: 0, to: 0.2, steps: 5 } }
`);

  it('gives real income at every point, and says where it is least', async () => {
    const out = temporaryFolder();
    const outcome = await command('sweep', grid, '--workers', '0', '--out', out, '--json');
    const result = resultOf(outcome);
    expect(result.design).toEqual({
      kind: 'grid',
      axes: [
        { id: 'change.0.set', label: 'tariff of USA on CAN', values: [0, 0.05, 0.1, 0.15, 0.2] },
      ],
    });
    const canada = result.outcomes.find(({ id }) => id === 'CAN.real_income_pct');
    const values = canada?.values ?? [];
    expect(values).toHaveLength(5);
    expect(values[0]).toBeCloseTo(0, 3);
    expect(values.slice(1).every((value, k) => (value ?? NaN) < (values[k] ?? NaN))).toBe(true);
    expect(canada?.drivers).toBeUndefined();
    const text = await command('sweep', grid, '--workers', '0', '--out', out);
    expect(text.out).toMatch(/^Canada +−\d\.\d+ +20 % +\S+ +0 %$/mu);
  });

  it('takes neither draws nor a seed', async () => {
    const { status, err } = await command(
      'sweep',
      grid,
      '--draws',
      '10',
      '--out',
      temporaryFolder(),
    );
    expect(status).toBe(2);
    expect(err).toMatch(/this scenario is a grid/u);
  });
});

describe('what cannot be swept', () => {
  it('is a scenario in which every number is one number', async () => {
    const certain = scenarioFile('id: a\ntitle: A\neconomy: canada-2021\nchanges: []\n');
    const { status, err } = await command('sweep', certain);
    expect(status).toBe(2);
    expect(err).toMatch(/every number of this scenario is one number .*\[nothing-to-sweep\]/u);
  });

  it('is more than could be summarised, told before anything is computed', async () => {
    const out = temporaryFolder();
    const draws = await sweep(out, '--draws', '1000000000');
    expect(draws.status).toBe(2);
    expect(draws.err).toMatch(
      /1000000000 points of \d+ numbers .*fewer draws \[too-many-points\]/u,
    );
    const square = scenarioFile(`id: square
title: Square
economy: canada-2021
changes:
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: { from: 0, to: 1, steps: 3200 } }
  - tariff: { importer: CAN, exporter: USA, sector: '*', set: { from: 0, to: 1, steps: 3200 } }
`);
    const { status, err } = await command('sweep', square, '--out', out);
    expect(status).toBe(2);
    expect(err).toMatch(/:6:\d+: error: 10240000 points .*fewer steps \[too-many-points\]/u);
    expect(readdirSync(out)).toEqual([]);
  });

  it.each([
    ['--draws', '0'],
    ['--draws', '1e3'],
    ['--draws', '-5'],
    ['--seed', '1.5'],
    ['--workers', 'many'],
  ])('%s %s', async (flag, value) => {
    const { status, err } = await command('sweep', scenario, flag, value);
    expect(status).toBe(2);
    expect(err).toMatch(/Give a whole number/u);
  });

  it('is kept in no place that is a file', async () => {
    const { status, err } = await sweep(scenario);
    expect(status).toBe(2);
    expect(err).toMatch(/no sweep can be kept here/u);
  });
});

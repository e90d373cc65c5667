import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Comparison, Result } from '../lab/index.ts';
import {
  cappedScenario,
  command,
  economyFolder,
  largeScenario,
  scenarioFile,
  temporaryFolder,
} from './testing/command.ts';

describe('reroute run', () => {
  it('prints the table for people, real income first and the formula under its own name', async () => {
    const { status, out, err } = await command('run', 'us-canada-2025');
    expect(status).toBe(0);
    // The scenario states how far θ is known, and a run says what it makes of that; nothing else.
    expect(err.match(/^(?:warning|error): (?:\S+ ){4}/gmu)).toEqual([
      'warning: 17 uncertain numbers take ',
      'warning: the spread of theta ',
    ]);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^US tariffs on Canada as announced for March 2025/u);
    expect(lines[1]).toMatch(
      /canada-world 2024, 90 regions × 39 sectors; converged in \d+ sweeps/u,
    );
    const head = lines.find((line) => line.startsWith('percent change'));
    expect(head).toMatch(/percent change +real income +real wage .*CP2015 \*/u);
    expect(lines.find((line) => line.startsWith('Canada '))).toMatch(/^Canada +−1\.52 /u);
    expect(lines.find((line) => line.startsWith('  Alberta '))).toMatch(/^ {2}Alberta +−3\.68 /u);
    expect(out).toMatch(/do not quote it as real income/u);
  });

  it('of a large world prints those that matter, and everybody with --all', async () => {
    const path = largeScenario();
    const { status, out, err } = await command('run', path);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const regions = (text: string): number => text.match(/^ *Region R\d+ /gmu)?.length ?? 0;
    const left = Number(/^… (\d+) other regions: real income from /mu.exec(out)?.[1]);
    expect(left).toBeGreaterThan(20);
    expect(regions(out)).toBe(40 - left);
    expect(out).toMatch(/^ *Region R7 +−/mu);
    const all = await command('run', path, '--all');
    expect(all.status).toBe(0);
    expect(regions(all.out)).toBe(40);
    expect(all.out).not.toContain('…');
  });

  it('--json prints one object in full precision', async () => {
    const { status, out } = await command('run', 'us-25-percent', '--json');
    expect(status).toBe(0);
    const result = JSON.parse(out) as Result;
    expect(result.schema).toBe('reroute.result/1');
    expect(result.flows.every(({ sector }) => sector === undefined)).toBe(true);
    const detailed = await command('run', 'us-25-percent', '--json', '--detail');
    const { flows } = JSON.parse(detailed.out) as Result;
    expect(flows.some(({ sector }) => sector === 'C29')).toBe(true);
  });

  it('--out writes the result, three tables and the report, and no half of one', async () => {
    const folder = join(temporaryFolder(), 'out');
    const { status, err } = await command('run', 'us-canada-2025', '--out', folder);
    expect(status).toBe(0);
    expect(err).toMatch(
      /wrote result\.json, regions\.csv, sectors\.csv, flows\.csv, report\.html/u,
    );
    expect(readdirSync(folder).sort()).toEqual([
      'flows.csv',
      'regions.csv',
      'report.html',
      'result.json',
      'sectors.csv',
    ]);
    const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const { regions, groups } = JSON.parse(text('result.json')) as Result;
    const rows = text('regions.csv').trim().split('\n');
    expect(rows).toHaveLength(1 + regions.length + groups.length);
    expect(rows[0]).toMatch(/^kind,id,real_income_pct,/u);
    expect(Number(rows[1]?.split(',')[2])).toBe(regions[0]?.real_income_pct);
    expect(text('sectors.csv').trim().split('\n')).toHaveLength(1 + 90 * 39);
    expect(text('report.html')).toMatch(/US tariffs on Canada as announced for March 2025/u);
    expect(text('report.html')).not.toMatch(/(?:src|href)="https?:/u);
  });

  it('capped at 3 sweeps ends with status 3, and prints no numbers', async () => {
    const path = cappedScenario();
    const people = await command('run', path);
    expect(people.status).toBe(3);
    expect(people.out).toMatch(/iteration-limit after 3 sweeps/u);
    expect(people.out).not.toMatch(/Alberta/u);
    expect(people.err).toMatch(/no answer: the counterfactual ended as iteration-limit/u);
    const machine = await command('run', path, '--json');
    expect(machine.status).toBe(3);
    expect(JSON.parse(machine.out)).toMatchObject({
      solver: { status: 'iteration-limit', iterations: 3 },
      regions: [],
      flows: [],
    });
  });

  it.each([
    ['negative-flow', /trade\.csv:\d+:\d+: error: .*below 0.* — .*\[negative-flow\]/u],
    ['duplicate-key', /\.csv:\d+:\d+: error: .*given before, on line \d+ — .*\[duplicate-key\]/u],
    ['unknown-region', /\.csv:\d+:\d+: error: .*not a region.* — .*\[unknown-region\]/u],
    ['not-a-number', /\.csv:\d+:\d+: error: .* — .*\[not-a-number\]/u],
  ])('refuses an economy with %s: status 2, file:line, what to do', async (rule, words) => {
    const path = scenarioFile(
      `id: broken\ntitle: Broken\neconomy: ${economyFolder(rule)}\nchanges: []\n`,
    );
    const { status, out, err } = await command('run', path);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(words);
  });

  it('refuses an economy with a missing file', async () => {
    const folder = economyFolder();
    rmSync(join(folder, 'final.csv'));
    const path = scenarioFile(`id: broken\ntitle: Broken\neconomy: ${folder}\nchanges: []\n`);
    const { status, err } = await command('run', path);
    expect(status).toBe(2);
    expect(err).toMatch(/final\.csv:1:1: error: .*\[missing-file\]/u);
  });

  it('refuses a mistyped key, region and sector at once, each with a suggestion', async () => {
    const path = scenarioFile(
      'id: typo\ntitle: Typo\neconomy: canada-2021\nchanges:\n  - tariff: { importer: USA, exporter: Ontario, sector: minning, set: 0.1 }\n',
    );
    const { status, err } = await command('run', path);
    expect(status).toBe(2);
    expect(err).toMatch(/scenario\.yaml:5:\d+: error: .*Ontario.*did you mean 'CA-ON'/u);
    expect(err).toMatch(/scenario\.yaml:5:\d+: error: .*minning.*did you mean 'mining'/u);
    const key = scenarioFile('id: typo\ntitle: Typo\neconomy: canada-2021\nchangs: []\n');
    expect((await command('run', key)).err).toMatch(
      /scenario\.yaml:4:1: error: .*did you mean 'changes'/u,
    );
  });

  it('suggests a scenario for a mistyped id', async () => {
    const { status, err } = await command('run', 'us-canada-2026');
    expect(status).toBe(2);
    expect(err).toMatch(/did you mean 'us-canada-2025'/u);
  });
});

describe('reroute compare', () => {
  it('sets two scenarios side by side', async () => {
    const { status, out, err } = await command('compare', 'us-canada-2025', 'us-25-percent');
    expect(status).toBe(0);
    // The scenario states how far θ is known, and a run says what it makes of that; nothing else.
    expect(err.match(/^(?:warning|error): (?:\S+ ){4}/gmu)).toEqual([
      'warning: 17 uncertain numbers take ',
      'warning: the spread of theta ',
    ]);
    expect(out).toMatch(/Canada +−1\.52 +−2\.10 +−0\.58 /u);
  });

  it('--json prints reroute.comparison/1', async () => {
    const { out } = await command('compare', 'us-canada-2025', 'us-25-percent', '--json');
    const comparison = JSON.parse(out) as Comparison;
    expect(comparison.schema).toBe('reroute.comparison/1');
    expect(comparison.regions).toHaveLength(90);
  });
});

describe('reroute check', () => {
  it('accepts the built-in world and the default scenario', async () => {
    const { status, out } = await command('check', 'canada-world', 'us-canada-2025');
    expect(status).toBe(0);
    expect(out).toMatch(/accepted, 0 errors, 0 warnings/u);
    expect(out).toMatch(/nothing stands in the way of a run/u);
  });

  it('refuses a broken folder with status 2 and says where', async () => {
    const { status, out } = await command('check', economyFolder('negative-flow'));
    expect(status).toBe(2);
    expect(out).toMatch(/refused/u);
    expect(out).toMatch(/trade\.csv:\d+:\d+: error:/u);
  });

  it('refuses a broken scenario among sound ones', async () => {
    const path = scenarioFile('id: x\ntitle: X\neconomy: canada-2021\nchanges: [{ tarif: {} }]\n');
    const { status, out } = await command('check', 'us-canada-2025', path);
    expect(status).toBe(2);
    expect(out).toMatch(/us-canada-2025.*: accepted/u);
    expect(out).toMatch(/scenario\.yaml:4:\d+: error: .*did you mean 'tariff/u);
  });
});

describe('the command line', () => {
  it('lists the built-in worlds', async () => {
    const { status, out } = await command('worlds');
    expect(status).toBe(0);
    expect(out).toMatch(/canada-2021 +2021 +17 +23 +Ten Canadian provinces/u);
  });

  it.each(['run', 'compare', 'tariff', 'measures', 'check', 'worlds', 'serve'])(
    '%s --help has an example',
    async (name) => {
      const { status, out } = await command(name, '--help');
      expect(status).toBe(0);
      expect(out).toMatch(new RegExp(`Example:\\n {2}reroute ${name}`, 'u'));
    },
  );

  it('an unknown command or option is wrong input, with a suggestion', async () => {
    const { status, err } = await command('rum', 'us-canada-2025');
    expect(status).toBe(2);
    expect(err).toMatch(/unknown command 'rum'/u);
    expect(err).toMatch(/Did you mean run/u);
    expect((await command('run', 'us-canada-2025', '--jsn')).status).toBe(2);
    expect((await command('serve', '--port', 'x')).status).toBe(2);
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await command('--version')).out.trim()).toBe(version);
  });
});

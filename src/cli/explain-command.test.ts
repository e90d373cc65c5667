import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import type { Explanation, Part } from '../lab/index.ts';
import {
  cappedScenario,
  command,
  largeScenario,
  scenarioFile,
  temporaryFolder,
} from './testing/command.ts';

/** A tariff and its answer, on seventeen regions. */
function quarrel(...more: string[]): string {
  return scenarioFile(`
id: quarrel
title: A quarrel
economy: canada-2021
changes:
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }
  - tariff: { importer: CAN, exporter: USA, sector: '*', set: 0.1 }
${more.join('\n')}
`);
}

async function explanationOf(...args: string[]): Promise<Explanation> {
  const { status, out } = await command('explain', ...args, '--json');
  expect(status).toBe(0);
  return JSON.parse(out) as Explanation;
}

const sum = (parts: readonly Part[] = []): number =>
  parts.reduce((total, { value }) => total + value, 0);
const widest = (text: string): number =>
  Math.max(...text.split('\n').map((line) => [...line].length));

describe('reroute explain', () => {
  it('prints parts by change and by channel, with their sum and the exact change', async () => {
    const { status, out, err } = await command(
      'explain',
      quarrel(),
      '--outcome',
      'CAN.real_income',
    );
    expect(status).toBe(0);
    expect(err).not.toMatch(/error|stopped|no answer/u);
    const lines = out.split('\n');
    expect(lines[0]).toBe('A quarrel');
    expect(lines[1]).toBe('canada-2021 2021, 17 regions × 23 sectors');
    expect(lines[2]).toMatch(/^ {2}CAN\.real_income: real income of Canada, −\d\.\d\d %$/u);
    expect(out).toMatch(/^by change: real income, % +CAN$/mu);
    expect(out).toMatch(/^tariff of USA on CAN: 25 % +−\d\.\d\d$/mu);
    expect(out).toMatch(/^tariff of CAN on USA: 10 % +[+−]\d\.\d\d$/mu);
    const [change] = /−\d\.\d\d/u.exec(lines[2] ?? '') ?? [];
    expect(out.match(new RegExp(`^(?:sum|exact change) +${change ?? '?'}$`, 'gmu'))).toHaveLength(
      6,
    );
    expect(out).toMatch(/^by channel/mu);
    expect(out).toMatch(/^terms of trade +−/mu);
    expect(out).toMatch(/integrated along the straight path/u);
    expect(widest(out)).toBeLessThanOrEqual(100);
  });

  it('--json prints reroute.explanation/1 in full precision, parts adding up', async () => {
    const scenario = quarrel();
    const explanation = await explanationOf(
      scenario,
      '--outcome',
      'CAN.real_income, CAN>USA.exports, USA.tariff_revenue',
      '--by',
      'change,partner,sector,channel',
    );
    expect(explanation).toMatchObject({
      schema: 'reroute.explanation/1',
      method: 'path',
      status: 'complete',
      scenario: { id: 'quarrel' },
      solver: { status: 'converged' },
    });
    expect(explanation.outcomes.map(({ outcome, unit }) => [outcome, unit])).toEqual([
      ['CAN.real_income', 'percent'],
      ['CAN>USA.exports', 'money'],
      ['USA.tariff_revenue', 'money'],
    ]);
    for (const outcome of explanation.outcomes) {
      expect(outcome.after - outcome.before).toBeCloseTo(outcome.change, 8);
      for (const parts of [outcome.changes, outcome.partners, outcome.sectors]) {
        expect(Math.abs(sum(parts) / outcome.change - 1)).toBeLessThan(1e-6);
      }
      expect(outcome.channels !== undefined).toBe(outcome.unit === 'percent');
    }
    // against the plain run
    const { out } = await command('run', scenario, '--json');
    const { groups } = JSON.parse(out) as { groups: { id: string; real_income_pct: number }[] };
    const exact = groups.find(({ id }) => id === 'CAN')?.real_income_pct ?? NaN;
    expect(Math.abs(sum(explanation.outcomes[0]?.changes) / exact - 1)).toBeLessThan(1e-6);
  });

  it('--by partner tells what the region charges from what is charged on it', async () => {
    const { out } = await command(
      'explain',
      quarrel(),
      '--outcome',
      'CAN.real_income',
      '--by',
      'partner',
    );
    expect(out).toMatch(
      /^by partner +on imports from it +on exports to it +CAN\.real_income, %$/mu,
    );
    expect(out).toMatch(/^United States +[+−]\d\.\d+ +−\d\.\d+ +−\d\.\d+$/mu);
    expect(out).not.toMatch(/by change/u);
  });

  it('--by tariff lists the tariffs that matter most, per point', async () => {
    const args = [
      'explain',
      quarrel(),
      '--outcome',
      'CAN.real_income',
      '--by',
      'tariff',
      '--top',
      '4',
    ];
    const { status, out } = await command(...args);
    expect(status).toBe(0);
    const rows = out.split('\n').filter((line) => /^\S+ +\S+ +\S+ +−?\d+\.\d %/u.test(line));
    expect(rows).toHaveLength(8);
    expect(rows[0]).toMatch(/^USA +CA-[A-Z]{2} +\S+ +\d+\.\d % +25\.0 % +−0\.\d+ +−\d/u);
    expect(out).toMatch(/shadow rates of quotas are held/u);
    expect(widest(out)).toBeLessThanOrEqual(100);
    const some = JSON.parse((await command(...args, '--json')).out) as Explanation;
    const all = JSON.parse((await command(...args, '--json', '--all')).out) as Explanation;
    expect(some.method).toBe('derivative');
    expect(some.outcomes[0]?.tariffs?.length).toBeLessThanOrEqual(8);
    expect(all.outcomes[0]?.tariffs?.length).toBeGreaterThan(1000);
  });

  it('--out writes the object, its lists and a report, to the same numbers', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    const args = ['--outcome', 'CAN.real_income', '--by', 'change,partner,tariff', '--top', '3'];
    const explanation = await explanationOf(quarrel(), ...args, '--out', folder);
    expect(readdirSync(folder).sort()).toEqual([
      'contributions.csv',
      'explanation.json',
      'report.html',
      'tariffs.csv',
    ]);
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(JSON.parse(read('explanation.json'))).toMatchObject({
      schema: 'reroute.explanation/1',
      outcomes: [{ outcome: 'CAN.real_income', change: explanation.outcomes[0]?.change }],
    });
    const rows = csvParse(read('contributions.csv'));
    const of = (by: string) => rows.filter((row) => row['by'] === by);
    expect(of('change').map(({ id, value }) => [id, Number(value)])).toEqual(
      explanation.outcomes[0]?.changes?.map(({ id, value }) => [id, value]),
    );
    expect(of('partner').map(({ own, theirs }) => [Number(own), Number(theirs)])).toEqual(
      explanation.outcomes[0]?.partners?.map(({ own, theirs }) => [own, theirs]),
    );
    expect(csvParse(read('tariffs.csv'))).toHaveLength(
      explanation.outcomes[0]?.tariffs?.length ?? 0,
    );
    expect(read('report.html')).toContain('What changed the real income of Canada');

    const file = scenarioFile('');
    const refused = await command('explain', quarrel(), ...args, '--out', join(file, 'x'));
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toMatch(/cannot be written: .* — give --out a folder/u);
  });

  it('--shapley averages over orders', async () => {
    const scenario = quarrel();
    const path = await explanationOf(scenario, '--outcome', 'CAN.real_income', '--by', 'change');
    const orders = await explanationOf(scenario, '--outcome', 'CAN.real_income', '--shapley');
    expect(orders).toMatchObject({ method: 'shapley', work: { solves: 4 } });
    const [a, b] = [path, orders].map(({ outcomes }) => outcomes[0]?.changes ?? []);
    expect(Math.abs(sum(b) / sum(a) - 1)).toBeLessThan(1e-6);
    // near to each other, and not the same thing
    expect(b?.[0]?.value).not.toBe(a?.[0]?.value);
    expect(Math.abs((b?.[0]?.value ?? 0) / (a?.[0]?.value ?? 1) - 1)).toBeLessThan(0.1);
  });

  it('folds what there is no room for into one line that keeps the sum', async () => {
    const args = ['explain', quarrel(), '--outcome', 'CAN.real_income', '--by', 'sector'];
    const number = (text = ''): number => Number(text.replace('−', '-'));
    const { out } = await command(...args, '--top', '2');
    const values = [...out.matchAll(/^(?!exact change|sum| )\S.*? ([+−]\d+\.\d+)$/gmu)].map(
      ([, value]) => number(value),
    );
    const [, total] = /^sum +(\S+)$/mu.exec(out) ?? [];
    expect(out).toMatch(/^… \d+ more +/mu);
    expect(values).toHaveLength(3);
    expect(values.reduce((all, value) => all + value, 0)).toBeCloseTo(number(total), 1);
  });

  it('explains whose duties change, where nobody is named', async () => {
    const { outcomes } = await explanationOf(largeScenario(), '--by', 'change');
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['R7.real_income', 'R3.real_income']);
  });

  it.each([
    [['--outcome', 'CAN.real_incme'], /did you mean 'real_income'/u],
    [['--outcome', 'Canada.real_income'], /did you mean 'CAN'/u],
    [['--outcome', ' , '], /--outcome of what\? — name one, such as CAN\.real_income/u],
    [['--by', 'sektor'], /nothing can be explained by 'sektor' — did you mean 'sector'/u],
    [['--by', ','], /--by what/u],
    [['--by', 'measure'], /does not use the register/u],
    [['--top', '0'], /give --top a whole number/u],
    [['--shapley', '--by', 'sector'], /leave out 'sector', or --shapley/u],
    [['--shapley', '--by', 'change,measure'], /not of both/u],
  ])('refuses %j: status 2, what to do', async (flags, words) => {
    const { status, out, err } = await command('explain', quarrel(), ...flags);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(words);
  });

  it('refuses Shapley values of more than twelve', async () => {
    const more = Array.from(
      { length: 11 },
      (_, k) => `  - tariff: { importer: USA, exporter: CHN, sector: '*', set: 0.${10 + k} }`,
    );
    const { status, err } = await command('explain', quarrel(...more), '--shapley');
    expect(status).toBe(2);
    expect(err).toMatch(
      /Shapley values of 13 changes would need 2\^13 solves; 12 are the most — /u,
    );
  });

  it('of a run that does not converge ends with status 3, and prints no parts', async () => {
    const path = cappedScenario();
    const people = await command('explain', path);
    expect(people).toMatchObject({ status: 3, out: '' });
    expect(people.err).toMatch(/no answer: the run ended as iteration-limit/u);
    const machine = await command('explain', path, '--json');
    expect(machine.status).toBe(3);
    expect(JSON.parse(machine.out)).toMatchObject({ status: 'unsolved', outcomes: [] });
  });

  it('--help has an example', async () => {
    const { status, out } = await command('explain', '--help');
    expect(status).toBe(0);
    expect(out).toMatch(/Example:\n {2}reroute explain beijing-2026/u);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../input/index.ts';
import {
  builtinWorlds,
  economyDigest,
  readEconomyFolder,
  writeEconomyFolder,
  type LoadedEconomy,
} from '../world/index.ts';
import { loadScenarioText } from './load-scenario.ts';
import { runScenario } from './run-scenario.ts';
import type { Result } from './result.ts';

let folder = '';
let world: LoadedEconomy;
let last = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-theta-'));
  const path = builtinWorlds().find(({ id }) => id === 'canada-2021')?.path ?? '';
  world = readEconomyFolder(path);
  const { meta, tables } = world;
  last = tables.sectors[0]?.id ?? '';
  const source = { title: 'A study of high elasticities' };
  writeEconomyFolder(join(folder, 'world'), meta, tables, {
    packed: true,
    elasticitySets: new Map([
      ['same', { source, theta: Float64Array.from(tables.sectors, ({ theta }) => theta) }],
      ['high-2021', { source, theta: Float64Array.from(tables.sectors, ({ theta }) => 2 * theta) }],
    ]),
  });
  // The same world with the high θ as its own: what choosing the set must amount to.
  const sectors = tables.sectors.map((sector) => ({ ...sector, theta: 2 * sector.theta }));
  writeEconomyFolder(join(folder, 'high'), meta, { ...tables, sectors });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const text = (lines: string, economy = 'world'): string =>
  `id: a\ntitle: A\neconomy: ./${economy}\n${lines}changes:\n  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }\n`;
const load = (lines: string, economy?: string) =>
  loadScenarioText(text(lines, economy), join(folder, 'scenario.yaml'));
const run = (lines: string, economy?: string): Result => runScenario(load(lines, economy)).result;
const refusal = (lines: string): string => {
  try {
    load(lines);
  } catch (error) {
    if (error instanceof InputError) return error.message.replaceAll(`${folder}/`, '');
    throw error;
  }
  return '';
};

describe('elasticities that a scenario chooses', () => {
  it('are those of the run, to the last digit', () => {
    const chosen = run('elasticities: high-2021\n');
    expect(chosen.solver.status).toBe('converged');
    expect(chosen.regions).toEqual(run('', 'high').regions);
    expect(chosen.regions).not.toEqual(run('').regions);
    expect(run('elasticities: same\n').regions).toEqual(run('').regions);
  });

  it('may be a set with a few of the scenario itself, or only these', () => {
    const theta = (lines: string) => load(lines).tables.sectors.map((sector) => sector.theta);
    const own = world.tables.sectors.map((sector) => sector.theta);
    expect(theta('')).toEqual(own);
    expect(theta(`elasticities: { override: { ${last}: 5.5 } }\n`)).toEqual([5.5, ...own.slice(1)]);
    expect(theta(`elasticities: { set: high-2021, override: { ${last}: 5.5 } }\n`)).toEqual([
      5.5,
      ...own.slice(1).map((value) => 2 * value),
    ]);
  });

  it('are told by the result, and the economy keeps its digest', () => {
    const lines = `elasticities: { set: high-2021, override: { ${last}: 5.5 } }\n`;
    const { provenance } = run(lines);
    expect(provenance.elasticities).toEqual({
      set: 'high-2021',
      title: 'A study of high elasticities',
      override: { [last]: 5.5 },
    });
    expect(run('').provenance).not.toHaveProperty('elasticities');
    const { meta, tables, elasticitySets } = readEconomyFolder(join(folder, 'world'));
    expect(provenance.economy_digest).toBe(economyDigest(meta, tables, elasticitySets));
    expect(provenance.economy_digest).not.toBe(economyDigest(meta, tables));
    expect(provenance.scenario_digest).not.toBe(run('').provenance.scenario_digest);
  });
});

describe('elasticities that cannot be had', () => {
  it('unknown-elasticities: at the place that names them', () => {
    expect(refusal('elasticities: hihg-2021\n')).toBe(
      "scenario.yaml:4:15: error: the economy has no set of elasticities 'hihg-2021' — did you mean 'high-2021'? [unknown-elasticities]",
    );
    expect(refusal('elasticities: { set: fontagne }\n')).toBe(
      "scenario.yaml:4:22: error: the economy has no set of elasticities 'fontagne' — its sets are same, high-2021; without the key, theta is that of sectors.csv [unknown-elasticities]",
    );
    expect(() => load('elasticities: x\n', 'high')).toThrow(
      'remove the key: its sectors.csv has the only elasticities there are',
    );
  });

  it('theta rules and unknown-sector: every one at once', () => {
    expect(refusal(`elasticities: { override: { ${last}: -1, wheat: 3 } }\n`)).toMatch(
      /^scenario\.yaml:4:\d+: error: theta of sector '.*' is -1, not above 0 .*\[theta-not-positive\]\nscenario\.yaml:4:\d+: error: the economy has no sector 'wheat' .*\[unknown-sector\]$/u,
    );
  });

  it('invalid-value and unknown-key: what is no id and no mapping of these keys', () => {
    expect(refusal('elasticities: 4\n')).toMatch(
      /scenario\.yaml:4:15: error: .*\[invalid-value\]/u,
    );
    expect(refusal(`elasticities: { override: { ${last}: "5" } }\n`)).toMatch(
      /expected a trade elasticity such as 5: take the quotes away \[invalid-value\]/u,
    );
    expect(refusal('elasticities: { sett: high-2021 }\n')).toMatch(
      /scenario\.yaml:4:17: error: .*did you mean 'set'\? \[unknown-key\]/u,
    );
  });
});

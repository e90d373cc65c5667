import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../input/index.ts';
import { builtinWorlds, economyDigest, readEconomyFolder } from '../world/index.ts';
import { checkPath } from './check-path.ts';
import { findScenario, gallery } from './gallery.ts';
import { loadScenarioText } from './load-scenario.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reroute-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const head = 'id: a\ntitle: A\neconomy: canada-2021\n';
const load = (changes: string) =>
  loadScenarioText(`${head}changes:\n${changes}`, join(folder, 'scenario.yaml'));
const refusal = (changes: string): string => {
  try {
    load(changes);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return '';
};

describe('loading a scenario', () => {
  it('tells every problem of all its files at once', () => {
    writeFileSync(join(folder, 'bad.csv'), 'sector,exporter,importer,rate\nmining,CAN,USA,0.1\n');
    const words = refusal(
      '  - tariffs_from: bad.csv\n  - tariffs_from: none.csv\n  - population: { region: Canada, percent: 1 }\n',
    );
    expect(words).toMatch(/bad\.csv:2:8: error: 'CAN' is not a region/u);
    expect(words).toMatch(/scenario\.yaml:6:19: error: 'none\.csv' cannot be read \(ENOENT/u);
    expect(words).toMatch(/scenario\.yaml:7:27: error: .*'Canada'.*did you mean 'CAN'/u);
  });

  it('tells of an economy that is nowhere together with all else, warnings too', () => {
    const text = `${head.replace('canada-2021', 'canda-2021')}changes:
  - tariffs_from: none.csv
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 25 }
`;
    let rules: string[] = [];
    try {
      loadScenarioText(text, join(folder, 'scenario.yaml'));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      rules = error.problems.map(({ rule, line }) => `${line} ${rule}`);
    }
    expect(rules.sort()).toEqual([
      '3 unknown-economy',
      '5 missing-tariffs-file',
      '6 rate-looks-like-percent',
    ]);
  });

  it('tells of an economy that is broken together with a table that is missing', () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    const text = `${head.replace('canada-2021', './empty')}changes:\n  - tariffs_from: none.csv\n`;
    expect(() => loadScenarioText(text, join(folder, 'scenario.yaml'))).toThrow(
      /\[missing-file\][^]*\[missing-tariffs-file\]/u,
    );
  });

  it('refuses measures on a world whose sectors make no known products, and measures that are none', () => {
    const words = refusal(
      '  - measures_on: 2026-03-01\n  - measure: { id: chn-can-canola, drop: true }\n',
    );
    expect(words).toMatch(
      /scenario\.yaml:3:10: error: no tradable sector of 'canada-2021' is one .*\[world-without-products\]/u,
    );
    expect(words).toMatch(
      /scenario\.yaml:6:20: error: the register has no measure 'chn-can-canola' — did you mean .*\[unknown-measure\]/u,
    );
  });

  it('digests the scenario with the tables it names, and nothing else', () => {
    const table = (rate: number): string =>
      `sector,exporter,importer,rate\nmining,CA-AB,USA,${rate}\n`;
    const digest = (rate: number): string => {
      writeFileSync(join(folder, 'rates.csv'), table(rate));
      return load('  - tariffs_from: rates.csv\n').digests.scenario;
    };
    expect(digest(0.1)).toBe(digest(0.1));
    expect(digest(0.1)).not.toBe(digest(0.2));
    const world = builtinWorlds().find(({ id }) => id === 'canada-2021');
    const { meta, tables } = readEconomyFolder(world?.path ?? '');
    expect(load('  - tariffs_from: rates.csv\n').digests.economy).toBe(economyDigest(meta, tables));
  });

  it('refuses an economy that is nowhere, at the line that names it', () => {
    const text = head.replace('canada-2021', 'canda-2021');
    expect(() => loadScenarioText(`${text}changes: []\n`, 'x.yaml')).toThrow(
      /^x\.yaml:3:10: error: .*did you mean 'canada-2021'/u,
    );
  });
});

describe('the gallery', () => {
  it('opens with the default scenario, which is there for everybody', () => {
    const [first] = gallery();
    expect(first).toMatchObject({ id: 'beijing-2026', available: true });
    expect(findScenario('beijing-2026', '/')).toBe(first?.file);
  });

  it('is empty where there is none', () => {
    expect(gallery(join(folder, 'nowhere'))).toEqual([]);
  });

  it.each(gallery().filter(({ available }) => available))('$id is accepted', ({ id }) => {
    expect(checkPath(id)).toMatchObject({ kind: 'scenario', ok: true });
  });
});

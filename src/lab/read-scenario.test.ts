import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseScenario } from './read-scenario.ts';

const head = 'id: a\ntitle: A\neconomy: canada-2021\n';
/** Every kind of change, with the comments that a user would write. */
const example = `id: nafta-1993-2005
title: NAFTA tariff cuts, 1993 to 2005
economy: ../../shared/data/caliendo-parro-1993   # a folder (relative to this file), or a built-in id
baseline:
  transfers: zero            # zero | keep; 'zero' re-solves the base year without aggregate deficits
changes:                     # applied in order
  - tariffs_from: tariffs-nafta-2005.csv           # same columns as tariffs.csv; listed rows are set
  - tariff: { importer: USA, exporter: [CAN, MEX], sector: '*', set: 0.25 }   # or add: 0.10
  - trade_cost: { importer: CHN, exporter: CAN, sector: [C10T12], percent: -5 } # iceberg
  - productivity: { region: CAN, sector: '*', percent: 1 }
  - population: { region: '*', percent: 0.5 }
closure: { transfers: fixed }                      # fixed | zero | share-of-world-income
solve: { tolerance: 1e-10, max_iterations: 2000 }
`;

describe('parseScenario', () => {
  it('reads every kind of change, every id with its place', () => {
    const file = 'scenarios/nafta.yaml';
    const at = (line: number, column: number) => ({ file, line, column });
    expect(parseScenario(example, file)).toEqual({
      problems: [],
      scenario: {
        id: 'nafta-1993-2005',
        title: 'NAFTA tariff cuts, 1993 to 2005',
        economy: { id: '../../shared/data/caliendo-parro-1993', at: at(3, 10) },
        baseline: { transfers: 'zero' },
        products: 'exact',
        changes: [
          { kind: 'tariffs-from', path: 'tariffs-nafta-2005.csv', at: at(7, 19) },
          {
            kind: 'tariff',
            importer: [{ id: 'USA', at: at(8, 25) }],
            exporter: [
              { id: 'CAN', at: at(8, 41) },
              { id: 'MEX', at: at(8, 46) },
            ],
            sector: '*',
            mode: 'set',
            rate: 0.25,
            at: at(8, 5),
          },
          {
            kind: 'trade-cost',
            importer: [{ id: 'CHN', at: at(9, 29) }],
            exporter: [{ id: 'CAN', at: at(9, 44) }],
            sector: [{ id: 'C10T12', at: at(9, 58) }],
            percent: -5,
            at: at(9, 5),
          },
          {
            kind: 'productivity',
            region: [{ id: 'CAN', at: at(10, 29) }],
            sector: '*',
            percent: 1,
            at: at(10, 5),
          },
          { kind: 'population', region: '*', percent: 0.5, at: at(11, 5) },
        ],
        ranges: [],
        closure: { transfers: 'fixed' },
        solve: { tolerance: 1e-10, maxIterations: 2000 },
        file,
        folder: 'scenarios',
      },
    });
  });

  it('fills in what is left out', () => {
    const { scenario, problems } = parseScenario(`${head}changes: []\n`, 'a.yaml');
    expect(problems).toEqual([]);
    expect(scenario).toMatchObject({
      baseline: { transfers: 'keep' },
      ranges: [],
      closure: { transfers: 'fixed' },
      solve: { tolerance: 1e-10, maxIterations: 2000 },
      folder: '.',
    });
    expect(scenario).not.toHaveProperty('notes');
  });

  it('fills in the half of solve that is left out', () => {
    const { scenario } = parseScenario(
      `${head}changes: []\nsolve: { max_iterations: 0 }\n`,
      'a.yaml',
    );
    expect(scenario?.solve).toEqual({ tolerance: 1e-10, maxIterations: 0 });
  });

  it('takes rates and percent up to their limits', () => {
    const { problems } = parseScenario(
      `${head}changes:
  - tariff: { importer: USA, exporter: MEX, sector: goods, set: -0.99 }
  - tariff: { importer: USA, exporter: MEX, sector: goods, add: -1.99 }
  - population: { region: USA, percent: -99.9 }
solve: { tolerance: 1e-6 }
`,
      'a.yaml',
    );
    expect(problems).toEqual([]);
  });

  it('gives a scenario with its warnings', () => {
    const { scenario, problems } = parseScenario(
      `${head}changes:\n  - tariff: { importer: USA, exporter: MEX, sector: goods, set: 25 }\n`,
      'a.yaml',
    );
    expect(scenario?.changes).toHaveLength(1);
    expect(problems.map(({ severity, rule }) => [severity, rule])).toEqual([
      ['warning', 'rate-looks-like-percent'],
    ]);
  });

  it('reads the same list wherever an alias stands for it', () => {
    const { scenario, problems } = parseScenario(
      `${head}changes:
  - tariff: { importer: USA, exporter: &eu [DEU, FRA], sector: goods, set: 0.1 }
  - tariff: { importer: CAN, exporter: *eu, sector: goods, set: 0.1 }
`,
      'a.yaml',
    );
    expect(problems).toEqual([]);
    const [, second] = scenario?.changes ?? [];
    // Read through an alias, an id is placed at the alias.
    const at = { file: 'a.yaml', line: 6, column: 40 };
    expect(second).toMatchObject({
      exporter: [
        { id: 'DEU', at },
        { id: 'FRA', at },
      ],
    });
  });

  it.each(['', '- a\n', 'text\n', 'null\n', '# only a comment\n'])('refuses %j', (text) => {
    const { scenario, problems } = parseScenario(text, 'a.yaml');
    expect(scenario).toBeUndefined();
    expect(problems).toEqual([
      expect.objectContaining({
        line: 1,
        rule: 'invalid-value',
        hint: 'expected the keys id, title, economy and changes',
      }),
    ]);
  });
});

describe('the gallery', () => {
  const gallery = fileURLToPath(new URL('../../scenarios/', import.meta.url));
  it.each(readdirSync(gallery))('%s is a sound scenario, named like its folder', (id) => {
    const file = `${gallery}${id}/scenario.yaml`;
    const { scenario, problems } = parseScenario(readFileSync(file, 'utf8'), file);
    expect(problems).toEqual([]);
    expect(scenario?.id).toBe(id);
  });
});

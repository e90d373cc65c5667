import { describe, expect, it } from 'vitest';
import { checkConsistency } from './consistency.ts';
import { parseEconomy } from './parse-economy.ts';
import { fixtureFiles } from './testing/fixture-folder.ts';

function tablesWith(
  name: string,
  from: string,
  to: string,
): Parameters<typeof checkConsistency>[0] {
  const files = fixtureFiles('valid');
  files.set(name, (files.get(name) ?? '').replace(from, to));
  const { tables, problems } = parseEconomy(files, '');
  if (!tables) throw new Error(JSON.stringify(problems));
  return tables;
}

describe('checkConsistency', () => {
  it('finds nothing where the tables are one equilibrium', () => {
    const { absorption, cost, deficit } = checkConsistency(tablesWith('final.csv', '', ''));
    expect([absorption.beyond, cost.beyond, deficit?.beyond]).toEqual([0, 0, 0]);
    expect([absorption.cells, cost.cells, deficit?.cells]).toEqual([9, 9, 3]);
  });

  it('names the cell whose purchases are not what is sold to it', () => {
    // QC spends 60 + 200 + 70 on goods, 206 of it on inputs: final.csv should say 124.
    const { absorption } = checkConsistency(tablesWith('final.csv', 'QC,goods,124', 'QC,goods,91'));
    expect(absorption.beyond).toBe(1);
    expect(absorption.largest).toEqual([
      {
        region: 'QC',
        sector: 'goods',
        fromTrade: 330,
        fromOthers: 297,
        size: 33,
        relative: 0.1,
        ofValueAdded: 33 / 634,
      },
    ]);
  });

  it('names the sector whose sales are not its costs', () => {
    const { cost } = checkConsistency(
      tablesWith('value_added.csv', 'ON,energy,56', 'ON,energy,72'),
    );
    expect(cost.largest).toMatchObject([
      { region: 'ON', sector: 'energy', fromTrade: 80, fromOthers: 96, size: -16, relative: -0.2 },
    ]);
  });

  it('compares transfers with trade', () => {
    const moved = tablesWith('transfers.csv', 'ON,115\nQC,-50', 'ON,100\nQC,-35');
    const { deficit } = checkConsistency(moved);
    expect(deficit?.largest.map(({ region, size }) => [region, size])).toEqual([
      ['ON', 15],
      ['QC', -15],
    ]);
  });

  it('counts a negative final demand as nothing, as calibration does', () => {
    const { absorption } = checkConsistency(tablesWith('final.csv', 'ON,energy,5', 'ON,energy,-5'));
    expect(absorption.largest).toMatchObject([{ region: 'ON', sector: 'energy', size: 5 }]);
  });

  it('lists ten gaps at most, the largest first', () => {
    const tables = tablesWith('final.csv', '', '');
    const doubled = { ...tables, final: tables.final.map((value) => 2 * value) };
    const { absorption } = checkConsistency(doubled);
    expect(absorption.beyond).toBe(9);
    expect(absorption.largest[0]).toMatchObject({ region: 'USA', sector: 'services' });
  });
});

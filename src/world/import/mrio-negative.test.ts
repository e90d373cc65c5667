import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomStream } from '../../model/testing/random-economy.ts';
import { checkConsistency } from '../consistency.ts';
import { isError } from '../../input/index.ts';
import { readEconomyFolder } from '../read-folder.ts';
import { writeEconomyFolder } from '../write-folder.ts';
import { importOecdIcio } from './oecd-icio.ts';
import { knownTable } from './testing/known-table.ts';
import { icioLines } from './testing/mrio-files.ts';
import { scratchFile, scratchFolder } from './testing/scratch.ts';

const codes = { regions: ['CAN', 'USA', 'ROW'], industries: ['A01_02', 'B05_06', 'C29', 'G'] };
const parties = 12;
const uses = 18;

/**
 * A table of the OECD's layout with cells below 0 wherever real ones have them: stocks drawn down at home and abroad beyond
 * all other sales, by-products, and industries that lose. Totals and value added follow, so that it balances.
 */
function withNegatives(seed: number): string {
  const random = randomStream(seed);
  const table = [...icioLines(knownTable(seed, 3, 4), codes)].map((line) => line.split(','));
  const rows = table.slice(1, 1 + parties).map((row) => row.slice(1, -1).map(Number));
  for (const row of rows) {
    const sales = row.reduce((sum, value) => sum + value, 0);
    for (let n = 0; n < 3; n++) {
      if (random() < 0.4) row[parties + 6 * n + 4] = -0.2 * random() * sales;
    }
    for (let k = 0; k < parties; k++) {
      if (random() < 0.03) row[k] = -0.01 * random() * sales;
    }
  }
  const output = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
  const costs = output.map((_, k) => rows.reduce((sum, row) => sum + (row[k] ?? 0), 0));
  const nothing = Array.from({ length: uses + 1 }, () => 0);
  return [
    table[0],
    ...rows.map((row, i) => [table[i + 1]?.[0], ...row, output[i]]),
    ['TLS', ...output.map(() => 0), ...nothing],
    ['VA', ...output.map((value, k) => value - (costs[k] ?? 0)), ...nothing],
    ['OUT', ...output, ...nothing],
  ]
    .map((row) => `${row?.join(',')}\n`)
    .join('');
}

it('makes an economy that checks clean of tables with cells below 0 of every kind', async () => {
  const met = new Set<string>();
  for (let seed = 1; seed <= 12; seed++) {
    const file = scratchFile('2020.csv', withNegatives(seed));
    const { meta, tables, report } = await importOecdIcio([file]);
    for (const { rule } of report.treatments) met.add(rule);
    const folder = join(scratchFolder(), 'economy');
    writeEconomyFolder(folder, meta, tables);
    const read = readEconomyFolder(folder);
    expect(read.problems.filter(isError)).toEqual([]);
    const { absorption, cost } = checkConsistency(read.tables, 1e-9);
    expect([absorption.beyond, cost.beyond]).toEqual([0, 0]);
  }
  const kinds = [
    'negative-trade',
    'negative-input',
    'negative-value-added',
    'negative-final',
    'stocks',
  ];
  expect(kinds.filter((kind) => !met.has(kind))).toEqual([]);
});

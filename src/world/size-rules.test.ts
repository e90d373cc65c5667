import { expect, it } from 'vitest';
import { parseEconomy } from './parse-economy.ts';
import { countProblems, formatProblem } from '../input/index.ts';
import { fixtureFiles } from './testing/fixture-folder.ts';

it('too-large: refuses an economy before it makes room for it', () => {
  const files = fixtureFiles('valid');
  const rows = Array.from({ length: 8200 }, (_, n) => `R${n},Region ${n}\n`);
  files.set('regions.csv', `id,name\n${rows.join('')}`);
  const { tables, problems } = parseEconomy(files, '');
  expect(tables).toBeUndefined();
  expect(problems.map(formatProblem)).toContain(
    'regions.csv:1:1: error: 8200 regions and 3 sectors make tables of 2.0e+8 cells, more than 200000000 (they do not fit in memory) — aggregate regions or sectors [too-large]',
  );
});

it('counts more wrong rows than it keeps, in every kind of file', () => {
  const files = fixtureFiles('valid');
  const regions = files.get('regions.csv') ?? '';
  files.set('trade.csv', (files.get('trade.csv') ?? '') + 'goods,ON,ON,1\n'.repeat(200_000));
  files.set('final.csv', (files.get('final.csv') ?? '') + 'x\n'.repeat(200_000));
  files.set('regions.csv', regions + 'ON,Ontario,,,,\n'.repeat(2_000));
  const { problems } = parseEconomy(files, '');
  expect(countProblems(problems).errors).toBe(402_000);
  expect(problems).toHaveLength(3000);
});

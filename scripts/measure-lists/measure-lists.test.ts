import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { loadRegister } from '../../src/register/index.ts';
import { describeWithSharedData } from '../../test/shared-data.ts';
import { meets, type MeasureFiles } from './codes.ts';
import { measureFiles } from './index.ts';

const measures = join(import.meta.dirname, '../../measures');

describeWithSharedData('generated lists and claims of the register', 'us-imports-2024', (path) => {
  let files: MeasureFiles;
  beforeAll(() => {
    files = measureFiles(join(path, '..'));
  });
  const codesOf = (list: string): string[] =>
    (files.get(`lists/${list}.csv`) ?? '').trim().split('\n').slice(1);
  const averageOf = (table: string): string | undefined =>
    files.get(`claims/${table}.csv`)?.split('\n')[1];

  it('are committed as the shared data give them', () => {
    const stale = [...files].filter(([file, text]) => {
      const committed = join(measures, file);
      return !existsSync(committed) || readFileSync(committed, 'utf8') !== text;
    });
    expect(
      stale.map(([file]) => file),
      'run npx tsx scripts/write-measure-lists.ts',
    ).toEqual([]);
  });

  it('put misread codes of the annexes right', () => {
    expect(codesOf('usa-232-steel-derivatives').filter((code) => !code.startsWith('73'))).toEqual(
      [],
    );
    expect(codesOf('usa-232-steel-derivatives')).toContain('73229000');
    expect(codesOf('usa-232-content')).toContain('94069001');
    expect(codesOf('usa-232-auto-parts').some((code) => code.startsWith('86'))).toBe(false);
  });

  it('keep the tiers of April 2026 apart', () => {
    const tiers = ['50', '25', '15'].map((tier) => codesOf(`usa-232-metals-${tier}`));
    tiers.forEach((tier, at) => {
      for (const other of tiers.slice(at + 1))
        expect(tier.filter((code) => meets(code, other))).toEqual([]);
    });
  });

  it('bring claims of Canada to the share of value in each month', () => {
    expect(averageOf('usmca-canada')).toBe('*,0.3771,0.2606,0.4012,0.6473,0.8203');
    expect(averageOf('usmca-canada-by-value')).toBe(
      '*,0.3771,0.345,0.5062,0.5731,0.8596,0.8884,0.8375',
    );
  });
});

describeWithSharedData('facts in the register', 'facts/measures.json', (path) => {
  it('has every row of the fact sheet in some measure', () => {
    const rows = JSON.parse(readFileSync(path, 'utf8')) as { id: string }[];
    const used = new Set(loadRegister().measures.flatMap(({ facts }) => facts));
    expect(rows).toHaveLength(69);
    expect(rows.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    expect([...used].filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  });
});

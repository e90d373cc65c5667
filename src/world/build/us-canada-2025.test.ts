import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { usCanadaFiles, usCanadaRates } from './us-canada-2025.ts';
import { readUsCanadaSource } from './us-canada-source.ts';

const root = join(import.meta.dirname, '../../..');

describeWithSharedData('us-canada-2025', 'canada-surtax-orders', (source) => {
  const rates = () => {
    const trade = readFileSync(join(root, 'worlds/canada-2021/trade.csv'), 'utf8');
    return usCanadaRates(readUsCanadaSource(dirname(source)), trade);
  };

  it('is shipped with the tables its script writes', () => {
    for (const [name, text] of usCanadaFiles(rates())) {
      const stored = readFileSync(join(root, 'scenarios/us-canada-2025', name), 'utf8');
      expect(stored, `${name} differs: run npx tsx scripts/build-us-canada-2025.ts`).toBe(text);
    }
  });

  it('covers C$59.8 bn of US goods, as announced', () => {
    const covered = rates().canada.reduce((sum, sector) => sum + sector.covered, 0);
    expect(covered).toBeCloseTo(59_800, 6);
  });

  it('puts 10 % on electricity, 25 % on goods without energy and something between on the others', () => {
    const rate = (id: string) => rates().us.find(({ sector }) => sector === id)?.rate ?? NaN;
    expect(rate('utilities')).toBe(0.1);
    expect(rate('transport-equipment')).toBe(0.25);
    expect(rate('mining')).toBeGreaterThan(0.1);
    expect(rate('mining')).toBeLessThan(0.12);
  });

  it('is told in the README with the rates that are in force', () => {
    const readme = readFileSync(join(root, 'scenarios/us-canada-2025/README.md'), 'utf8');
    const { us, canada } = rates();
    const pct = (rate: number | undefined) => `${(100 * (rate ?? NaN)).toFixed(2)} %`;
    us.forEach(({ sector, rate }, s) => {
      const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
      const row = rows.find((cells) => cells[1] === sector);
      expect([row?.[3], row?.[6]], sector).toEqual([pct(rate), pct(canada[s]?.rate)]);
    });
  });
});

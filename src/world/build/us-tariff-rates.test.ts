import { describe, expect, it } from 'vitest';
import { usSectorRates } from './us-tariff-rates.ts';

const rates = { goods: 0.25, energy: 0.1 };
const sectorOf = (hs6: string): string =>
  hs6.startsWith('97') ? 'none' : hs6.startsWith('4') ? 'wood' : 'fuel';

describe('usSectorRates', () => {
  const imports = [
    { hs6: '271019', valueUsd: 30 },
    { hs6: '280110', valueUsd: 70 },
    { hs6: '440710', valueUsd: 5 },
    { hs6: '970121', valueUsd: 1000 },
  ];

  it('averages the two rates by the share of HS 27, and leaves out products of no sector', () => {
    const result = usSectorRates(imports, ['fuel', 'wood'], sectorOf, rates);
    expect(result).toEqual([
      { sector: 'fuel', importsUsd: 100, energyShare: 0.3, rate: 0.205 },
      { sector: 'wood', importsUsd: 5, energyShare: 0, rate: 0.25 },
    ]);
  });

  it('gives a sector without imports the rate on goods', () => {
    expect(usSectorRates([], ['wood'], sectorOf, rates)[0]?.rate).toBe(0.25);
  });
});

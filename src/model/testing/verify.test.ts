import { describe, expect, it } from 'vitest';
import type { Equilibrium } from '../equilibrium.ts';
import { solve } from '../solve.ts';
import { randomEconomy } from './random-economy.ts';
import { randomShock } from './random-shock.ts';
import { settled, VERIFIED } from './solved.ts';
import { conditionErrors, worstCondition } from './verify.ts';

describe('the check of equilibrium conditions sees', () => {
  const economy = settled(randomEconomy(5, { regions: 4, sectors: 3, transfer: 0.05 }));
  const shock = randomShock(5, economy);
  const after = solve(economy, shock);

  it('nothing wrong with an equilibrium', () => {
    expect(worstCondition(after, shock).error).toBeLessThan(VERIFIED);
  });

  it.each([
    ['wageHat', 'wageBill'],
    ['priceHat', 'price'],
    ['costHat', 'cost'],
    ['share', 'shareSum'],
    ['expenditure', 'expenditure'],
    ['output', 'sales'],
    ['valueAdded', 'labour'],
    ['revenue', 'revenue'],
    ['transfer', 'transfer'],
    ['income', 'income'],
  ] as const)('one entry of %s off by a millionth (condition: %s)', (field, condition) => {
    const values = after[field].slice();
    const largest = values.indexOf(Math.max(...values));
    values[largest] *= 1 + 1e-6;
    const spoiled: Equilibrium = { ...after, [field]: values };
    expect(conditionErrors(spoiled, shock)[condition]).toBeGreaterThan(1e-8);
  });

  it('a rent that nobody paid, and one that is not received', () => {
    const rents = [{ sector: 0, importer: 0, exporter: 1, rate: 0.1, holder: 'exporter' }] as const;
    const withRent = solve(economy, { ...shock, rents });
    expect(worstCondition(withRent, shock).error).toBeLessThan(VERIFIED);
    expect(withRent.rent[1]).toBeGreaterThan(0);
    for (const condition of ['rent', 'revenue', 'tradeBalance'] as const) {
      expect(conditionErrors({ ...withRent, rents: [] }, shock)[condition]).toBeGreaterThan(1e-6);
    }
    const income = withRent.income.map((value, n) => value + withRent.rent[n]);
    expect(conditionErrors({ ...withRent, income }, shock).worldIncome).toBeGreaterThan(1e-6);
  });

  it('another shock than the one that was solved for', () => {
    expect(worstCondition(after, {}).error).toBeGreaterThan(1e-3);
  });

  it('a number that is none', () => {
    const wageHat = after.wageHat.slice();
    wageHat[0] = NaN;
    expect(conditionErrors({ ...after, wageHat }, shock).unsound).toBeGreaterThan(0);
    expect(worstCondition({ ...after, wageHat }, shock).error).not.toBeLessThan(VERIFIED);
  });
});

import { describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { loadScenario } from '../load-scenario.ts';
import { explainScenario } from './explain-scenario.ts';
import { expectToAddUp, outcomesNamed, valueOf } from './testing/parts.ts';

describeWithSharedData('NAFTA of Caliendo and Parro (2015)', 'caliendo-parro-1993', () => {
  it(
    'Mexico by partner and by sector adds up to its exact real income',
    { timeout: 120_000 },
    () => {
      const loaded = loadScenario('nafta-1993-2005');
      const explanation = explainScenario(loaded, {
        outcomes: outcomesNamed(loaded, 'MEX.real_income'),
        by: ['partner', 'sector', 'channel'],
      });
      expectToAddUp(loaded, explanation);
      const [mexico] = explanation.outcomes;
      // 0.0073 is what the replication code gives, too
      expect(mexico?.change).toBeCloseTo(0.0073, 4);
      expect(mexico?.partners?.map(({ id }) => id).sort()).toEqual([
        'CAN',
        'CAN.others',
        'USA',
        'USA.others',
      ]);
      expect(mexico?.sectors).toHaveLength(20);
      for (const { id, value, own, theirs } of mexico?.partners ?? []) {
        if (!id.endsWith('.others')) expect(own + theirs).toBeCloseTo(value, 12);
        else expect([own, theirs]).toEqual([0, 0]);
      }
      // what Mexico gives costs it terms of trade, what it gets brings them back
      expect(mexico?.partners?.find(({ id }) => id === 'USA')?.own).toBeLessThan(-0.1);
      expect(mexico?.partners?.find(({ id }) => id === 'USA')?.theirs).toBeGreaterThan(0.1);
    },
  );
});

describe('the arrangement of January 2026', () => {
  it('is canola, vehicles and a quota, and adds up', { timeout: 240_000 }, () => {
    const loaded = loadScenario('beijing-2026', process.cwd(), { makeup: true });
    const explanation = explainScenario(loaded, {
      outcomes: outcomesNamed(loaded, 'CAN.real_income'),
      by: ['measure', 'partner'],
    });
    expectToAddUp(loadScenario('beijing-2026'), explanation);
    const [canada] = explanation.outcomes;
    const { measures = [], partners = [] } = canada ?? {};
    expect(
      measures
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['can-chn-vehicles-surtax', 'chn-can-canola-seed-ad']);
    expect(valueOf(measures, 'can-chn-vehicles-quota')).toBeLessThan(0);
    expect(partners[0]?.id).toBe('CHN');
  });
});

import { describe, expect, it } from 'vitest';
import { dayOf, loadRegister, type ClaimTable } from '../register/index.ts';
import { register, type MeasureSketch } from '../register/testing/measures.ts';
import { averageTariff, type AverageTariffSpell } from './average-tariff.ts';
import { asCollected } from './collected-duties.ts';

/** Claims of one product rise from none to all, those of the others from a fifth to two fifths. */
const table: ClaimTable = {
  id: 'canada',
  days: ['2024-07-01', '2025-03-01', '2025-07-01'],
  shares: new Map([['870421', [0, 0.5, 1]]]),
  average: [0.2, 0.3, 0.4],
};

const preference: MeasureSketch = {
  id: 'usmca',
  instrument: 'preference',
  program: 'usmca',
  replaces: ['mfn'],
  claims: { CAN: table },
  spells: [{ from: '2020-07-01', rate: 0 }],
};
const emergency: MeasureSketch = {
  id: 'emergency',
  preference: 'usmca',
  yieldsTo: ['steel'],
  spells: [
    { from: '2025-03-04', until: '2025-03-06', rate: 0.25 },
    { from: '2025-03-07', until: '2025-12-31', rate: 0.25, rateIfClaimed: 0 },
  ],
};
const steel: MeasureSketch = {
  id: 'steel',
  products: ['hs 7208'],
  stacksOn: ['mfn'],
  spells: [{ from: '2018-06-01', rate: 0.1 }],
};
const deposits: MeasureSketch = {
  id: 'lumber',
  products: ['hs 440713'],
  instrument: 'countervailing',
  stacksOn: ['mfn', 'emergency'],
  spells: [
    { from: '2024-01-01', until: '2025-08-11', rate: 0.08 },
    { from: '2025-08-12', rate: 0.14 },
  ],
};
const visa: MeasureSketch = { id: 'visa', instrument: 'visa', spells: [{ from: '2025-05-05' }] };
const threat: MeasureSketch = {
  id: 'threat',
  status: 'threatened',
  spells: [{ announced: '2025-06-06', rate: 1 }],
};

const products = [
  { hs: '270900', value: 50, rate: 0 },
  { hs: '870421', value: 30, rate: 0.025 },
  { hs: '720851', value: 15, rate: 0.12 }, // the 10 % of `steel` are in it
  { hs: '440713', value: 5, rate: 0 },
];
const question = {
  importer: 'USA',
  exporter: 'CAN',
  from: '2025-01-01',
  to: '2025-12-31',
  products,
  baseIncludes: '2024-07-01',
  claimsOf: '2024-07-01',
};
const quarrel = register([preference, emergency, steel, deposits, visa, threat]);

/** The same by asking for the whole charge of one product after the other; MFN rates are not in this register. */
function byHand(on: string, view: 'claimed' | 'not' | 'reported'): number {
  let duty = 0;
  for (const { hs, value, rate } of products) {
    const own = hs === '720851' ? rate - 0.1 : rate;
    const charge = dayOf(quarrel, on).charge('USA', 'CAN', hs);
    const added = {
      claimed: charge.if_claimed,
      not: charge.if_not_claimed,
      reported: charge.total,
    };
    duty += value * (own + (added[view] ?? NaN));
  }
  return duty / 100;
}

describe('averageTariff', () => {
  const series = averageTariff(quarrel, question);
  const on = (day: string): AverageTariffSpell =>
    series.spells.find((spell) => spell.on <= day && day <= spell.until)!;

  it('turns where a measure or the trend of claims does, and nowhere else', () => {
    expect(series.spells.map((spell) => [spell.on, spell.until, spell.changed])).toEqual([
      ['2025-01-01', '2025-02-28', []],
      ['2025-03-01', '2025-03-03', []],
      ['2025-03-04', '2025-03-06', ['emergency']],
      ['2025-03-07', '2025-06-30', ['emergency']],
      ['2025-07-01', '2025-08-11', []],
      ['2025-08-12', '2025-12-31', ['lumber']],
    ]);
  });

  it('is the base tariff, deposits on top, before anything begins', () => {
    // 0.75 + 1.8 from the base tariffs, 0.4 from deposits that customs do not count
    expect(series.base).toBeCloseTo(0.0255, 12);
    expect(on('2025-01-01').fixed_claims).toBeCloseTo(0.0255 + 0.004, 12);
    expect(on('2025-01-01').all_claim).toBeCloseTo(0.0295, 12);
  });

  it('is what charges come to one by one, on the first and the last day of every spell', () => {
    for (const spell of series.spells) {
      expect(spell.reported_claims).toBeCloseTo(byHand(spell.on, 'reported'), 12);
      expect(spell.reported_claims_last).toBeCloseTo(byHand(spell.until, 'reported'), 12);
      expect(spell.all_claim).toBeCloseTo(byHand(spell.on, 'claimed'), 12);
      expect(spell.none_claim).toBeCloseTo(byHand(spell.on, 'not'), 12);
    }
  });

  it('moves along a straight line between the two', () => {
    const { reported_claims: first, reported_claims_last: last } = on('2025-03-07');
    // 56 of 115 days
    expect(byHand('2025-05-02', 'reported')).toBeCloseTo(first + (last - first) * (56 / 115), 12);
    expect(last).toBeLessThan(first);
  });

  it('holds claims where they were on the day asked for', () => {
    // 20 % of oil and lumber claim, none of the trucks; steel pays its own duty
    const emergencyDuty = 0.25 * (0.8 * (50 + 5) + 30);
    expect(on('2025-05-01').fixed_claims).toBeCloseTo(0.0295 + emergencyDuty / 100, 12);
    expect(on('2025-08-01').fixed_claims).toBe(on('2025-05-01').fixed_claims);
    expect(on('2025-01-01').claim_share).toBeGreaterThan(0.15);
  });

  it('does not depend on the order of products or their unit', () => {
    const other = averageTariff(quarrel, {
      ...question,
      products: products.map((one) => ({ ...one, value: one.value * 1e6 })).toReversed(),
    });
    other.spells.forEach((spell, index) => {
      expect(spell.fixed_claims).toBeCloseTo(series.spells[index]!.fixed_claims, 12);
    });
  });

  it('leaves prohibited trade out, and says how much it is', () => {
    const banned = register([
      {
        id: 'ban',
        instrument: 'ban',
        products: ['hs 2709'],
        spells: [{ from: '2025-02-01', part: 0.4 }],
      },
    ]);
    const { spells } = averageTariff(banned, { ...question, to: '2025-02-28' });
    expect(spells.map(({ prohibited }) => prohibited)).toEqual([0, expect.closeTo(0.2, 12)]);
    expect(spells[0]?.fixed_claims).toBeCloseTo(0.0255, 12);
    expect(spells[1]?.fixed_claims).toBeCloseTo(2.55 / 80, 12);
  });

  it('names the preferences, and is one number in every view where there are none', () => {
    expect(series.preferences).toEqual(['usmca']);
    const without = averageTariff(register([steel]), question);
    expect(without.preferences).toEqual([]);
    const [{ fixed_claims, reported_claims, all_claim, none_claim } = on('2025-01-01')] =
      without.spells;
    expect([reported_claims, all_claim, none_claim]).toEqual(Array(3).fill(fixed_claims));
  });

  it('is what every day of the built-in register comes to by itself', () => {
    const real = loadRegister();
    const goods = ['870323', '720851', '440713', '040610', '270900', '940360', '310420', '854231'];
    const asked = {
      ...question,
      products: goods.map((hs, index) => ({ hs, value: index + 1, rate: 0 })),
    };
    const { spells } = averageTariff(real, asked);
    const then = dayOf(real, '2024-07-01', { edits: asCollected(real) });
    const lineByLine = (on: string): number => {
      const day = dayOf(real, on);
      return goods.reduce((sum, hs, index) => {
        const added = (of: typeof day): number =>
          of
            .linesOf('USA', 'CAN', hs)
            .reduce(
              (rate, { weight, claimShare, claimed, notClaimed }) =>
                rate + weight * (claimShare * claimed.added + (1 - claimShare) * notClaimed.added),
              0,
            );
        return sum + ((index + 1) / 36) * (added(day) - added(then));
      }, 0);
    };
    expect(spells.length).toBeGreaterThan(15);
    for (const { on, until, ...spell } of spells) {
      expect(spell.reported_claims).toBeCloseTo(lineByLine(on), 12);
      expect(spell.reported_claims_last).toBeCloseTo(lineByLine(until), 12);
    }
  });
});

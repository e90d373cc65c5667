import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyMakeup } from '../../register/index.ts';
import { logMean, makeupDifference } from './measure-moves.ts';

const shares = (points: Readonly<Record<string, number>>) =>
  Object.entries(points).map(([measure, added]) => ({ measure, added }));
const makeup = (points: Record<string, number>, rest: Partial<DutyMakeup> = {}): DutyMakeup => ({
  layers: shares(points),
  bans: [],
  ...rest,
});

describe('makeupDifference', () => {
  it('is what each measure adds more or less', () => {
    const { measures, claims } = makeupDifference(
      makeup({ ieepa: 0.25, steel: 0.5 }),
      makeup({ steel: 0.5, surcharge: 0.1 }),
    );
    expect(Object.fromEntries(measures)).toEqual({ ieepa: -0.25, surcharge: 0.1 });
    expect(claims).toBe(0);
  });

  it('of a policy that says nothing is all of the other', () => {
    expect(Object.fromEntries(makeupDifference(undefined, makeup({ a: 0.2 })).measures)).toEqual({
      a: 0.2,
    });
    expect(Object.fromEntries(makeupDifference(makeup({ a: 0.2 })).measures)).toEqual({ a: -0.2 });
  });

  it('gives the claim what goods save that begin to claim', () => {
    const { measures, claims } = makeupDifference(
      makeup({ ieepa: 0.35 }, { claimed: false, otherwise: [] }),
      makeup({}, { claimed: true, otherwise: shares({ ieepa: 0.35 }) }),
    );
    expect(measures.size).toBe(0);
    expect(claims).toBeCloseTo(-0.35, 15);
  });

  it('gives the measure and the claim halves of what both must do', () => {
    // From 10 % without a claim to nothing with one: the rate has gone to 30 % meanwhile. At the claim's side the measure does nothing.
    const { measures, claims } = makeupDifference(
      makeup({ ieepa: 0.1 }, { claimed: false, otherwise: [] }),
      makeup({}, { claimed: true, otherwise: shares({ ieepa: 0.3 }) }),
    );
    expect(measures.get('ieepa')).toBeCloseTo(0.1, 15);
    expect(claims).toBeCloseTo(-0.2, 15);
  });

  it('adds up to what the duty changes by, whatever claims do', () => {
    const some = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.double({ min: -1, max: 2, noNaN: true }),
    );
    const any = fc.record({ now: some, other: some, claimed: fc.boolean() });
    fc.assert(
      fc.property(any, any, (one, two) => {
        const [before, after] = [one, two].map(({ now, other, claimed }) =>
          makeup(now, { claimed, otherwise: shares(other) }),
        );
        const { measures, claims } = makeupDifference(before, after);
        const sum = (of: Record<string, number>) => Object.values(of).reduce((s, v) => s + v, 0);
        const parts = [...measures.values()].reduce((s, v) => s + v, claims);
        expect(parts).toBeCloseTo(sum(two.now) - sum(one.now), 12);
      }),
    );
  });
});

describe('logMean', () => {
  it('turns points of a rate into parts of its log', () => {
    const rates = fc.double({ min: -0.9, max: 5, noNaN: true });
    fc.assert(
      fc.property(rates, rates, (a, b) => {
        const whole = Math.log1p(a) - Math.log1p(b);
        expect((a - b) / logMean(1 + a, 1 + b)).toBeCloseTo(whole, 12);
      }),
    );
  });

  it('of equals is what they are, and goes there smoothly', () => {
    expect(logMean(1.25, 1.25)).toBe(1.25);
    for (const r of [1e-3, -1e-4, 1e-6, 1e-9, 1e-12]) {
      const series = 1 + r / 2 - r ** 2 / 12 + r ** 3 / 24;
      expect(logMean(1.25 * (1 + r), 1.25) / (1.25 * series)).toBeCloseTo(1, 12);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty, DutyLine } from '../../register/index.ts';
import { DutyCourses, type DutyPart } from './duty-parts.ts';

const duty = (added: number, prohibited = 0): Duty => ({ added, prohibited });

function line(weight: number, claimShare: number, claimed: Duty, notClaimed: Duty): DutyLine {
  return { hs: '720851', weight, codes: [], claimShare, claimed, notClaimed };
}

/** Weight and what is added under each policy, prohibited as Infinity. */
function rows(parts: readonly DutyPart[]): number[][] {
  return parts.map(({ weight, course }) => [
    weight,
    ...course.byPolicy.map(({ added, prohibited }) => (prohibited ? Infinity : added)),
  ]);
}

const partsOf = (policies: readonly (readonly DutyLine[] | undefined)[]): readonly DutyPart[] =>
  new DutyCourses(policies.length).partsOf('720851', (policy) => policies[policy]);

describe('parts of a product', () => {
  const free = duty(0);
  const taxed = duty(0.25);

  it('are one where nothing acts', () => {
    const courses = new DutyCourses(2);
    const [only, ...others] = courses.partsOf('720851', () => undefined);
    expect(others).toEqual([]);
    expect(only?.course).toBe(courses.idle);
  });

  it('rank goods by how readily they claim: some always, some on the second day alone, some never', () => {
    const parts = partsOf([[line(1, 0.4, free, taxed)], [line(1, 0.9, free, taxed)]]);
    expect(rows(parts)).toEqual([
      [expect.closeTo(0.4, 12), 0, 0],
      [expect.closeTo(0.5, 12), 0.25, 0],
      [expect.closeTo(0.1, 12), 0.25, 0.25],
    ]);
  });

  it('lay the tariff lines of two days side by side, though they stand in another order', () => {
    const part = (hs: string, weight: number, added: number): DutyLine => ({
      ...line(weight, 0, duty(added), duty(added)),
      hs,
      codes: [{ hs, weight }],
    });
    const parts = partsOf([
      [part('72085110', 0.25, 0.5), part('72085160', 0.75, 0)],
      [part('72085160', 0.75, 0.1), part('72085110', 0.25, 0)],
    ]);
    expect(rows(parts)).toEqual([
      [0.25, 0.5, 0],
      [0.75, 0, 0.1],
    ]);
  });

  it('put what a ban on a part stops into a part of its own', () => {
    const stopped = duty(0.1, 0.3);
    const parts = partsOf([[line(1, 0, free, free)], [line(1, 0, stopped, stopped)]]);
    expect(rows(parts)).toEqual([
      [expect.closeTo(0.3, 12), 0, Infinity],
      [expect.closeTo(0.7, 12), 0, 0.1],
    ]);
  });

  it('add up under each policy to what its lines add up to', () => {
    const lines = fc
      .array(
        fc.record({
          weight: fc.integer({ min: 1, max: 9 }),
          claimShare: fc.constantFrom(0, 0.2, 0.5, 1),
          claimed: fc.constantFrom(0, 0.1),
          notClaimed: fc.constantFrom(0.1, 0.25, 0.5),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((drawn) => {
        const whole = drawn.reduce((sum, { weight }) => sum + weight, 0);
        return { drawn, whole };
      });
    fc.assert(
      fc.property(lines, fc.nat(2), ({ drawn, whole }, groups) => {
        // All policies divide the product by the same codes; the second has some of them together.
        const codes = drawn.map(({ weight }, at) => ({
          hs: `7208511${at}`,
          weight: weight / whole,
        }));
        const first = drawn.map(({ claimShare, claimed, notClaimed }, at): DutyLine => ({
          hs: codes[at]?.hs ?? '',
          weight: codes[at]?.weight ?? 0,
          codes: drawn.length === 1 ? [] : codes.slice(at, at + 1),
          claimShare,
          claimed: duty(claimed),
          notClaimed: duty(notClaimed),
        }));
        const together = codes.slice(0, groups + 1);
        const apart = codes.slice(groups + 1);
        const second = [together, apart].flatMap((some, at): DutyLine[] =>
          some.length === 0
            ? []
            : [
                {
                  hs: some[0]?.hs ?? '',
                  weight: some.reduce((sum, { weight }) => sum + weight, 0),
                  codes: apart.length === 0 ? [] : some,
                  claimShare: 0.3,
                  claimed: duty(0),
                  notClaimed: duty(0.2 + at),
                },
              ],
        );
        const parts = partsOf([first, second]);
        const sum = (of: (part: DutyPart) => number): number =>
          parts.reduce((total, part) => total + part.weight * of(part), 0);
        const mean = (some: readonly DutyLine[]): number =>
          some.reduce(
            (total, { weight, claimShare, claimed, notClaimed }) =>
              total + weight * (claimShare * claimed.added + (1 - claimShare) * notClaimed.added),
            0,
          );
        expect(sum(() => 1)).toBeCloseTo(1, 10);
        expect(sum(({ course }) => course.byPolicy[0]?.added ?? NaN)).toBeCloseTo(mean(first), 10);
        expect(sum(({ course }) => course.byPolicy[1]?.added ?? NaN)).toBeCloseTo(mean(second), 10);
      }),
      { seed: 2026, numRuns: 200 },
    );
  });
});

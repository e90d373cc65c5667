import { describe, expect, it } from 'vitest';
import { type SectorExposure, surtaxCoverage } from './surtax-coverage.ts';

const sector = (
  name: string,
  imports: number,
  listedShare: number,
  statedCoverage = 0,
): SectorExposure => ({ sector: name, imports, listedShare, statedCoverage });

describe('surtaxCoverage', () => {
  it('spreads in proportion to imports × listed share', () => {
    const result = surtaxCoverage([sector('a', 100, 0.2), sector('b', 300, 0.2)], 40, 0.25);
    expect(result.map(({ covered }) => covered)).toEqual([10, 30]);
    expect(result.map(({ rate }) => rate)).toEqual([0.025, 0.025]);
  });

  it('adds the spread to what is stated for a sector', () => {
    const [metals] = surtaxCoverage(
      [sector('metals', 100, 0.1, 50), sector('b', 100, 0.1)],
      20,
      0.25,
    );
    expect(metals).toMatchObject({ covered: 60, coverage: 0.6, rate: 0.15 });
  });

  it('never covers more than a sector imports, and hands the rest to the others', () => {
    const exposures = [sector('small', 10, 1), sector('b', 100, 0.1), sector('c', 100, 0.3)];
    const result = surtaxCoverage(exposures, 50, 0.25);
    expect(result.map(({ covered }) => covered)).toEqual([10, 10, 30]);
    expect(result[0]?.coverage).toBe(1);
  });

  it('leaves a sector without listed codes alone, also one without imports', () => {
    const exposures = [sector('a', 100, 0.5), sector('b', 100, 0), sector('c', 0, 0.5)];
    expect(surtaxCoverage(exposures, 10, 0.25).map(({ rate }) => rate)).toEqual([0.025, 0, 0]);
  });

  it('throws when the listed sectors import less than is to be spread', () => {
    expect(() => surtaxCoverage([sector('a', 10, 0.5)], 20, 0.25)).toThrow(
      /10 more than the listed sectors import/,
    );
  });
});

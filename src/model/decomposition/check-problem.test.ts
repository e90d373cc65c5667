import { describe, expect, it } from 'vitest';
import {
  driverOf,
  problemOf,
  randomDrivers,
  randomPath,
  wholeMoves,
  type PathEnds,
  type WholeMoves,
} from '../testing/random-path.ts';
import { cellOf } from '../varieties.ts';
import { decompose } from './decompose.ts';
import type { Driver } from './driver.ts';

const ends: PathEnds = randomPath(1, { closure: 'zero' });
const whole = wholeMoves(ends);

const attempt =
  (drivers: readonly Driver[], changed: Partial<PathEnds> = {}) =>
  (): unknown =>
    decompose(problemOf({ ...ends, ...changed }, drivers), []);

/** The whole move but for one traded place, where it is short by a tenth. */
function short(part: keyof WholeMoves): Driver {
  const values = whole[part].slice();
  const { share } = ends.economy;
  const at = values.findIndex((value, k) => {
    const ofCell = part === 'tariff' || part === 'tradeCost';
    return value !== 0 && !(ofCell && share[k] === 0);
  });
  values[at] += 0.1;
  return driverOf('all', { ...whole, [part]: values });
}

describe('drivers', () => {
  it.each([
    ['tariff', /drivers move ln\(1 \+ tariff\) of s\d from R\d to R\d by .* but it moves by/],
    ['tradeCost', /drivers move the log of trade costs of s\d from R\d to R\d by/],
    ['productivity', /drivers move the log of productivity of R0 s0 by/],
    ['population', /drivers move the log of labour supply of R0 by/],
    ['varieties', /drivers move ln\(1 \+ tariff\) of variety \d of s\d from R\d to R\d by/],
    ['openings', /drivers move the open fraction of variety \d of s\d from R\d to R\d by/],
  ] as const)('that do not add up to the whole move of %s are refused', (part, message) => {
    expect(attempt([short(part)])).toThrow(RangeError);
    expect(attempt([short(part)])).toThrow(message);
  });

  it('that leave out the move of transfers to balance are refused', () => {
    const { transfer: _, ...others } = whole;
    expect(attempt([driverOf('all', others)])).toThrow(/drivers move the transfer of R\d by 0/);
  });

  it('that leave out a rent are refused', () => {
    const { sector, importer, exporter } = ends.flows![0];
    const rents = [{ sector, importer, exporter, rate: 0.1, holder: 'importer' }] as const;
    expect(attempt([driverOf('all', whole)], { rents })).toThrow(
      /the rate of the rent in s\d from R\d to R\d by 0, but it moves by 0.1/,
    );
  });

  it('that move the tariff of a flow which is made of varieties are refused', () => {
    const tariff = whole.tariff.slice();
    tariff[cellOf(ends.economy, ends.flows![0])] = 0.1;
    expect(attempt([driverOf('all', { ...whole, tariff })])).toThrow(/as a whole/);
  });

  it('that name places which are not there, or lengths that differ, are refused', () => {
    const far = { at: Int32Array.of(10_000), by: Float64Array.of(1) };
    expect(attempt([{ id: 'far', tariff: far }])).toThrow(/tariff\[10000\]/);
    const odd = { at: Int32Array.of(1, 2), by: Float64Array.of(1) };
    expect(attempt([{ id: 'odd', rents: odd }])).toThrow(/2 places and 1 moves in rents/);
  });

  it('that take transfers from nowhere are refused', () => {
    const transfer = { at: Int32Array.of(1), by: Float64Array.of(100) };
    expect(attempt([{ id: 'gift', transfer }])).toThrow(/gift moves transfers by 100 in sum/);
  });

  it('with the same id are refused', () => {
    expect(attempt([driverOf('a', whole), driverOf('a', {})])).toThrow(/two drivers are called a/);
  });

  it('may move transfers that keep their ratio to world income no further', () => {
    const transfer = ends.economy.transfer.map((value) => value / 2);
    const moves = { ...whole, transfer: transfer.map((value) => -value) };
    const changed = { closure: 'share-of-world-income', transfer } as const;
    const problem = { ...problemOf(ends, [driverOf('all', moves)]), ...changed };
    expect(() => decompose(problem, [])).toThrow(/keep their ratio to world income/);
  });

  it('of any number that add up are taken', () => {
    expect(attempt(randomDrivers(3, whole, 5))).not.toThrow();
  });
});

import type { Economy } from '../economy.ts';

/** An economy written out by hand; levels are a guess, so solve without a shock and rebase. */
export interface HandMade {
  readonly theta: readonly number[];
  /** `[sector][importer][exporter]`. */
  readonly share: readonly (readonly (readonly number[])[])[];
  /** `[sector][importer][exporter]`; free trade when absent. */
  readonly tariff?: readonly (readonly (readonly number[])[])[];
  /** Value added `[region]`; 1 each when absent. */
  readonly valueAdded?: readonly number[];
  readonly transfer?: readonly number[];
  /** γ `[region][sector]`; a number stands for all; 1 (no intermediates) when absent. */
  readonly valueAddedShare?: number | readonly (readonly number[])[];
  /** How a sector's inputs are made up, summing to 1: `[sector][input]`, all regions alike; even when absent. */
  readonly inputMix?: readonly (readonly number[])[];
  /** α `[region][sector]`; even when absent. */
  readonly finalShare?: readonly (readonly number[])[];
}

export function handMade(spec: HandMade): Economy {
  const J = spec.theta.length;
  const N = spec.share[0].length;
  const valueAddedShare = Float64Array.from({ length: N * J }, (_, cell) => {
    const given = spec.valueAddedShare ?? 1;
    return typeof given === 'number' ? given : given[Math.floor(cell / J)][cell % J];
  });
  const finalShare = spec.finalShare
    ? Float64Array.from(spec.finalShare.flat())
    : new Float64Array(N * J).fill(1 / J);
  const valueAdded = Float64Array.from(spec.valueAdded ?? new Array<number>(N).fill(1));
  return {
    regions: Array.from({ length: N }, (_, n) => ({ id: `R${n}`, name: `Region ${n}` })),
    sectors: spec.theta.map((theta, j) => ({
      id: `s${j}`,
      name: `Sector ${j}`,
      tradable: true,
      theta,
    })),
    theta: Float64Array.from(spec.theta),
    share: Float64Array.from(spec.share.flat(2)),
    tariff: spec.tariff ? Float64Array.from(spec.tariff.flat(2)) : new Float64Array(J * N * N),
    valueAddedShare,
    inputShare: Float64Array.from({ length: N * J * J }, (_, at) => {
      const k = at % J;
      const cell = Math.floor(at / J);
      return (1 - valueAddedShare[cell]) * (spec.inputMix?.[cell % J][k] ?? 1 / J);
    }),
    finalShare,
    valueAdded,
    transfer: Float64Array.from(spec.transfer ?? new Array<number>(N).fill(0)),
    expenditure: finalShare.map((alpha, cell) => alpha * valueAdded[Math.floor(cell / J)]),
  };
}

/** One value off the diagonal, another on it: `[sector][importer][exporter]`. */
export function abroad(economy: Economy, foreign: number, own = 1): Float64Array {
  const N = economy.regions.length;
  return Float64Array.from(economy.share, (_, cell) =>
    Math.floor(cell / N) % N === cell % N ? own : foreign,
  );
}

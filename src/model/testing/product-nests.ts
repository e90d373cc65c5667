import type { Economy } from '../economy.ts';
import type { VarietyFlow } from '../varieties.ts';
import { handMade } from './hand-made.ts';
import { settled } from './solved.ts';

/** Shares of the three products in what is spent on goods, in every region. */
export const PRODUCT_SHARES = [0.2, 0.3, 0.5] as const;
export const THETA = 5;

/**
 * Three regions, services and three goods: each good a sector of its own, all made alike. Region 1 has the share `dominance` in
 * what region 0 buys of the first good abroad and at home, and a fifth of the others.
 */
export function productsAsSectors(dominance: number): Economy {
  const rows = (first: number) => [
    [(1 - first) * 0.75, first, (1 - first) * 0.25],
    [0.2, 0.7, 0.1],
    [0.1, 0.2, 0.7],
  ];
  const mix = [0.5, ...PRODUCT_SHARES.map((beta) => 0.5 * beta)];
  return settled(
    handMade({
      theta: [4, THETA, THETA, THETA],
      share: [
        [
          [0.9, 0.05, 0.05],
          [0.05, 0.9, 0.05],
          [0.05, 0.05, 0.9],
        ],
        rows(dominance),
        rows(0.2),
        rows(0.2),
      ],
      valueAdded: [4, 6, 3],
      valueAddedShare: 0.6,
      inputMix: [mix, mix, mix, mix],
      finalShare: [mix, mix, mix],
    }),
    { tolerance: 1e-13 },
  );
}

/** The same economy with one sector of goods, whose varieties are the three products of each origin. */
export function productsAsVarieties(split: Economy): { economy: Economy; flows: VarietyFlow[] } {
  const N = split.regions.length;
  const J = split.sectors.length;
  const merge = (values: Float64Array) =>
    Float64Array.from({ length: N * 2 }, (_, cell) => {
      const first = Math.floor(cell / 2) * J;
      if (cell % 2 === 0) return values[first];
      return values.subarray(first + 1, first + J).reduce((a, b) => a + b);
    });
  const share = split.share.slice(0, 2 * N * N);
  const flows: VarietyFlow[] = [];
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      const parts = PRODUCT_SHARES.map((beta, p) => beta * split.share[((p + 1) * N + n) * N + i]);
      const whole = parts.reduce((a, b) => a + b);
      share[(N + n) * N + i] = whole;
      flows.push({
        sector: 1,
        importer: n,
        exporter: i,
        varieties: parts.map((part) => ({ share: part / whole, base: 0, rate: 0 })),
      });
    }
  }
  const inputShare = new Float64Array(N * 4);
  for (let at = 0; at < N * 2; at++) {
    const row = (Math.floor(at / 2) * J + (at % 2)) * J;
    inputShare[2 * at] = split.inputShare[row];
    inputShare[2 * at + 1] = split.inputShare.subarray(row + 1, row + J).reduce((a, b) => a + b);
  }
  return {
    economy: {
      ...split,
      sectors: split.sectors.slice(0, 2),
      theta: split.theta.slice(0, 2),
      share,
      tariff: new Float64Array(2 * N * N),
      valueAddedShare: Float64Array.from(
        { length: N * 2 },
        (_, cell) => split.valueAddedShare[Math.floor(cell / 2) * J + (cell % 2)],
      ),
      inputShare,
      finalShare: merge(split.finalShare),
      expenditure: merge(split.expenditure),
    },
    flows,
  };
}

import type { Economy } from '../economy.ts';

/** Uniform numbers in [0, 1), the same for the same seed (Mulberry32: tests and benches only). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z = (z + Math.imul(z ^ (z >>> 7), z | 61)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RandomEconomyOptions {
  readonly regions: number;
  readonly sectors: number;
  /** Range of θ, drawn log-uniformly. */
  readonly theta?: readonly [number, number];
  /** Orders of magnitude between the smallest and the largest region. */
  readonly sizeSpread?: number;
  /** Chance that a trade cell off the diagonal is empty. */
  readonly zeroCells?: number;
  /** Chance that a sector is bought only at home. */
  readonly domesticSectors?: number;
  /** Highest base tariff. */
  readonly tariff?: number;
  /** Highest base tariff on own sales, as in an aggregate of regions that tax each other. Default none. */
  readonly ownTariff?: number;
  /** Largest transfer as a share of value added. */
  readonly transfer?: number;
  /** Weight of a sector's own product among its inputs, beside the others taken together. */
  readonly ownInput?: number;
}

/**
 * An economy with the pattern of real ones: sizes over orders of magnitude, strong home bias, empty cells, sectors
 * that lean on their own product, some regions that do not make a sector at all. Its shares are drawn, its
 * levels are only a guess: solve without a shock and rebase to get an equilibrium.
 */
export function randomEconomy(seed: number, options: RandomEconomyOptions): Economy {
  const random = randomStream(seed);
  const { regions: N, sectors: J } = options;
  const [thetaLow, thetaHigh] = options.theta ?? [2, 20];
  const zeroCells = options.zeroCells ?? 0.1;
  const between = (low: number, high: number): number => low + (high - low) * random();
  const logBetween = (low: number, high: number): number =>
    low * Math.exp(Math.log(high / low) * random());

  const size = Float64Array.from(
    { length: N },
    () => 10 ** (3 + (options.sizeSpread ?? 3) * random()),
  );
  const theta = Float64Array.from({ length: J }, () => logBetween(thetaLow, thetaHigh));
  const domestic = Array.from(
    { length: J },
    (_, j) => random() < (options.domesticSectors ?? 0.3) && j > 0,
  );
  const share = new Float64Array(J * N * N);
  const tariff = new Float64Array(J * N * N);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      if (options.ownTariff) tariff[row + n] = options.ownTariff * random();
      const home = domestic[j] ? 1 : random() < zeroCells ? 0 : between(0.3, 0.98);
      let foreign = 0;
      for (let i = 0; i < N; i++) {
        if (i === n || domestic[j]) continue;
        // Sector 0 links every region to the next, so that trade can balance everywhere.
        if (random() < zeroCells && !(j === 0 && i === (n + 1) % N)) continue;
        share[row + i] = size[i] ** 0.8 * logBetween(0.1, 10);
        tariff[row + i] = random() * (options.tariff ?? 0.2);
        foreign += share[row + i];
      }
      if (foreign === 0) {
        share[row + n] = 1;
        continue;
      }
      for (let i = 0; i < N; i++) share[row + i] *= (1 - home) / foreign;
      share[row + n] = home;
    }
  }

  const valueAddedShare = new Float64Array(N * J);
  const inputShare = new Float64Array(N * J * J);
  const finalShare = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    let finalTotal = 0;
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      valueAddedShare[cell] = between(0.2, 0.8);
      let total = 0;
      for (let k = 0; k < J; k++) {
        inputShare[cell * J + k] =
          random() ** 3 + (k === j ? (options.ownInput ?? 0.5) * J * 0.25 : 0);
        total += inputShare[cell * J + k];
      }
      for (let k = 0; k < J; k++) inputShare[cell * J + k] *= (1 - valueAddedShare[cell]) / total;
      finalShare[cell] = random() ** 2 + 0.01;
      finalTotal += finalShare[cell];
    }
    for (let j = 0; j < J; j++) finalShare[n * J + j] /= finalTotal;
  }

  const transfer = size.map((value) => value * (random() - 0.5) * 2 * (options.transfer ?? 0));
  const imbalance = transfer.reduce((a, b) => a + b, 0) / size.reduce((a, b) => a + b, 0);
  for (let n = 0; n < N; n++) transfer[n] -= imbalance * size[n];

  return {
    regions: Array.from({ length: N }, (_, n) => ({ id: `R${n}`, name: `Region ${n}` })),
    sectors: Array.from({ length: J }, (_, j) => ({
      id: `s${j}`,
      name: `Sector ${j}`,
      tradable: !domestic[j],
      theta: theta[j],
    })),
    theta,
    share,
    tariff,
    valueAddedShare,
    inputShare,
    finalShare,
    valueAdded: size,
    transfer,
    expenditure: Float64Array.from({ length: N * J }, (_, cell) => {
      return 2 * finalShare[cell] * size[Math.floor(cell / J)];
    }),
  };
}

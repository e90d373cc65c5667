import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { calibrate, solve, type EconomyTables } from '../../model/index.ts';

/** Arguments that the functions are tried at. */
const TRIALS = 512;

/**
 * A digest of the last bits of this machine and of this engine: what exp, log and their like give at arguments of the sizes that a
 * solve meets, and a small equilibrium. IEEE arithmetic is the same everywhere; these functions are not fixed by any standard, and
 * a solver that goes another way to the same equilibrium ends at other last bits. Two that differ here do not give the same bits for a point.
 */
export function arithmeticDigest(): string {
  const values = [...functionValues(), ...smallEquilibrium()];
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, k) => {
    view.setFloat64(8 * k, value, true);
  });
  return `sha256:${bytesToHex(sha256(bytes))}`;
}

function functionValues(): number[] {
  return Array.from({ length: TRIALS }, (_, k) => fraction(k + 1)).flatMap((unit) => [
    Math.exp(40 * (unit - 0.5)),
    Math.log(unit + 0.25),
    Math.expm1(unit - 0.5),
    Math.log1p(unit - 0.5),
    Math.pow(0.5 + unit, 8 * unit - 4),
  ]);
}

/** Prices, wages and expenditures of three regions and two sectors after a tariff. */
function smallEquilibrium(): number[] {
  const tables = smallTables();
  const { economy } = calibrate(tables);
  const tariff = economy.tariff.slice();
  tariff[1] = 0.25;
  const { priceHat, wageHat, expenditure } = solve(economy, { tariff }, { tolerance: 1e-10 });
  return [...priceHat, ...wageHat, ...expenditure];
}

/** Made up: what is bought is what is there, so that the books balance but for trade, which transfers make up for. */
function smallTables(): EconomyTables {
  const N = 3;
  const J = 2;
  const trade = Float64Array.from({ length: J * N * N }, (_, cell) =>
    Math.floor(cell / N) % N === cell % N ? 60 : 5 + 10 * fraction(cell + 1),
  );
  const bought = new Float64Array(N * J);
  const sold = new Float64Array(N * J);
  trade.forEach((value, cell) => {
    const [j, n, i] = [Math.floor(cell / (N * N)), Math.floor(cell / N) % N, cell % N];
    bought[n * J + j]! += value;
    sold[i * J + j]! += value;
  });
  return {
    regions: ['a', 'b', 'c'].map((id) => ({ id, name: id })),
    sectors: [
      { id: 'x', name: 'x', tradable: true, theta: 4 },
      { id: 'y', name: 'y', tradable: true, theta: 7 },
    ],
    trade,
    tariffs: new Float64Array(J * N * N),
    intermediate: Float64Array.from({ length: N * J * J }, (_, cell) => {
      const [row, input] = [Math.floor(cell / J), cell % J];
      return (sold[row] ?? 0) * (input === 0 ? 0.2 : 0.15);
    }),
    valueAdded: sold.map((value) => 0.65 * value),
    final: Float64Array.from({ length: N * J }, (_, cell) => {
      const [n, input] = [Math.floor(cell / J), cell % J];
      const used = (sold[n * J] ?? 0) + (sold[n * J + 1] ?? 0);
      return (bought[cell] ?? 0) - used * (input === 0 ? 0.2 : 0.15);
    }),
  };
}

/** Numbers between 0 and 1 that have nothing round about them. */
function fraction(k: number): number {
  const x = 0.618033988749895 * k;
  return x - Math.floor(x);
}

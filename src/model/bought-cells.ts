import type { Economy } from './economy.ts';

/**
 * Where something is bought in any equilibrium of an economy: 1 where a sector is supplied and either consumers want it
 * or a sector that sells anything needs it, `[region][sector]`. Data may hold purchases that nobody has a use for (a final
 * demand that was set to 0); their expenditure is 0, which has no logarithm, so they are left out from the start.
 *
 * Found by striking out what is not needed until nothing more falls away.
 */
export function boughtCells({
  regions,
  sectors,
  share,
  finalShare,
  inputShare,
}: Economy): Uint8Array {
  const N = regions.length;
  const J = sectors.length;
  const bought = suppliedCells(share, N, J);
  for (let changed = true; changed;) {
    changed = false;
    const sold = soldCells(share, bought, N, J);
    for (let cell = 0; cell < N * J; cell++) {
      if (bought[cell] === 0 || finalShare[cell] > 0) continue;
      const first = Math.floor(cell / J) * J;
      const input = cell - first;
      let needed = false;
      for (let k = 0; k < J && !needed; k++) {
        needed = sold[first + k] === 1 && inputShare[(first + k) * J + input] !== 0;
      }
      if (needed) continue;
      bought[cell] = 0;
      changed = true;
    }
  }
  return bought;
}

/** 1 where somebody supplies a sector to a region: `[region][sector]`. */
export function suppliedCells(share: Float64Array, N: number, J: number): Uint8Array {
  const supplied = new Uint8Array(N * J);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      let i = 0;
      while (i < N && !(share[row + i] > 0)) i++;
      if (i < N) supplied[n * J + j] = 1;
    }
  }
  return supplied;
}

/** 1 where a region sells a sector to anybody who buys it, itself included: `[region][sector]`. */
export function soldCells(
  share: Float64Array,
  bought: Uint8Array,
  N: number,
  J: number,
): Uint8Array {
  const sold = new Uint8Array(N * J);
  const buysFrom = (n: number, i: number, j: number): boolean =>
    bought[n * J + j] === 1 && share[(j * N + n) * N + i] > 0;
  for (let j = 0; j < J; j++) {
    for (let i = 0; i < N; i++) {
      // Most sell at home, so that others need not be asked.
      let found = buysFrom(i, i, j);
      for (let n = 0; n < N && !found; n++) found = buysFrom(n, i, j);
      if (found) sold[i * J + j] = 1;
    }
  }
  return sold;
}

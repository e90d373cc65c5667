import type { Economy } from '../economy.ts';

/**
 * y = (I − Γ_n)⁻¹ b, where Γ_n holds region n's input shares `[sector][input]`: what a change b_j in the log cost of
 * each sector amounts to once it has passed through all the inputs. Gauss-Jordan with pivoting.
 */
export function throughInputs(economy: Economy, region: number, b: readonly number[]): number[] {
  const J = economy.sectors.length;
  const rows = Array.from({ length: J }, (_, j) => [
    ...Array.from(
      { length: J },
      (_, k) => (j === k ? 1 : 0) - economy.inputShare[(region * J + j) * J + k],
    ),
    b[j],
  ]);
  for (let c = 0; c < J; c++) {
    let pivot = c;
    for (let r = c; r < J; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    for (let r = 0; r < J; r++) {
      if (r === c) continue;
      const factor = rows[r][c] / rows[c][c];
      for (let k = c; k <= J; k++) rows[r][k] -= factor * rows[c][k];
    }
  }
  return rows.map((row, j) => row[J] / row[j]);
}

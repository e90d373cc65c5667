import type { LinearPoint } from './linear-point.ts';

/** What θ_j moves while costs, prices and expenditures stand, the base economy's shares held. */
export interface DispersionTerms {
  /** Of ln P̂_nj: −(1/θ_j²) Σ_i π'_nij ln(π'_nij / π_nij), `[region][sector]`. */
  readonly price: Float64Array;
  /** Of ln π'_nij: (1/θ_j) ln(π'_nij / π_nij), to which θ_j d ln P̂_nj is to be added, `[sector][importer][exporter]`. */
  readonly share: Float64Array;
}

/** From (12), ln(κ̂_nij ĉ_ij / P̂_nj) = −(1/θ_j) ln(π'_nij / π_nij): shares tell what delivered costs did. */
export function dispersionTerms({ N, J, equilibrium }: LinearPoint): DispersionTerms {
  const { economy, share } = equilibrium;
  const price = new Float64Array(N * J);
  const logs = new Float64Array(J * N * N);
  for (let j = 0; j < J; j++) {
    const theta = economy.theta[j];
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      let divergence = 0;
      for (let cell = row; cell < row + N; cell++) {
        if (share[cell] === 0) continue;
        const log = Math.log(share[cell] / economy.share[cell]);
        divergence += share[cell] * log;
        logs[cell] = log / theta;
      }
      price[n * J + j] = -divergence / (theta * theta);
    }
  }
  return { price, share: logs };
}

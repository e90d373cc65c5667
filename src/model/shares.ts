import { logKernelAt } from './trade-block.ts';
import type { Workspace } from './workspace.ts';

/** Below this, Σ_i K_nij u_ij has lost digits to underflow and the row is redone in logs. */
export const UNDERFLOW = 1e-250;

/**
 * Writes π'_nij = K_nij u_ij / Σ_i K_nij u_ij of one sector and importer into `share` from `at` on, one for each exporter, at
 * the point of the last sweep. Zeros where nobody supplies the importer.
 */
export function sharesOfRow(
  ws: Workspace,
  sector: number,
  importer: number,
  share: Float64Array,
  at: number,
): void {
  const { N, stride, kernel, power } = ws;
  const traded = ws.domestic[sector] === 0;
  const supplied = ws.rowLog[sector * N + importer] !== -Infinity;
  if (!traded || !supplied) {
    share.fill(0, at, at + N);
    if (supplied) share[at + importer] = 1;
    return;
  }
  const total = ws.total[sector * stride + importer];
  if (total > UNDERFLOW) {
    const row = (sector * N + importer) * stride;
    const powers = sector * stride;
    for (let i = 0; i < N; i++) share[at + i] = (kernel[row + i] * power[powers + i]) / total;
    return;
  }
  weightsInLogs(ws, sector, importer, share, at);
  let sum = 0;
  for (let i = 0; i < N; i++) sum += share[at + i];
  for (let i = 0; i < N; i++) share[at + i] /= sum;
}

/** π'_nij at the point of the last sweep. */
export function shareOfCell(
  ws: Workspace,
  sector: number,
  importer: number,
  exporter: number,
): number {
  const { N, stride, kernel, power } = ws;
  if (ws.rowLog[sector * N + importer] === -Infinity) return 0;
  if (ws.domestic[sector] === 1) return importer === exporter ? 1 : 0;
  const total = ws.total[sector * stride + importer];
  if (total > UNDERFLOW) {
    const at = (sector * N + importer) * stride + exporter;
    return (kernel[at] * power[sector * stride + exporter]) / total;
  }
  sharesOfRow(ws, sector, importer, ws.spentOnSector, 0);
  return ws.spentOnSector[exporter];
}

/**
 * K_nij u_ij over the largest of them, exponents shifted by the row's own best: for an importer whose suppliers are all
 * dear.
 *
 * @returns ln of the largest, relative to costs of 1: ln P̂_nj = −(this + ln Σ of the weights) / θ_j
 */
export function weightsInLogs(
  ws: Workspace,
  j: number,
  n: number,
  weights: Float64Array,
  at: number,
): number {
  const { N, J, logCost } = ws;
  const theta = ws.economy.theta[j];
  let best = -Infinity;
  for (let i = 0; i < N; i++) {
    weights[at + i] = logKernelAt(ws, j, n, i) - theta * logCost[i * J + j];
    best = Math.max(best, weights[at + i]);
  }
  for (let i = 0; i < N; i++) weights[at + i] = Math.exp(weights[at + i] - best);
  return best;
}

import type { Accounts } from '../accounts.ts';
import { type Matrix, matrixOf } from '../matrix.ts';
import { indices } from './flows.ts';
import { finalUseOf, inputShares, partsOfBlocks } from './input-needs.ts';
import { SECTORS, sectorAt } from './sectors.ts';
import { MARGIN_SPLIT } from './split-services.ts';
import { BLOCK_OF_SECTOR, type InputStructure } from './wiod-source.ts';

/**
 * A first guess of what region `n` buys, [product][using sector …, final use].
 *
 * Sector s buys of product k, with a the input shares of WIOD's blocks b and X absorption,
 *
 *     M_ks = a_b(k)s (Y_s − VA_s − m_s) X_k w_ks / Σ_{k' in b(k)} X_k' w_k's  + margins,
 *
 * with w the affinities and m_s the margins on its exports, which it buys of trade and transport. Final use of k is
 * the share of final use in WIOD's absorption of b(k), hardly any for raw materials, times X_k.
 *
 * @param margins m, by sector
 */
export function useSeed(
  { absorption, purchases }: Accounts,
  n: number,
  structure: InputStructure,
  margins: readonly number[],
): Matrix {
  const sectors = indices(SECTORS.length);
  const shares = inputShares(structure);
  const parts = partsOfBlocks((k) => absorption.at(n, k));
  const marginSectors = Object.entries(MARGIN_SPLIT).map(
    ([id, part]) => [sectorAt(id), part] as const,
  );
  return matrixOf(sectors.length, sectors.length + 1, (k, s) => {
    if (s === sectors.length) return finalUseOf(structure, k) * absorption.at(n, k);
    const bought = purchases.at(n, s);
    const margin = Math.min(margins[s] ?? 0, 0.8 * bought);
    const [, part = 0] = marginSectors.find(([sector]) => sector === k) ?? [];
    const share = shares.at(BLOCK_OF_SECTOR[k] ?? -1, s) * parts.at(k, s);
    return share * (bought - margin) + part * margin;
  });
}

import { Matrix, matrixOf } from '../matrix.ts';
import { affinity } from './affinities.ts';
import { indices } from './flows.ts';
import { SECTORS, sectorAt } from './sectors.ts';
import { BLOCK_OF_SECTOR, WIOD_BLOCKS, type InputStructure } from './wiod-source.ts';

/** Coal, oil, ores and stone are bought to be worked on: hardly any is final use, whatever a source's whole block says. */
const RAW_MATERIALS = ['B05', 'B06', 'B07', 'B08', 'B09'].map(sectorAt);
const FINAL_USE_OF_RAW_MATERIALS = 0.01;

const MINING = WIOD_BLOCKS.findIndex(({ members }) => members.includes(sectorAt('B06')));

/**
 * How much of mining's products the parts of one industry of WIOD buy, against that industry's average: smelters and
 * basic chemicals do, metal goods and medicines do not. Our reading, 1 unless listed.
 */
const mined: Readonly<Record<string, number>> = {
  C20: 1.2,
  C21: 0.1,
  C24A: 1.6,
  C24B: 1.6,
  C25: 0.1,
};

/** Share of block k in what sector s buys, columns add up to 1: [input block][using sector]. */
export function inputShares({ inputShare }: InputStructure): Matrix {
  const shares = matrixOf(WIOD_BLOCKS.length, SECTORS.length, (k, s) => {
    const intensity = k === MINING ? (mined[SECTORS[s]?.id ?? ''] ?? 1) : 1;
    return intensity * inputShare.at(k, BLOCK_OF_SECTOR[s] ?? -1);
  });
  const totals = shares.columnSums();
  return matrixOf(shares.rows, shares.columns, (k, s) => shares.at(k, s) / (totals[s] ?? NaN));
}

/** Share of final use in what is absorbed of a sector. */
export function finalUseOf({ finalUse }: InputStructure, sector: number): number {
  const stated = finalUse[BLOCK_OF_SECTOR[sector] ?? -1] ?? NaN;
  return RAW_MATERIALS.includes(sector) ? Math.min(stated, FINAL_USE_OF_RAW_MATERIALS) : stated;
}

/** Part of each product in what a sector buys of the product's block: columns add up to 1 within a block. */
export function partsOfBlocks(absorbed: (product: number) => number): Matrix {
  const parts = new Matrix(SECTORS.length, SECTORS.length);
  SECTORS.forEach((buyer, s) => {
    for (const { members } of WIOD_BLOCKS) {
      const weights = members.map((k) => absorbed(k) * affinity(SECTORS[k]?.id ?? '', buyer.id));
      const total = weights.reduce((a, b) => a + b, 0);
      members.forEach((k, m) => {
        parts.set(k, s, total > 0 ? (weights[m] ?? 0) / total : 0);
      });
    }
  });
  return parts;
}

/**
 * What each part of a country needs of each product, [part][product], in proportions: inputs of what it makes, and final
 * use in proportion to all that it makes.
 *
 * @param output by part of the country, [part][sector]
 * @param absorbed what the whole country absorbs of a product
 */
export function needsOf(
  structure: InputStructure,
  output: Matrix,
  absorbed: (product: number) => number,
): Matrix {
  const shares = inputShares(structure);
  const parts = partsOfBlocks(absorbed);
  const purchase = (part: number, s: number): number =>
    output.at(part, s) * (1 - (structure.valueAddedShare[BLOCK_OF_SECTOR[s] ?? -1] ?? NaN));
  const inputs = matrixOf(output.rows, SECTORS.length, (part, k) =>
    indices(SECTORS.length).reduce((sum, s) => {
      return sum + shares.at(BLOCK_OF_SECTOR[k] ?? -1, s) * parts.at(k, s) * purchase(part, s);
    }, 0),
  );
  const size = output.rowSums();
  const whole = size.reduce((a, b) => a + b, 0);
  return matrixOf(output.rows, SECTORS.length, (part, k) => {
    const final = finalUseOf(structure, k);
    const finalTotal = (inputs.columnSum(k) * final) / (1 - final);
    return inputs.at(part, k) + (finalTotal * (size[part] ?? 0)) / whole;
  });
}

import { describe, expect, it } from 'vitest';
import { Matrix, matrixOf } from '../matrix.ts';
import { assignStructures } from './income-groups.ts';
import { WIOD_BLOCKS, type InputStructure } from './wiod-source.ts';

const B = WIOD_BLOCKS.length;

/** A structure in which everything is bought from one block, and every other share is the given number. */
function structure(block: number, share: number): InputStructure {
  return {
    inputShare: matrixOf(B, B, (k) => (k === block ? 1 : 0)),
    valueAddedShare: WIOD_BLOCKS.map(() => share),
    finalUse: WIOD_BLOCKS.map(() => share),
  };
}

function assigned() {
  const unknown = structure(0, 0.2);
  const structures = new Map<string, InputStructure>([
    ['USA', structure(0, 0.4)],
    ['DEU', { ...structure(1, 0.6), valueAddedShare: WIOD_BLOCKS.map(() => NaN) }],
    ['CHN', structure(2, 0.3)],
    ['IDN', structure(3, 0.5)],
    ['IND', structure(4, 0.7)],
    ['ROW', unknown],
  ]);
  const countries = [...structures.keys()];
  const sales = WIOD_BLOCKS.map(() => new Matrix(countries.length, countries.length));
  return assignStructures({ countries, structures, sales });
}

describe('input structures', () => {
  it('are an economy’s own where there is one', () => {
    const usa = assigned().get('USA');
    expect(usa?.averageOf).toBeUndefined();
    expect(usa?.structure.finalUse[0]).toBe(0.4);
  });

  it('are the plain mean of the income group where there is none', () => {
    const norway = assigned().get('NOR');
    expect(norway?.averageOf).toBe('high');
    expect(norway?.structure.finalUse[5]).toBe(0.5);
    expect(norway?.structure.inputShare.at(0, 7)).toBe(0.5);
    expect(norway?.structure.inputShare.columnSum(7)).toBeCloseTo(1, 12);
  });

  it('count Indonesia in two groups, and the rest of the world in the lower one', () => {
    const all = assigned();
    expect(all.get('THA')?.structure.finalUse[0]).toBeCloseTo((0.3 + 0.5) / 2, 12);
    expect(all.get('NGA')?.structure.finalUse[0]).toBeCloseTo((0.7 + 0.2 + 0.5) / 3, 12);
  });

  it('fill what an economy does not make from its group', () => {
    const germany = assigned().get('DEU');
    expect(germany?.averageOf).toBeUndefined();
    expect(germany?.structure.valueAddedShare[0]).toBe(0.4);
    expect(germany?.structure.finalUse[0]).toBe(0.6);
  });
});

import { expect, it } from 'vitest';
import { drawFolds, foldRow, foldWords, type Fold } from './fold.ts';
import { largestSectors, sectorFold } from './largest-sectors.ts';

const fold: Fold = {
  key: ' left',
  label: 'and 60 others',
  who: '60 other regions',
  low: -0.012,
  high: 0.019,
};

const draw = (
  changes: readonly number[],
  width = 560,
  drawn = fold,
): ReturnType<typeof drawFolds> =>
  drawFolds([{ key: 'USA', label: 'United States' }, foldRow(drawn)], [drawn], {
    changes,
    digits: 2,
    width,
  });

it('is a row with a range, in the picture and in words', () => {
  const { rows, marks } = draw([-1, 0.2]);
  expect(rows.map(({ label }) => label)).toEqual(['United States', 'and 60 others']);
  expect(marks).toMatchObject([
    { kind: 'line', row: ' left', from: -0.012, to: 0.019 },
    { kind: 'text', row: ' left', text: '−0.01\u00a0to\u00a0+0.02' },
  ]);
  expect(foldWords([fold], 2)).toEqual(['60 other regions between −0.01\u00a0% and +0.02\u00a0%']);
});

it('writes its range where the others reach further', () => {
  expect(draw([-2, 0.3]).marks[1]).toMatchObject({ side: 'left', x: -0.012 });
  expect(draw([-0.3, 2]).marks[1]).toMatchObject({ side: 'right', x: 0.019 });
  expect(draw([]).marks[1]).toMatchObject({ side: 'right' });
});

it('writes its range behind its name where the picture is narrow', () => {
  const { rows, marks } = draw([-1], 340);
  expect(rows.map(({ label }) => label)).toEqual([
    'United States',
    'and 60 others: −0.01\u00a0to\u00a0+0.02',
  ]);
  expect(marks.map(({ kind }) => kind)).toEqual(['line']);
});

it('writes one number where both ends read the same', () => {
  const { marks } = draw([], 560, { ...fold, low: 0.001, high: 0.002 });
  expect(marks[1]).toMatchObject({ text: '0.00' });
});

it.each([
  [23, 23],
  [27, 27],
  [28, 26],
  [39, 26],
])('of %i sectors shows %i, and never folds a single one', (count, shown) => {
  const sectors = Array.from({ length: count }, (_, i) => (i % 2 ? -i : i));
  const { most, left } = largestSectors(sectors, Math.abs);
  expect(most).toHaveLength(shown);
  expect(most.length + left.length).toBe(count);
  const [fold] = sectorFold(left.length, left);
  expect(fold?.who).toBe(left.length > 0 ? `${left.length} other sectors` : undefined);
  expect(fold?.high ?? 0).toBeLessThanOrEqual(Math.min(...most.map(Math.abs)));
});

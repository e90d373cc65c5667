import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, expect, it } from 'vitest';
import { writePointsParquet } from './points-parquet.ts';
import { planOf, pointAt } from './testing/small-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroute-parquet-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The bytes of a file as a buffer of their own. */
function bytesOf(file: string): ArrayBuffer {
  const bytes = readFileSync(file);
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

const plan = planOf(1, 3);
const points = [
  pointAt(0, [0.1], [1 / 3, -0, 5e-324]),
  pointAt(1, [-2], undefined),
  pointAt(2, [3], [1, NaN, 1e300]),
];

it('another reader gets back every row, every bit, and nothing for what is no number', async () => {
  const file = join(folder, 'points.parquet');
  await writePointsParquet(file, plan, points);
  expect(readdirSync(folder)).toEqual(['points.parquet']);
  const rows = await parquetReadObjects({ file: bytesOf(file) });
  expect(rows).toEqual([
    {
      index: 0,
      status: 'converged',
      iterations: 40,
      residual: 1e-12,
      'theta.s0': 0.1,
      'R0.real_income_pct': 1 / 3,
      'R1.real_income_pct': -0,
      'R2.real_income_pct': 5e-324,
    },
    {
      index: 1,
      status: 'iteration-limit',
      iterations: 41,
      residual: 0.5,
      'theta.s0': -2,
      'R0.real_income_pct': null,
      'R1.real_income_pct': null,
      'R2.real_income_pct': null,
    },
    {
      index: 2,
      status: 'converged',
      iterations: 42,
      residual: 1e-12,
      'theta.s0': 3,
      'R0.real_income_pct': 1,
      'R1.real_income_pct': null,
      'R2.real_income_pct': 1e300,
    },
  ]);
});

it('has the types that the documentation states', async () => {
  const file = join(folder, 'types.parquet');
  await writePointsParquet(file, plan, points);
  const { schema } = parquetMetadata(bytesOf(file));
  const types = schema.slice(1).map(({ name, type }) => [name, type]);
  expect(types).toEqual([
    ['index', 'INT32'],
    ['status', 'BYTE_ARRAY'],
    ['iterations', 'INT32'],
    ['residual', 'DOUBLE'],
    ['theta.s0', 'DOUBLE'],
    ...plan.columns.map(({ id }) => [id, 'DOUBLE']),
  ]);
});

it('is the same file for the same points', async () => {
  const many = Array.from({ length: 300 }, (_, k) => pointAt(k, [k], [k, Math.sin(k), -k]));
  await writePointsParquet(join(folder, 'a.parquet'), plan, many);
  await writePointsParquet(join(folder, 'b.parquet'), plan, many);
  expect(readFileSync(join(folder, 'a.parquet'))).toEqual(readFileSync(join(folder, 'b.parquet')));
});

it('keeps ids apart that differ in capitals alone, or hold quotation marks', async () => {
  const [first, second, third] = plan.columns;
  const columns = [
    { ...first!, id: 'Can.x' },
    { ...second!, id: 'CAN.x' },
    { ...third!, id: `o'"neill` },
  ];
  const file = join(folder, `it's.parquet`);
  await writePointsParquet(file, { ...plan, columns }, [pointAt(0, [1], [1, 2, 3])]);
  const [row] = await parquetReadObjects({ file: bytesOf(file) });
  expect(row).toMatchObject({ 'Can.x': 1, 'CAN.x_2': 2, [`o'"neill`]: 3 });
});

it('leaves nothing behind where it cannot be written', async () => {
  const file = join(folder, 'no', 'points.parquet');
  await expect(writePointsParquet(file, plan, points)).rejects.toThrow();
  expect(readdirSync(folder)).not.toContain('no');
});

import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBAppender } from '@duckdb/node-api';
import type { SweepPlan, SweepPoint } from './sweep.ts';

/**
 * Writes points as one Parquet table, a row a point in the order given: `index`, `status`, `iterations`, `residual`, then a column of
 * doubles for every parameter and every outcome, by their ids. What is not a number is null. The same points give the same file.
 * It is written beside its place and moved there.
 */
export async function writePointsParquet(
  file: string,
  plan: SweepPlan,
  points: Iterable<SweepPoint>,
): Promise<void> {
  // Loaded only here: a database is much to load for whoever wants no table.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const part = `${resolve(file)}.${process.pid}.part`;
  try {
    const connection = await instance.connect();
    const doubles = columnNames(plan);
    const columns = [
      'index INTEGER NOT NULL',
      'status VARCHAR NOT NULL',
      'iterations INTEGER NOT NULL',
      'residual DOUBLE',
      ...doubles.map((_, k) => `d${k} DOUBLE`),
    ];
    await connection.run(`CREATE TABLE points (${columns.join(', ')})`);
    const appender = await connection.createAppender('points');
    for (const point of points) appendPoint(appender, point);
    appender.closeSync();
    const named = doubles.map((name, k) => `d${k} AS ${quoted(name, '"')}`);
    const select = ['index', 'status', 'iterations', 'residual', ...named].join(', ');
    await connection.run(
      `COPY (SELECT ${select} FROM points) TO ${quoted(part, "'")} (FORMAT parquet, COMPRESSION snappy)`,
    );
    connection.closeSync();
    await rename(part, file);
  } finally {
    instance.closeSync();
    await rm(part, { force: true });
  }
}

function appendPoint(appender: DuckDBAppender, point: SweepPoint): void {
  const double = (value: number): void => {
    if (Number.isNaN(value)) appender.appendNull();
    else appender.appendDouble(value);
  };
  appender.appendInteger(point.index);
  appender.appendVarchar(point.status);
  appender.appendInteger(point.iterations);
  double(point.residual);
  point.parameters.forEach(double);
  point.outcomes.forEach(double);
  appender.endRow();
}

/**
 * The ids of parameters and outcomes. Names of columns are alike in capitals or small letters: of several ids that differ in
 * nothing else, all but the first get a number.
 */
function columnNames({ parameters, columns }: SweepPlan): string[] {
  const taken = new Set(['index', 'status', 'iterations', 'residual']);
  return [...parameters, ...columns].map(({ id }) => {
    let name = id;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${id}_${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function quoted(text: string, mark: string): string {
  return `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;
}

import { csvParse, csvParseRows } from 'd3-dsv';
import { expect, it } from 'vitest';
import { loadScenario } from './load-scenario.ts';
import { resultTables } from './result-tables.ts';
import { runScenario } from './run-scenario.ts';

const { result } = runScenario(loadScenario('us-25-percent'), { detail: true });
const tables = resultTables(result);
const text = (name: string): string => tables.get(name) ?? '';

it('has a column for every field of the result, in its order', () => {
  const header = (name: string) => csvParseRows(text(name))[0];
  expect(header('regions.csv')).toEqual(['kind', ...Object.keys(result.regions[0] ?? {})]);
  expect(header('sectors.csv')).toEqual(Object.keys(result.sectors[0] ?? {}));
  expect(new Set(header('flows.csv'))).toEqual(new Set(result.flows.flatMap(Object.keys)));
});

it('keeps full precision, and leaves empty what is not defined', () => {
  const rows = csvParse(text('flows.csv'));
  expect(rows).toHaveLength(result.flows.length);
  result.flows.forEach(({ after, pct, sector }, n) => {
    expect(Number(rows[n]?.['after'])).toBe(after);
    expect(rows[n]?.['pct']).toBe(pct === null ? '' : String(pct));
    expect(rows[n]?.['sector']).toBe(sector ?? '');
  });
});

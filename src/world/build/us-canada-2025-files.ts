import { csvFormatRows } from 'd3-dsv';
import { markdownTable } from './markdown-table.ts';
import { SURTAX_POOLS } from './us-canada-source.ts';
import type { UsCanadaRates } from './us-canada-2025.ts';

/** Tables of the scenario `us-canada-2025`: a row for each sector and province, and the steps to each sector's rate. */
export function usCanadaFiles(rates: UsCanadaRates): Map<string, string> {
  const { provinces, us, canada } = rates;
  const tariffs = (
    rateOf: (s: number) => number,
    pair: (province: string) => [exporter: string, importer: string],
  ): string => {
    const rows = us.flatMap(({ sector }, s) => {
      const rate = rateOf(s);
      if (rate === 0) return [];
      return provinces.map((id) => [sector, ...pair(id), String(rate)]);
    });
    return csv(['sector', 'exporter', 'importer', 'rate'], rows);
  };
  return new Map([
    [
      'tariffs-us.csv',
      tariffs(
        (s) => us[s]?.rate ?? 0,
        (province) => [province, 'USA'],
      ),
    ],
    [
      'tariffs-canada.csv',
      tariffs(
        (s) => canada.rate[s] ?? 0,
        (province) => ['USA', province],
      ),
    ],
    ['derivation.csv', derivation(rates)],
  ]);
}

/** The rates as the scenario's README shows them. */
export function usCanadaTable({ us, imports, canada }: UsCanadaRates): string {
  const billions = (millions: number | undefined): string => ((millions ?? NaN) / 1000).toFixed(1);
  const pct = (part: number | undefined, digits: number): string => {
    return `${(100 * (part ?? NaN)).toFixed(digits)} %`;
  };
  return markdownTable(
    [
      'sector',
      'energy share',
      'US rate',
      ...SURTAX_POOLS.map((pool) => `${pool}, C$ bn`),
      'of imports, C$ bn',
      'Canada’s rate',
    ],
    us.map(({ sector, energyShare, rate }, s) => [
      sector,
      pct(energyShare, 1),
      pct(rate, 2),
      ...canada.byPool.map((covered) => billions(covered[s])),
      billions(imports[s]),
      pct(canada.rate[s], 2),
    ]),
  );
}

function derivation({ us, imports, listedShare, canada }: UsCanadaRates): string {
  const header = [
    'sector',
    'us_imports_2024_usd_millions',
    'energy_share',
    'us_rate',
    'canada_imports_cad_millions',
    ...SURTAX_POOLS.map((pool) => `listed_hs6_share_${pool}`),
    ...SURTAX_POOLS.map((pool) => `covered_${pool}_cad_millions`),
    'covered_cad_millions',
    'coverage',
    'canada_rate',
  ];
  const fixed = (value: number | undefined, digits: number): string =>
    (value ?? NaN).toFixed(digits);
  const rows = us.map(({ sector, importsUsd, energyShare, rate }, s) => [
    sector,
    fixed(importsUsd / 1e6, 1),
    fixed(energyShare, 4),
    String(rate),
    fixed(imports[s], 1),
    ...listedShare.map((share) => fixed(share[s], 4)),
    ...canada.byPool.map((covered) => fixed(covered[s], 1)),
    fixed(canada.covered[s], 1),
    fixed(canada.coverage[s], 4),
    String(canada.rate[s]),
  ]);
  return csv(header, rows);
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${csvFormatRows([[...header], ...rows.map((row) => [...row])])}\n`;
}

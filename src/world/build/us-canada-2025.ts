import { csvFormatRows, csvParse } from 'd3-dsv';
import { REGIONS, SECTORS } from './canada-names.ts';
import { goodsSectorOf } from './hs-goods-sector.ts';
import { type SectorCoverage, surtaxCoverage } from './surtax-coverage.ts';
import type { UsCanadaSource } from './us-canada-source.ts';
import { type UsSectorRate, usSectorRates } from './us-tariff-rates.ts';

/** facts/measures.json A09: 25 % on all goods except energy; A10: 10 % on energy. From 4 March 2025. */
const US_RATES = { goods: 0.25, energy: 0.1 };

/** A27 and A28: the rate of Canada's surtax, from 4 and 13 March 2025. */
const SURTAX = 0.25;

/** A28: steel C$12.6 bn and aluminium C$3 bn, in C$ million. */
const STEEL_AND_ALUMINIUM = 12_600 + 3_000;

/** A27: C$30 bn of consumer and other goods; A28: other goods C$14.2 bn, in C$ million. */
const OTHER_GOODS = 30_000 + 14_200;

export interface UsCanadaRates {
  readonly us: readonly UsSectorRate[];
  readonly canada: readonly SectorCoverage[];
}

/**
 * Average rates by goods sector of the announced tariffs of March 2025 between the US and Canada.
 *
 * @param tradeCsv `trade.csv` of the world `canada-2021`, C$ million
 */
export function usCanadaRates(source: UsCanadaSource, tradeCsv: string): UsCanadaRates {
  const goods = SECTORS.filter((sector) => sector.tradable).map((sector) => sector.id);
  const provinces = new Set(REGIONS.filter(({ group }) => group === 'CAN').map(({ id }) => id));
  const imports = new Map<string, number>();
  for (const row of csvParse(tradeCsv)) {
    if (row['exporter'] !== 'USA' || !provinces.has(row['importer'] ?? '')) continue;
    const sector = row['sector'] ?? '';
    imports.set(sector, (imports.get(sector) ?? 0) + Number(row['value']));
  }
  const exposures = goods.map((sector) => {
    const codes = source.hs6.filter((code) => goodsSectorOf(code) === sector);
    return {
      sector,
      imports: imports.get(sector) ?? 0,
      statedCoverage: sector === 'metals-machinery' ? STEEL_AND_ALUMINIUM : 0,
      listedShare: codes.filter((code) => source.listedHs6.has(code)).length / codes.length,
    };
  });
  return {
    us: usSectorRates(source.usImports, goods, goodsSectorOf, US_RATES),
    canada: surtaxCoverage(exposures, OTHER_GOODS, SURTAX),
  };
}

/** The scenario's files: both tariff tables, one row for each sector and province, and their derivation. */
export function usCanadaFiles(rates: UsCanadaRates): Map<string, string> {
  const provinces = REGIONS.filter(({ group }) => group === 'CAN').map(({ id }) => id);
  const csv = (header: string, rows: readonly string[][]): string =>
    `${csvFormatRows([header.split(','), ...rows])}\n`;
  const tariffs = (
    list: readonly { readonly sector: string; readonly rate: number }[],
    pair: (province: string) => [exporter: string, importer: string],
  ): string => {
    const rows = list
      .filter(({ rate }) => rate > 0)
      .flatMap(({ sector, rate }) => provinces.map((id) => [sector, ...pair(id), String(rate)]));
    return csv('sector,exporter,importer,rate', rows);
  };
  const derivation = rates.us.map((us, s) => {
    const canada = rates.canada[s] as SectorCoverage;
    return [
      us.sector,
      (us.importsUsd / 1e6).toFixed(0),
      us.energyShare.toFixed(4),
      String(us.rate),
      canada.imports.toFixed(0),
      canada.listedShare.toFixed(4),
      canada.statedCoverage.toFixed(0),
      canada.covered.toFixed(0),
      canada.coverage.toFixed(4),
      String(canada.rate),
    ];
  });
  return new Map([
    ['tariffs-us.csv', tariffs(rates.us, (province) => [province, 'USA'])],
    ['tariffs-canada.csv', tariffs(rates.canada, (province) => ['USA', province])],
    [
      'derivation.csv',
      csv(
        'sector,us_imports_2024_usd_millions,energy_share,us_rate,canada_imports_2021_cad_millions,listed_hs6_share,stated_cad_millions,covered_cad_millions,coverage,canada_rate',
        derivation,
      ),
    ],
  ]);
}

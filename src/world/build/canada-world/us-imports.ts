import { join } from 'node:path';
import { sectorOfHs } from '../../concordance/hs-sector.ts';
import { readRows } from './csv-rows.ts';
import { need } from './flows.ts';
import { COUNTRIES } from './regions.ts';
import { SECTORS } from './sectors.ts';

/** What the United States bought from one partner in 2024, by sector; US$ million. */
export interface PartnerImports {
  /** Customs value, [sector] of {@link SECTORS}. */
  readonly value: Float64Array;
  /** Duty collected on it. */
  readonly duty: Float64Array;
  /** Value under codes that name no product (HS 98 and 99), spread over the sectors in `value`. */
  readonly unnamed: number;
}

/** Names that the Census Bureau writes in its own way. */
const CENSUS_NAMES: Readonly<Record<string, string>> = {
  CANADA: 'CAN',
  'EUROPEAN UNION': 'EU',
  TURKEY: 'TUR',
  VIETNAM: 'VNM',
  'KOREA, SOUTH': 'KOR',
  TAIWAN: 'TWN',
};

/**
 * Reads `us-imports-2024`, summed to sectors by the concordance of HS codes. Keys are `CAN`, `EU` (27 members as one,
 * Slovakia among them), ids of countries, and `other` for partners that the world holds in its rest of the world.
 */
export function readUsImports(folder: string): Map<string, PartnerImports> {
  const regionOf = partnerRegions(folder);
  const sums = new Map<string, { value: Float64Array; duty: Float64Array; unnamed: number }>();
  for (const row of readRows(join(folder, 'imports_hs6.csv'))) {
    const partner = need(regionOf, row.text('census_code'), row.where);
    const sum = sums.get(partner) ?? {
      value: new Float64Array(SECTORS.length),
      duty: new Float64Array(SECTORS.length),
      unnamed: 0,
    };
    sums.set(partner, sum);
    const [value, duty] = [row.number('imports_usd') / 1e6, row.number('duty_usd') / 1e6];
    const sector = SECTORS.findIndex(({ id }) => id === sectorOfHs(row.text('hs6')));
    if (sector < 0) {
      sum.unnamed += value;
    } else {
      sum.value[sector] = (sum.value[sector] as number) + value;
      sum.duty[sector] = (sum.duty[sector] as number) + duty;
    }
  }
  for (const { value, unnamed } of sums.values()) {
    const named = value.reduce((a, b) => a + b, 0);
    value.forEach((v, j) => (value[j] = v * (1 + unnamed / named)));
  }
  return sums;
}

/** By Census code: `CAN`, `EU`, the id of a country, or `other`. */
export function partnerRegions(folder: string): Map<string, string> {
  const regionOf = new Map<string, string>();
  for (const row of readRows(join(folder, 'partners.csv'))) {
    const name = row.text('name');
    const country = COUNTRIES.find((candidate) => candidate.name.toUpperCase() === name);
    regionOf.set(row.text('census_code'), CENSUS_NAMES[name] ?? country?.id ?? 'other');
  }
  return regionOf;
}

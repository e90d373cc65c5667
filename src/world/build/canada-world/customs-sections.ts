import { join } from 'node:path';
import { Matrix } from '../matrix.ts';
import { CAD_PER_USD_2024 } from './control-totals.ts';
import { readRows } from './csv-rows.ts';
import { PROVINCES } from './regions.ts';

/**
 * Sections of Canada's merchandise trade (North American Product Classification System), and what part of each
 * sector's products lies in them. The parts are our reading of both classifications, rounded; they only seed
 * a table whose margins are known, so that a wrong part costs detail and not totals.
 */
const SECTIONS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'Farm, fishing and intermediate food products': { A01: 1, A03: 1, C10T12: 0.35 },
  'Energy products': { B05: 1, B06: 1, C19: 0.7, D35T39: 1, C20: 0.02 },
  'Metal ores and non-metallic minerals': { B07: 1, B08: 1, C24B: 0.02 },
  'Metal and non-metallic mineral products': { C23: 0.3, C24A: 1, C24B: 0.98, C25: 0.35 },
  'Basic and industrial chemical, plastic and rubber products': { C19: 0.3, C20: 0.93, C22: 0.6 },
  'Forestry products and building and packaging materials': {
    A02: 1,
    C16: 1,
    C17_18: 0.75,
    C13T15: 0.1,
    C22: 0.4,
    C23: 0.7,
    C25: 0.25,
  },
  'Industrial machinery, equipment and parts': { C28: 0.95, C25: 0.3, C27: 0.15, C31T33: 0.05 },
  'Electronic and electrical equipment and parts': { C26: 0.9, C27: 0.75, C28: 0.05 },
  'Motor vehicles and parts': { C29: 1 },
  'Aircraft and other transportation equipment and parts': { C301: 1, C302T309: 0.95 },
  'Consumer goods': {
    C10T12: 0.65,
    C13T15: 0.9,
    C17_18: 0.25,
    C20: 0.05,
    C21: 1,
    C25: 0.1,
    C26: 0.1,
    C27: 0.1,
    C302T309: 0.05,
    C31T33: 0.95,
  },
};

export const SECTION_NAMES: readonly string[] = Object.keys(SECTIONS);

/** Part of a sector's products in a section, by the names of both. */
export function partInSection(sector: string, section: string): number {
  return SECTIONS[section]?.[sector] ?? 0;
}

/** Goods trade with the United States by province and section on the customs basis of 2024, US$ million. */
export interface SectionTrade {
  /** Exports, [province][section]. */
  readonly exports: Matrix;
  /** Imports of all Canada by section: provinces are of clearance there, not of use. */
  readonly imports: readonly number[];
  /** Share of exports that the source books under special transactions, which are spread over the other sections. */
  readonly specialShare: number;
  /** Exports of a province in a section as the source states them, before anything is spread. */
  readonly stated: (province: string, section: string) => number;
}

const SPECIAL = 'Special transactions trade';
const ALL = 'All sections';

/**
 * Reads `canada-provinces-us` for 2024. Special transactions are spread over a province's other sections, and the
 * territories (0.03 % of exports, most of it ores) over the provinces of each section, so that Canada's total stands.
 */
export function readSectionTrade(folder: string): SectionTrade {
  const cells = new Map<string, number>();
  for (const row of readRows(join(folder, 'trade.csv'))) {
    if (row.text('YEAR') !== '2024') continue;
    const place = row.text('GEO') === 'Québec' ? 'Quebec' : row.text('GEO');
    // The source writes imports as negative numbers.
    const sign = row.text('TRADE') === 'Import' ? -1 : 1;
    const key = `${place}|${row.text('TRADE')}|${row.text('CATEGORY')}`;
    if (cells.has(key)) throw new Error(`${row.where}: ${key} is given twice`);
    cells.set(key, (sign * row.number('VALUE', 0)) / 1e6 / CAD_PER_USD_2024);
  }
  const cell = (place: string, trade: string, section: string): number => {
    const value = cells.get(`${place}|${trade}|${section}`);
    if (value === undefined)
      throw new Error(`canada-provinces-us: no ${trade} of ${place}, ${section}`);
    return value;
  };
  const whole = (place: string, trade: string, section: string): number => {
    const all = cell(place, trade, ALL);
    return (cell(place, trade, section) * all) / (all - cell(place, trade, SPECIAL));
  };

  const exports = new Matrix(PROVINCES.length, SECTION_NAMES.length);
  SECTION_NAMES.forEach((section, c) => {
    const provinces = PROVINCES.map(({ name }) => whole(name, 'Export', section));
    const present = provinces.reduce((a, b) => a + b, 0);
    provinces.forEach((value, p) => {
      exports.set(p, c, (value / present) * whole('Canada', 'Export', section));
    });
  });
  return {
    exports,
    imports: SECTION_NAMES.map((section) => whole('Canada', 'Import', section)),
    stated: (province, section) =>
      cell(PROVINCES.find(({ id }) => id === province)?.name ?? province, 'Export', section),
    specialShare: cell('Canada', 'Export', SPECIAL) / cell('Canada', 'Export', ALL),
  };
}

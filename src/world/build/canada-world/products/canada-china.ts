import { hs6Codes } from '../../../concordance/hs6-codes.ts';
import { CAD_PER_USD_2024 } from '../control-totals.ts';
import type { Stated } from './stated.ts';

const FOOD = 'C10T12';

/** Codes that begin with any of these. */
function codesOf(...prefixes: readonly string[]): string[] {
  return hs6Codes.filter((code) => prefixes.some((prefix) => code.startsWith(prefix)));
}

const canadian = (codes: readonly string[], millions: number, basis = 'exporter-2024'): Stated => {
  return { codes, value: millions / CAD_PER_USD_2024, basis };
};

/** Fish and seafood, live ones too: the world's tables have hardly any fishing sold to China, and its processing instead. */
const seafood = (codes: readonly string[], millions: number): Stated => {
  return { ...canadian(codes, millions, 'proxy-2023'), sector: FOOD };
};

/**
 * What Canada sold to China in 2024, C$ million on Canada's customs basis, from `facts/statistics.csv` (canola seed; seed, oil
 * and meal together) and the press (RealAgriculture, 8 March 2025: meal, oil, peas, pork, fish and seafood). The seafood of
 * 1,300 is divided as the federal figures of 2023 that CTV News quotes (17 March 2025: lobster 569, crab 300, shrimp 262 of
 * 1,450), and crab into live and frozen as the tonnes that Fish Union gives.
 */
export const canadaToChina: readonly Stated[] = [
  canadian(['120510'], 3990),
  canadian(['071310'], 306),
  canadian(['230641'], 920),
  canadian(['151411'], 21),
  canadian([...codesOf('0203'), '020630', '020641', '020649'], 469),
  seafood(['030632'], 510),
  seafood(['030633'], 171),
  seafood(['030614'], 98),
  seafood(['030616'], 235),
  seafood(codesOf('0303', '0307', '0308'), 286),
];

/** Electric cars that Canada bought of China: `facts/statistics.csv`, C$2.2 bn and 44,356 cars in 2023. */
export const chineseElectricCars = {
  hs: '870380',
  value: 2200 / CAD_PER_USD_2024,
  basis: 'statement-2023',
  quantity: 44_356,
  unit: 'vehicles',
} as const;

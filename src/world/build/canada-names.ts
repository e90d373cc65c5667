import type { Region } from '../../model/index.ts';

/** A region of the world `canada-2021` and its name in the source. */
export interface CanadaRegion extends Region {
  readonly sourceName: string;
}

/** A sector of the world `canada-2021` and its name in the source. */
export interface CanadaSector {
  readonly id: string;
  readonly name: string;
  readonly sourceName: string;
  /** True for goods: what a customs tariff can reach, and what `sector: '*'` means. */
  readonly tradable: boolean;
}

const province = (code: string, name: string, lat: number, lon: number): CanadaRegion => {
  return { id: `CA-${code}`, name, sourceName: name, iso3: 'CAN', group: 'CAN', lat, lon };
};

const country = (iso3: string, name: string, lat: number, lon: number): CanadaRegion => {
  return { id: iso3, name, sourceName: name, iso3, lat, lon };
};

/**
 * The ten provinces by ISO 3166-2, then the partners by ISO 3166-1: the order of every file of the
 * world. Coordinates are approximate centres of population.
 */
export const REGIONS: readonly CanadaRegion[] = [
  province('AB', 'Alberta', 52.0, -113.8),
  province('BC', 'British Columbia', 49.5, -122.5),
  province('MB', 'Manitoba', 50.0, -97.5),
  province('NB', 'New Brunswick', 46.1, -66.0),
  province('NL', 'Newfoundland and Labrador', 47.9, -54.0),
  province('NS', 'Nova Scotia', 44.9, -63.4),
  province('ON', 'Ontario', 43.9, -79.6),
  province('PE', 'Prince Edward Island', 46.3, -63.1),
  province('QC', 'Quebec', 46.0, -73.0),
  province('SK', 'Saskatchewan', 51.5, -105.8),
  country('USA', 'United States', 37.4, -92.4),
  country('CHN', 'China', 32.8, 112.0),
  country('MEX', 'Mexico', 20.5, -100.0),
  country('JPN', 'Japan', 35.5, 137.0),
  country('GBR', 'United Kingdom', 52.6, -1.5),
  country('DEU', 'Germany', 50.8, 9.6),
  { id: 'ROW', name: 'Rest of the world', sourceName: 'Rest of World' },
];

const goods = (id: string, sourceName: string, name: string): CanadaSector => {
  return { id, name, sourceName, tradable: true };
};

const service = (id: string, sourceName: string, name: string): CanadaSector => {
  return { id, name, sourceName, tradable: false };
};

/** The 23 sectors in the source's order: 12 goods, electricity among them, and 11 services. */
export const SECTORS: readonly CanadaSector[] = [
  goods('agriculture', 'Agriculture, Forestry, Fishing', 'Agriculture, forestry and fishing'),
  goods('mining', 'Mining and Extraction', 'Mining, oil and gas extraction'),
  goods('utilities', 'Utilities', 'Utilities'),
  service('construction', 'Construction', 'Construction'),
  goods('food', 'Food, Beverage, Tobacco', 'Food, beverages and tobacco'),
  goods('textiles', 'Textile, Apparel, Leather', 'Textiles, apparel and leather'),
  goods('wood-paper', 'Wood, Paper, Printing', 'Wood, paper and printing'),
  goods('petroleum-chemicals', 'Petroleum and Chemicals', 'Petroleum and chemicals'),
  goods('non-metallic-minerals', 'Non-metallic Mineral Products', 'Non-metallic mineral products'),
  goods('metals-machinery', 'Metals and Machinery', 'Metals and machinery'),
  goods(
    'electronics',
    'Computers, Electronics, Electrical',
    'Computers, electronics and electrical equipment',
  ),
  goods('transport-equipment', 'Transportation Equipment', 'Transport equipment'),
  goods(
    'other-manufacturing',
    'Furniture and Other Manufacturing',
    'Furniture and other manufacturing',
  ),
  service('wholesale-retail', 'Wholesale and Retail Trade', 'Wholesale and retail trade'),
  service('transport-services', 'Transportation Services', 'Transport services'),
  service('information', 'Information and Communication', 'Information and communication'),
  service('finance', 'Finance and Insurance', 'Finance and insurance'),
  service('real-estate', 'Real Estate, Rental, Leasing', 'Real estate, rental and leasing'),
  service(
    'professional-services',
    'Professional and Administrative Services',
    'Professional and administrative services',
  ),
  service('education', 'Education', 'Education'),
  service('health', 'Health', 'Health'),
  service(
    'recreation-hospitality',
    'Arts, Recreation, Accommodation, Food',
    'Arts, recreation, accommodation and food services',
  ),
  service(
    'public-services',
    'Public Administration and Other Services',
    'Public administration and other services',
  ),
];

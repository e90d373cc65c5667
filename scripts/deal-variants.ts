import { galleryScenario, loadScenarioText, runScenario } from '../src/lab/index.ts';
import { readFileSync } from 'node:fs';

/** One thing changed in `beijing-2026`, by the numbers of docs/assumptions.md that it bears on. */
export interface DealVariant {
  readonly change: string;
  /** The scenario file with the change made. */
  readonly text: (shipped: string) => string;
}

export const dealHeader = [
  'change',
  'Canada',
  'Saskatchewan',
  'Ontario',
  'China',
  'canola seed to China, US$ million',
  'electric cars from China, US$ million',
  'licences, US$ million',
];

const withKey = (line: string) => (shipped: string) => `${shipped.trimEnd()}\n${line}\n`;

export const dealVariants: readonly DealVariant[] = [
  { change: 'as shipped', text: (shipped) => shipped },
  {
    change: '31: plain averages by flow (`products: average`)',
    text: withKey('products: average'),
  },
  {
    change: '2: θ of caliendo-parro-2015',
    text: withKey('elasticities: caliendo-parro-2015'),
  },
  { change: '2: θ of uniform-4', text: withKey('elasticities: uniform-4') },
  {
    change: '38, 39: no quota, 6.1 % for all',
    text: (shipped) =>
      shipped.replace(
        '  - measures_on: 2026-03-01\n',
        '  - measures_on: 2026-03-01\n  - measure: { id: can-chn-vehicles-quota, drop: true }\n',
      ),
  },
];

/** A row of the table: real income in percent, trade after the deal and the rent of the vehicle quota. */
export function dealRow({ change, text }: DealVariant): string[] {
  const file = galleryScenario('beijing-2026');
  if (file === undefined) throw new Error('there is no scenario beijing-2026');
  const shipped = readFileSync(file, 'utf8');
  const { result } = runScenario(loadScenarioText(text(shipped), file));
  const incomeOf = (id: string): string => {
    const row = [...result.groups, ...result.regions].find((region) => region.id === id);
    return (row?.real_income_pct ?? NaN).toFixed(3).replace('-', '−');
  };
  const tradeIn = (code: string): string =>
    (result.products?.find(({ hs }) => hs === code)?.after ?? NaN).toFixed(0);
  const quota = result.quotas?.find(({ measure }) => measure === 'can-chn-vehicles-quota');
  return [
    change,
    incomeOf('CAN'),
    incomeOf('CA-SK'),
    incomeOf('CA-ON'),
    incomeOf('CHN'),
    tradeIn('120510'),
    tradeIn('870380'),
    quota ? quota.rent.toFixed(0) : '',
  ];
}

import {
  averageTariff,
  loadWeights,
  filterMeasures,
  listMeasures,
  regionName,
  registerHorizon,
  version,
  type AverageTariff,
  type MeasureEntry,
  type Register,
} from '../lab/index.ts';
import type { AverageWords } from './average-tariff-report.ts';
import { endOfNextMonth } from './day-argument.ts';
import { percent } from './money.ts';
import { UsageError } from './usage-error.ts';

/** What `reroute tariff --average` prints and draws. */
export interface AskedAverage {
  readonly series: AverageTariff;
  readonly words: AverageWords;
  readonly picture: {
    readonly importer: string;
    readonly exporter: string;
    readonly preference: string;
    readonly measures: readonly MeasureEntry[];
    readonly source: string;
  };
}

const FIRST_DAY = '2025-01-01';
const DEFAULT_ECONOMY = 'canada-world';

/**
 * Computes the average tariff between two countries with the trade of an economy's base year.
 *
 * @throws UsageError where the economy does not say what they trade, or the days are in the wrong order
 */
export function averageOf(
  register: Register,
  [importer, exporter]: readonly [importer: string, exporter: string],
  flags: { readonly from?: string; readonly to?: string; readonly economy?: string },
): AskedAverage {
  const from = flags.from ?? FIRST_DAY;
  const to = flags.to ?? endOfNextMonth(registerHorizon(register));
  if (to < from) {
    throw new UsageError(
      flags.to === undefined
        ? `--from ${from} is after ${to}, where the series ends by itself — add --to, or begin earlier`
        : `--to ${to} is before --from ${from} — swap them`,
    );
  }
  const economy = flags.economy ?? DEFAULT_ECONOMY;
  const { products, known, knownPairs, year, title, baseIncludes } = loadWeights(
    economy,
    importer,
    exporter,
  );
  if (known === 0) {
    const partners = knownPairs.filter(([buyer]) => buyer === importer).map(([, seller]) => seller);
    const importers = [...new Set(knownPairs.map(([buyer]) => buyer))];
    throw new UsageError(
      `${economy} does not say which products ${importer} buys from ${exporter} — it does ${partners.length > 0 ? `for what ${importer} buys from ${partners.join(', ')}` : `for what ${importers.join(', ')} buy from some others`}`,
    );
  }
  const series = averageTariff(register, {
    importer,
    exporter,
    from,
    to,
    products,
    claimsOf: `${year}-07-01`,
    ...(baseIncludes === undefined ? {} : { baseIncludes }),
  });
  const [preference] = filterMeasures(register, { importer, exporter, instrument: 'preference' });
  const words = {
    importer: regionName(register, importer),
    exporter: regionName(register, exporter),
    preference: preference ? (preference.program ?? preference.id).toUpperCase() : 'a preference',
    weights: `${title} (${economy})${known < 0.995 ? `; what the trade consists of is known for ${percent(known)} of it, of the rest every code of a sector counts alike` : ''}`,
  };
  return {
    series,
    words,
    picture: {
      ...words,
      measures: listMeasures(register, to, { importer, exporter }),
      source: `Trade weights: ${words.weights}. Register of measures ${register.digest.slice(0, 19)}. Reroute ${version}.`,
    },
  };
}

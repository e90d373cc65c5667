import type { Region } from '../../model/index.ts';
import type { SectorOfHs } from '../concordance/concordance.ts';
import { groupBy } from './group-by.ts';
import type { WitsReading } from './wits-rows.ts';
import type { RegionTariff, Weights } from './wits-tables.ts';

/** What an import of tariffs read, averaged and left out: `import.json` of its folder. Rates are fractions. */
export interface WitsReport {
  readonly schema: 'reroute.import-report/1';
  readonly format: 'wits-tariffs';
  readonly source: string;
  readonly files: readonly string[];
  readonly rowsRead: number;
  readonly rowsSkipped: WitsReading['skipped'];
  /** Cells of sector, exporter and importer. */
  readonly cells: number;
  readonly importers: readonly ImporterReport[];
  /** Regions for which the files state no tariff. */
  readonly importersWithoutTariff: readonly string[];
  /** Products that no sector of the economy makes. */
  readonly productsWithoutSector: readonly string[];
}

export interface ImporterReport {
  readonly importer: string;
  readonly cells: number;
  /** Mean of all cells, by each of the two. */
  readonly tradeWeighted: number;
  readonly simple: number;
  /** Cells by what their trade-weighted mean is weighted by. */
  readonly weights: Readonly<Record<'exporter' | 'world' | 'none', number>>;
  readonly domesticPeaks: number;
  readonly internationalPeaks: number;
  /** The highest rates of products, at most five. */
  readonly highest: readonly {
    readonly product: string;
    readonly exporter: string;
    readonly rate: number;
  }[];
}

export function witsReport(
  files: readonly string[],
  { rates, rows, skipped }: WitsReading,
  tariffs: readonly RegionTariff[],
  regions: readonly Region[],
  sectorOf: SectorOfHs,
): WitsReport {
  const byImporter = groupBy(tariffs, ({ importer }) => importer);
  const products = new Set(rates.reporters.flatMap((reporter) => rates.productsOf(reporter)));
  return {
    schema: 'reroute.import-report/1',
    format: 'wits-tariffs',
    source: 'UNCTAD TRAINS, through WITS (World Bank)',
    files,
    rowsRead: rows,
    rowsSkipped: skipped,
    cells: tariffs.length,
    importers: [...byImporter].map(([importer, cells]) => importerReport(importer, cells)),
    importersWithoutTariff: regions.map(({ id }) => id).filter((id) => !byImporter.has(id)),
    productsWithoutSector: [...products].filter((code) => sectorOf(code) === undefined).sort(),
  };
}

function importerReport(importer: string, cells: readonly RegionTariff[]): ImporterReport {
  const mean = (value: (cell: RegionTariff) => number): number =>
    cells.reduce((sum, cell) => sum + value(cell), 0) / cells.length;
  const total = (value: (cell: RegionTariff) => number): number => mean(value) * cells.length;
  const weighted = (kind: string): number =>
    cells.filter(({ tariff }) => tariff.weights === kind).length;
  const highest = cells
    .toSorted((a, b) => b.tariff.highest - a.tariff.highest)
    .filter(
      ({ tariff }, at, all) =>
        all.findIndex((one) => one.tariff.highestProduct === tariff.highestProduct) === at,
    )
    .slice(0, 5);
  return {
    importer,
    cells: cells.length,
    tradeWeighted: mean(({ tariff }) => tariff.tradeWeighted),
    simple: mean(({ tariff }) => tariff.simple),
    weights: { exporter: weighted('exporter'), world: weighted('world'), none: weighted('none') },
    domesticPeaks: Math.round(total(({ tariff }) => tariff.domesticPeaks)),
    internationalPeaks: Math.round(total(({ tariff }) => tariff.internationalPeaks)),
    highest: highest.map(({ exporter, tariff }) => ({
      product: tariff.highestProduct,
      exporter,
      rate: tariff.highest,
    })),
  };
}

/** The same in words. */
export function witsSummary(report: WitsReport, weights: Weights): string[] {
  const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;
  const { importers, importersWithoutTariff } = report;
  return [
    `${report.rowsRead} rows read, ${report.cells} tariffs written (${weights === 'trade' ? 'weighted by trade' : 'simple means'})`,
    ...importers.map(
      ({ importer, tradeWeighted, simple, internationalPeaks, highest }) =>
        `${importer}: mean of cells ${percent(tradeWeighted)} weighted by trade, ${percent(simple)} simple; ${internationalPeaks} peaks above 15 %${highest[0] === undefined ? '' : `, the highest ${percent(highest[0].rate)} on ${highest[0].product}`}`,
    ),
    ...(importersWithoutTariff.length === 0
      ? []
      : [`no tariff stated for ${importersWithoutTariff.length} regions`]),
  ];
}

import type { EconomyTables } from '../../model/index.ts';

/** Rates on trade in tradable sectors, as fractions. Null where there is no such trade, or no such cell. */
export interface TariffAverages {
  /** Revenue over trade at the border. */
  readonly weighted: number | null;
  /** Of all cells sector × exporter, whether traded or not. */
  readonly simple: number | null;
  /** Share of trade under a rate of 0. */
  readonly duty_free_share: number | null;
  readonly trade: number;
  readonly revenue: number;
}

/** A region that charges tariffs, or a group that does so as one. */
export interface ImporterTariffs extends TariffAverages {
  readonly id: string;
}

export interface TariffPeaks {
  /** A peak is a rate above this: the WTO's "international peak". */
  readonly threshold: number;
  /** Cells sector × importer × exporter with a peak, and their share of trade. */
  readonly cells: number;
  readonly share: number | null;
  /** The importers and sectors with the highest rates on anything that is traded. */
  readonly highest: readonly HighRate[];
}

export interface HighRate {
  readonly importer: string;
  readonly sector: string;
  readonly rate: number;
  /** How many exporters that sell there meet this rate, and their sales. */
  readonly exporters: number;
  readonly trade: number;
}

export interface TariffProfile {
  readonly world: TariffAverages;
  /** Every importer with trade, the highest weighted average first. */
  readonly importers: readonly ImporterTariffs[];
  readonly peaks: TariffPeaks;
  /** Revenue on sectors that are not tradable. */
  readonly revenue_elsewhere: number;
  /** Revenue on trade between members of one group. */
  readonly revenue_inside_groups: number;
  /** Revenue on own sales: of an aggregate, duty on trade among its members. */
  readonly revenue_inside_regions: number;
}

const PEAK = 0.15;

/**
 * Averages of the tariffs on what a customs tariff can reach: tradable sectors, from outside the importer's group. Trade
 * between members of a group (provinces) passes no customs and would only dilute the averages.
 */
export function tariffProfile(tables: EconomyTables): TariffProfile {
  const { regions, sectors, trade, tariffs } = tables;
  const N = regions.length;
  const customs = regions.map(({ id, group }) => group ?? id);
  const world = new Tally();
  const byImporter = new Map(customs.map((id) => [id, new Tally()]));
  const peaks = { cells: 0, trade: 0 };
  const highest = new Map<string, HighRate>();
  let revenueElsewhere = 0;
  let revenueInGroups = 0;
  let revenueInRegions = 0;

  for (let cell = 0; cell < trade.length; cell++) {
    const [n, i] = [Math.floor(cell / N) % N, cell % N];
    const [value, rate] = [trade[cell]!, tariffs[cell]!];
    const sector = sectors[Math.floor(cell / (N * N))]!;
    if (n === i) revenueInRegions += value * rate;
    else if (customs[n] === customs[i]) revenueInGroups += value * rate;
    else if (!sector.tradable) revenueElsewhere += value * rate;
    else {
      world.add(value, rate);
      byImporter.get(customs[n]!)?.add(value, rate);
      if (rate > PEAK) {
        peaks.cells++;
        peaks.trade += value;
      }
      if (value > 0 && rate > 0) raise(highest, customs[n]!, sector.id, rate, value);
    }
  }

  return {
    world: world.averages(),
    importers: [...byImporter]
      .map(([id, tally]) => ({ id, ...tally.averages() }))
      .filter((importer) => importer.weighted !== null)
      .sort((a, b) => (b.weighted ?? 0) - (a.weighted ?? 0)),
    peaks: {
      threshold: PEAK,
      cells: peaks.cells,
      share: world.trade > 0 ? peaks.trade / world.trade : null,
      highest: [...highest.values()].sort((a, b) => b.rate - a.rate).slice(0, 5),
    },
    revenue_elsewhere: revenueElsewhere,
    revenue_inside_groups: revenueInGroups,
    revenue_inside_regions: revenueInRegions,
  };
}

/** Keeps the highest rate of each importer and sector. */
function raise(
  highest: Map<string, HighRate>,
  importer: string,
  sector: string,
  rate: number,
  trade: number,
): void {
  const key = `${importer} ${sector}`;
  const known = highest.get(key);
  if (known && known.rate > rate) return;
  const same = known?.rate === rate ? known : { exporters: 0, trade: 0 };
  const exporters = same.exporters + 1;
  highest.set(key, { importer, sector, rate, exporters, trade: same.trade + trade });
}

class Tally {
  trade = 0;
  #revenue = 0;
  #free = 0;
  #rates = 0;
  #cells = 0;

  add(trade: number, rate: number): void {
    this.trade += trade;
    this.#revenue += trade * rate;
    if (rate === 0) this.#free += trade;
    this.#rates += rate;
    this.#cells++;
  }

  averages(): TariffAverages {
    const traded = this.trade > 0;
    return {
      weighted: traded ? this.#revenue / this.trade : null,
      simple: this.#cells > 0 ? this.#rates / this.#cells : null,
      duty_free_share: traded ? this.#free / this.trade : null,
      trade: this.trade,
      revenue: this.#revenue,
    };
  }
}

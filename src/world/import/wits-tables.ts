import type { SectorTariff } from './wits-averages.ts';

/** A tariff between two regions of an economy. */
export interface RegionTariff {
  readonly exporter: string;
  readonly importer: string;
  readonly tariff: SectorTariff;
}

export type Weights = 'trade' | 'simple';

/** `tariffs.csv` as an economy and a scenario's `tariffs_from` have it. */
export function tariffsTable(tariffs: readonly RegionTariff[], weights: Weights): string {
  const rows = tariffs.map(({ exporter, importer, tariff }) => {
    const rate = weights === 'trade' ? tariff.tradeWeighted : tariff.simple;
    return `${tariff.sector},${exporter},${importer},${fraction(rate)}\n`;
  });
  return `sector,exporter,importer,rate\n${rows.join('')}`;
}

/** `averages.csv`: both means side by side, and what they rest on. */
export function averagesTable(tariffs: readonly RegionTariff[]): string {
  const rows = tariffs.map(({ exporter, importer, tariff }) =>
    [
      tariff.sector,
      exporter,
      importer,
      fraction(tariff.tradeWeighted),
      fraction(tariff.simple),
      tariff.weights,
      tariff.products,
      tariff.products - tariff.traded,
      tariff.ownRate,
      tariff.imports,
      tariff.domesticPeaks,
      tariff.internationalPeaks,
      fraction(tariff.highest),
      tariff.highestProduct,
    ].join(','),
  );
  const header =
    'sector,exporter,importer,trade_weighted,simple,weights,products,without_trade,own_rate,imports_usd_thousand,domestic_peaks,international_peaks,highest,highest_product';
  return `${[header, ...rows].join('\n')}\n`;
}

/** Percent were divided by 100 and averaged: the noise of that in binary is not written. */
function fraction(rate: number): string {
  return String(Number(rate.toPrecision(14)));
}

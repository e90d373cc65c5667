import type { Economy, Rent } from './economy.ts';

/** Rents in money: `paid` is what the wedges of a region's imports hold of them, `received` is income. `[region]` each. */
export interface RentFlows {
  readonly paid: Float64Array;
  readonly received: Float64Array;
}

/** The rents of an economy or an equilibrium as it stands. */
export function rentFlows(
  {
    share,
    tariff,
    expenditure,
    rents = [],
  }: Pick<Economy, 'share' | 'tariff' | 'expenditure' | 'rents'>,
  regions: number,
): RentFlows {
  const N = regions;
  const J = expenditure.length / N;
  const paid = new Float64Array(N);
  const received = new Float64Array(N);
  for (const { sector, importer, exporter, rate, holder } of rents) {
    const cell = (sector * N + importer) * N + exporter;
    const money = (rate * expenditure[importer * J + sector] * share[cell]) / (1 + tariff[cell]);
    paid[importer] += money;
    received[holder === 'importer' ? importer : exporter] += money;
  }
  return { paid, received };
}

/** @throws RangeError naming the rent whose cell or rate is wrong */
export function checkRents(economy: Economy, rents: readonly Rent[]): void {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  rents.forEach(({ sector, importer, exporter, rate }, at) => {
    const known =
      sector in economy.sectors && importer in economy.regions && exporter in economy.regions;
    if (!known) {
      throw new RangeError(
        `rents[${at}] is of sector ${sector}, importer ${importer} and exporter ${exporter}; there are ${J} sectors and ${N} regions`,
      );
    }
    if (!(rate >= 0 && Number.isFinite(rate))) {
      throw new RangeError(`rents[${at}].rate is ${rate}; it must be finite and not negative`);
    }
  });
}

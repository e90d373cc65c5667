import { borderSales, type EconomyTables } from '../src/model/index.ts';
import { randomEconomy } from '../src/model/testing/random-economy.ts';
import type { EconomyMeta } from '../src/world/index.ts';

/** A drawn economy in money, of the size of a real world: every cell that can be filled is, none with a round number. */
export function generatedTables(
  seed: number,
  regions: number,
  sectors: number,
): { meta: EconomyMeta; tables: EconomyTables } {
  const [N, J] = [regions, sectors];
  const economy = randomEconomy(seed, {
    regions,
    sectors,
    sizeSpread: 4,
    zeroCells: 0.02,
    domesticSectors: 0,
    ownInput: 2,
  });
  // Tariffs have few different rates: thousandths, as they are printed.
  const tariffs = economy.tariff.map((rate) => Math.round(1000 * rate) / 1000);
  const trade = borderSales({ ...economy, tariff: tariffs }, N);
  const output = new Float64Array(N * J);
  trade.forEach((value, cell) => {
    const maker = (cell % N) * J + Math.floor(cell / (N * N));
    output[maker] = (output[maker] ?? 0) + value;
  });
  const meta: EconomyMeta = {
    id: `generated-${N}x${J}`,
    title: 'A drawn economy',
    year: 2024,
    currency: 'USD',
    unit: 'US$ million',
    sources: [{ title: 'drawn by bench/generated-tables.ts' }],
    licence: 'MIT',
    groups: {},
  };
  const tables: EconomyTables = {
    regions: economy.regions,
    sectors: economy.sectors,
    trade,
    tariffs,
    intermediate: economy.inputShare.map(
      (share, cell) => share * (output[Math.floor(cell / J)] ?? 0),
    ),
    valueAdded: economy.valueAddedShare.map((share, cell) => share * (output[cell] ?? 0)),
    final: economy.finalShare.map(
      (share, cell) => share * (economy.valueAdded[Math.floor(cell / J)] ?? 0),
    ),
  };
  return { meta, tables };
}

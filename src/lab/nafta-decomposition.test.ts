import { beforeAll, expect, it } from 'vitest';
import {
  baseIncome,
  borderSales,
  CHANNELS,
  decompose,
  outcomesOf,
  rebase,
  type Decomposition,
  type Driver,
  type Economy,
  type Equilibrium,
} from '../model/index.ts';
import { solved } from '../model/testing/solved.ts';
import { describeWithSharedData } from '../../test/shared-data.ts';
import { readCaliendoParro, type CaliendoParro } from './testing/caliendo-parro.ts';

const countries = ['MEX', 'CAN', 'USA'] as const;
const options = { closure: 'zero', tolerance: 1e-12 } as const;
/** Percent; figures are stated to four digits. */
const STATED = 6e-5;

/** The tables of docs/methods/decomposition.md, sections 3 and 5. */
describeWithSharedData('NAFTA, decomposed', 'caliendo-parro-1993', (path) => {
  let data: CaliendoParro;
  let base: Economy;
  let after: Equilibrium;
  let drivers: Driver[];
  let found: Decomposition;

  beforeAll(() => {
    data = readCaliendoParro(path);
    base = rebase(solved(data.economy, {}, options));
    const tariff = data.tariffs('tariffs-nafta-2005.csv');
    after = solved(base, { tariff }, options);
    drivers = byImporterAndExporter(base, tariff);
    found = decompose(
      { economy: base, shock: { tariff }, drivers, closure: 'zero' },
      countries.map((id) => ({ kind: 'real-income', regions: [data.region(id)] })),
      { channels: true },
    );
  }, 60_000);

  const expectPercent = (value: number | undefined, stated: number): void => {
    expect(Math.abs(100 * (value ?? NaN) - stated)).toBeLessThan(STATED);
  };

  // prettier-ignore
  it.each([
    { country: 'MEX', change: 0.0073, 'USA from MEX': 0.6033, 'MEX from USA': -0.6042, 'CAN from MEX': 0.0295, 'MEX from CAN': -0.0082, 'CAN from USA': -0.0136, 'USA from CAN': 0.0005 },
    { country: 'CAN', change: -0.1101, 'USA from MEX': -0.0054, 'MEX from USA': 0.0155, 'CAN from MEX': -0.0066, 'MEX from CAN': 0.0167, 'CAN from USA': -0.1648, 'USA from CAN': 0.0344 },
    { country: 'USA', change: 0.0741, 'USA from MEX': -0.0179, 'MEX from USA': 0.0787, 'CAN from MEX': -0.0006, 'MEX from CAN': -0.0003, 'CAN from USA': 0.017, 'USA from CAN': -0.0028 },
  ] as const)('$country by whose cuts on whose goods, adding up to the exact change', (row) => {
    const { country, change: stated, ...cuts } = row;
    const outcome = found.outcomes[countries.indexOf(country)];
    expect(found.status).toBe('complete');
    expectPercent(outcome?.change, stated);
    expect(outcome?.error).toBeLessThan(1e-6 * Math.abs(outcome?.change ?? NaN));
    drivers.forEach(({ id }, d) => {
      expectPercent(outcome?.contributions[d], cuts[id as keyof typeof cuts]);
    });
  });

  it.each([
    {
      country: 'MEX',
      published: [-0.4118, 1.7239],
      logs: [-0.4224, 0.9517],
      path: [-0.6784, 0.6857],
    },
    {
      country: 'CAN',
      published: [-0.1081, 0.0443],
      logs: [-0.1082, 0.0195],
      path: [-0.109, -0.0011],
    },
    { country: 'USA', published: [0.0435, 0.0412], logs: [0.0441, 0.0211], path: [0.0585, 0.0156] },
  ] as const)('$country from the published formula to the exact change', (row) => {
    const n = data.region(row.country);
    const { termsOfTrade, volumeOfTrade, realIncomeHat } = outcomesOf(after).region(n);
    const levels = evaluated(base, after, n, (hat) => hat - 1);
    const logs = evaluated(base, after, n, Math.log);
    [termsOfTrade, volumeOfTrade].forEach((term, k) => {
      expectPercent(term, row.published[k] ?? NaN);
      expectPercent(levels[k], row.published[k] ?? NaN);
      expectPercent(logs[k], row.logs[k] ?? NaN);
    });
    const channels = found.channels?.channels;
    expectPercent(channels?.['terms-of-trade'][n], row.path[0]);
    expectPercent(channels?.['volume-of-trade'][n], row.path[1]);
    const sum = CHANNELS.reduce((total, name) => total + (channels?.[name][n] ?? NaN), 0);
    expect(Math.abs(sum / (realIncomeHat - 1) - 1)).toBeLessThan(1e-6);
  });

  it('Mexico by where its income comes from and what it buys', () => {
    const sources = found.channels?.sources;
    const n = data.region('MEX');
    expectPercent(sources?.wages[n], 0.8124);
    expectPercent(sources?.revenue[n], -1.6874);
    expectPercent(sources?.prices[n], 0.8824);
  });
});

/** One driver for each pair of countries whose tariffs change. */
function byImporterAndExporter(
  { regions, tariff: before }: Economy,
  tariff: Float64Array,
): Driver[] {
  const N = regions.length;
  const moves = new Map<string, { at: number[]; by: number[] }>();
  tariff.forEach((rate, cell) => {
    const was = before[cell] ?? NaN;
    if (rate === was) return;
    const id = `${regions[Math.floor(cell / N) % N]?.id} from ${regions[cell % N]?.id}`;
    const move = moves.get(id) ?? { at: [], by: [] };
    moves.set(id, move);
    move.at.push(cell);
    move.by.push(Math.log((1 + rate) / (1 + was)));
  });
  return Array.from(moves, ([id, { at, by }]) => ({
    id,
    tariff: { at: Int32Array.from(at), by: Float64Array.from(by) },
  }));
}

/**
 * Equation (16) with weights of the base and any measure of change, written out anew: terms and volume of trade of one region, as
 * shares of its base income.
 */
function evaluated(
  base: Economy,
  after: Equilibrium,
  n: number,
  change: (hat: number) => number,
): [termsOfTrade: number, volumeOfTrade: number] {
  const N = base.regions.length;
  const J = base.sectors.length;
  const [before, now] = [borderSales(base, N), borderSales(after, N)];
  const income = baseIncome(base)[n] ?? NaN;
  let termsOfTrade = 0;
  let volumeOfTrade = 0;
  for (let j = 0; j < J; j++) {
    const own = change(after.costHat[n * J + j] ?? NaN);
    for (let i = 0; i < N; i++) {
      const imported = (j * N + n) * N + i;
      const imports = before[imported] ?? NaN;
      const exports = before[(j * N + i) * N + n] ?? NaN;
      const cost = change(after.costHat[i * J + j] ?? NaN);
      if (i !== n && exports > 0) termsOfTrade += exports * own;
      if (imports === 0) continue;
      if (i !== n) termsOfTrade -= imports * cost;
      const growth = change((now[imported] ?? NaN) / imports);
      volumeOfTrade += (base.tariff[imported] ?? NaN) * imports * (growth - cost);
    }
  }
  return [termsOfTrade / income, volumeOfTrade / income];
}

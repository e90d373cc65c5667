import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, solve, type EconomyTables } from '../../model/index.ts';
import { randomStream } from '../../model/testing/random-economy.ts';
import { checkEconomyFolder } from '../check-folder.ts';
import { expenditure, grossOutput } from '../flow-totals.ts';
import { encodeHar } from '../har/encode-har.ts';
import { writeEconomyFolder } from '../write-folder.ts';
import { importGtapHar } from './gtap-har.ts';
import { carrierShares, gtapDatabase, modeShares } from './testing/gtap-database.ts';
import { asFiles, imported, J, known, N, treated } from './testing/gtap-import.ts';
import { knownEconomy } from './testing/known-economy.ts';
import { scratchFile, scratchFolder } from './testing/scratch.ts';

/** Largest |a − b| of a table's cells, relative to b, or absolute where b is 0. */
function largestGap(a: Float64Array, b: Float64Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((worst, value, k) => {
    const wanted = b[k] ?? 0;
    return Math.max(worst, Math.abs(value - wanted) / (wanted === 0 ? 1 : Math.abs(wanted)));
  }, 0);
}

/** A rate is the small difference of two figures: it is as exact as its wedge 1 + τ. */
function wedge({ tariffs }: EconomyTables): Float64Array {
  return tariffs.map((rate) => 1 + rate);
}

function expectSame(tables: EconomyTables, economy: EconomyTables): void {
  expect(tables.regions).toEqual(economy.regions);
  expect(tables.sectors).toEqual(economy.sectors);
  expect(largestGap(wedge(tables), wedge(economy)), 'tariffs').toBeLessThan(1e-6);
  for (const name of ['trade', 'intermediate', 'valueAdded', 'final'] as const) {
    expect(largestGap(tables[name], economy[name]), name).toBeLessThan(1e-6);
  }
}

describe('a GTAP data base made from a known economy', () => {
  it.each(['v7', 'v6'] as const)('comes back as that economy, with the names of %s', (version) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const economy = known(seed);
        const { tables, problems } = imported(asFiles(gtapDatabase(economy, {}, version)));
        expectSame(tables, economy);
        expect(problems).toEqual([]);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it('comes back from files on disk, as a folder that checks clean and is an equilibrium', async () => {
    const economy = known();
    const folder = scratchFolder();
    const paths = asFiles(gtapDatabase(economy)).map(({ file, headers }) =>
      scratchFile(file, encodeHar(headers, file)),
    );
    const seen: [number, number][] = [];
    const { meta, tables, problems } = await importGtapHar(paths, {
      ...{ id: 'gtap-test', title: 'Test', year: 2017 },
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(seen.at(-1)).toEqual([3, 3]);
    expect(problems).toEqual([]);
    expectSame(tables, economy);
    writeEconomyFolder(join(folder, 'world'), meta, tables);
    const check = checkEconomyFolder(join(folder, 'world'));
    expect(check.problems).toEqual([]);
    expect([check.consistency?.absorption.beyond, check.consistency?.cost.beyond]).toEqual([0, 0]);
    const { status, iterations } = solve(calibrate(tables).economy, {}, { tolerance: 1e-9 });
    expect([status, iterations]).toEqual(['converged', 0]);
  });

  it('may have a header in two files that say the same', () => {
    const files = gtapDatabase(known());
    const twice = [
      ...asFiles(files),
      { file: 'copy.har', headers: [...files.base, ...files.sets] },
    ];
    expectSame(imported(twice).tables, known());
  });

  it('needs no sets file where the arrays are labelled', () => {
    const { tables } = imported(asFiles({ ...gtapDatabase(known()), sets: [] }));
    expectSame(tables, known());
  });

  it('has trade within a region among its own sales', () => {
    const { tables } = imported(asFiles(gtapDatabase(known(), { within: 0.3 })));
    expectSame(tables, known());
  });

  const versions = [
    ['v7', 0.5],
    ['v6', 0.75],
  ] as const;
  it.each(versions)('has its taxes folded, to the amount put on, in %s', (version, taxedPart) => {
    const economy = known();
    const wedges = { inputTax: 0.05, factorTax: 0.2, householdTax: 0.1, exportTax: 0.02 };
    const taxed = imported(asFiles(gtapDatabase(economy, wedges, version)));
    expectSame(taxed.tables, economy);
    const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
    const exported = total(
      economy.trade.map((value, k) => (k % N === Math.floor(k / N) % N ? 0 : value)),
    );
    const amounts = treated(taxed);
    expect(amounts['gtap-final-taxes']).toBeCloseTo(0.1 * taxedPart * total(economy.final), 1);
    expect(amounts['gtap-input-taxes']).toBeCloseTo(0.05 * total(economy.intermediate), 1);
    expect(amounts['gtap-export-taxes']).toBeCloseTo(exported - exported / 1.02, 1);
    const factorsPaid =
      total(economy.valueAdded) - 0.05 * total(economy.intermediate) - (exported - exported / 1.02);
    expect(amounts['gtap-factor-taxes']).toBeCloseTo(factorsPaid - factorsPaid / 1.2, 1);
    expect(amounts['gtap-output-taxes-and-gaps']).toBeLessThan(1e-2);
  });
});

describe('freight', () => {
  const rate = (c: number, s: number, d: number) => 0.02 * (1 + c) + 0.01 * s + 0.005 * d;
  const economy = known(7);
  const freighted = imported(asFiles(gtapDatabase(economy, { freight: rate })));
  const { tables } = freighted;
  const margins = [J - 2, J - 1];
  const cell = (j: number, n: number, i: number) => (j * N + n) * N + i;
  const freightInto = (m: number, c: number, d: number): number =>
    economy.regions.reduce((sum, _, s) => {
      const fob = s === d ? 0 : (economy.trade[cell(c, d, s)] ?? 0);
      return sum + fob * rate(c, s, d) * (modeShares[m] ?? 0);
    }, 0);

  it('leaves rates, and the trade of what is no margin, as they are', () => {
    expect(largestGap(wedge(tables), wedge(economy))).toBeLessThan(1e-6);
    const goods = (J - 2) * N * N;
    const [ours, theirs] = [tables.trade, economy.trade].map((trade) => trade.subarray(0, goods));
    expect(largestGap(ours ?? tables.trade, theirs ?? economy.trade)).toBeLessThan(1e-6);
  });

  it('is sold by those who carry it to those whose imports it moves', () => {
    const expected = economy.trade.slice();
    margins.forEach((j, m) => {
      for (let d = 0; d < N; d++) {
        const into = economy.sectors.reduce((sum, _, c) => sum + freightInto(m, c, d), 0);
        carrierShares.forEach((share, s) => {
          expected[cell(j, d, s)] = (expected[cell(j, d, s)] ?? 0) + share * into;
        });
      }
    });
    expect(largestGap(tables.trade, expected)).toBeLessThan(1e-6);
  });

  it('is bought by the users of the goods, in proportion to their use', () => {
    const spent = expenditure(economy);
    const [intermediate, final] = [economy.intermediate.slice(), economy.final.slice()];
    for (let d = 0; d < N; d++) {
      for (let c = 0; c < J; c++) {
        margins.forEach((m, mode) => {
          const perDollar = freightInto(mode, c, d) / (spent[d * J + c] ?? 0);
          final[d * J + m] = (final[d * J + m] ?? 0) + perDollar * (economy.final[d * J + c] ?? 0);
          for (let j = 0; j < J; j++) {
            const row = (d * J + j) * J;
            intermediate[row + m] =
              (intermediate[row + m] ?? 0) + perDollar * (economy.intermediate[row + c] ?? 0);
          }
        });
      }
    }
    expect(largestGap(tables.intermediate, intermediate)).toBeLessThan(1e-6);
    expect(largestGap(tables.final, final)).toBeLessThan(1e-6);
  });

  it('is reported, with the duty on it that is left out', () => {
    let [freight, duty] = [0, 0];
    economy.trade.forEach((value, k) => {
      const [s, d, c] = [k % N, Math.floor(k / N) % N, Math.floor(k / (N * N))];
      if (s === d) return;
      freight += value * rate(c, s, d);
      duty += value * rate(c, s, d) * (economy.tariffs[k] ?? 0);
    });
    const amounts = treated(freighted);
    expect(amounts['gtap-freight']).toBeCloseTo(freight, 1);
    expect(amounts['gtap-duty-left-out']).toBeCloseTo(duty, 1);
    // With that duty all of value added is explained.
    expect(amounts['gtap-output-taxes-and-gaps']).toBeLessThan(1e-2);
  });

  it('is taken from cif less fob where VTWR is not given', () => {
    const files = gtapDatabase(economy, { freight: rate });
    const base = files.base.filter(({ name }) => name !== 'VTWR');
    const { tables: without } = imported(asFiles({ ...files, base }));
    const supplied = (of: EconomyTables) => margins.map((j) => grossOutput(of)[j] ?? 0);
    expect(without.trade.length).toBe(tables.trade.length);
    supplied(without).forEach((value, m) => {
      expect(value / (supplied(tables)[m] ?? 0)).toBeCloseTo(1, 5);
    });
  });

  it('pays no duty where the margin commodity does', () => {
    const dutiable = knownEconomy(randomStream(7), N, J, J);
    const carrying = imported(asFiles(gtapDatabase(dutiable, { freight: rate }))).tables;
    const revenue = ({ trade, tariffs }: EconomyTables) =>
      trade.reduce((sum, value, k) => sum + value * (tariffs[k] ?? 0), 0);
    expect(revenue(carrying) / revenue(dutiable)).toBeCloseTo(1, 6);
  });

  it('leaves accounts that close to rounding', () => {
    const amounts = treated(freighted);
    expect(amounts['gtap-closed-uses']).toBeLessThan(
      1e-6 * grossOutput(economy).reduce((a, b) => a + b),
    );
    expect(amounts).not.toHaveProperty('gtap-closed-costs');
  });
});

import type { EconomyTables } from '../../../model/index.ts';
import { setHeader, sizeOf, type HarHeader } from '../../har/header.ts';
import { expenditure, grossOutput } from '../../flow-totals.ts';

/** What a GTAP data base has and an economy has not. Rates are on the value before them; all default to 0. */
export interface GtapWedges {
  /** Freight as a share of fob value. */
  readonly freight?: (commodity: number, source: number, destination: number) => number;
  /** Share of own sales that is recorded as trade within the region, as in an aggregation of several. */
  readonly within?: number;
  readonly inputTax?: number;
  readonly factorTax?: number;
  /** On households, and where investment is an activity on that too. */
  readonly householdTax?: number;
  readonly exportTax?: number;
}

export interface GtapFiles {
  readonly base: HarHeader[];
  readonly sets: HarHeader[];
  readonly parameters: HarHeader[];
}

/** Version 7 of the model and GTAP 10 and later; version 6 and the data bases before. */
export type GtapVersion = 'v7' | 'v6';

/** A coefficient's cell by its indices, in the order of its sets. */
type Cells = (...index: number[]) => number;

interface Labels {
  readonly set: string;
  readonly elements: readonly string[];
}

const olderNames: Readonly<Record<string, string>> = {
  ...{ VXSB: 'VXMD', VFOB: 'VXWD', VCIF: 'VIWS', VMSB: 'VIMS', VDFB: 'VDFM', VMFB: 'VIFM' },
  ...{ VDFP: 'VDFA', VMFP: 'VIFA', VDPB: 'VDPM', VMPB: 'VIPM', VDPP: 'VDPA', VMPP: 'VIPA' },
  ...{ VDGB: 'VDGM', VMGB: 'VIGM', EVFB: 'VFM', EVFP: 'EVFA' },
};

/** How final purchases are divided among their buyers, and value added among land, labour and capital. */
const buyers = { household: 0.5, government: 0.25, investment: 0.25 };
const factorShares = [0.1, 0.5, 0.4];

/** What part of the freight each of the two margins carries, and what part each region supplies. */
export const modeShares = [0.75, 0.25];
export const carrierShares = [1 / 3, 2 / 3];

/**
 * Writes an economy as a data base in the form of GTAP. Its last two sectors are the margin commodities. Freight comes on top
 * of the economy's trade, and buyers pay for it in the proportions in which they bought the goods; regions 0 and 1 supply
 * it. Factors earn what sales leave after inputs and taxes.
 */
export function gtapDatabase(
  tables: EconomyTables,
  wedges: GtapWedges = {},
  version: GtapVersion = 'v7',
): GtapFiles {
  const [N, J] = [tables.regions.length, tables.sectors.length];
  const { within = 0, inputTax = 0, factorTax = 0, householdTax = 0, exportTax = 0 } = wedges;
  const older = version === 'v6';
  const REG = { set: 'REG', elements: tables.regions.map(({ id }) => id) };
  const COMM = { set: 'COMM', elements: tables.sectors.map(({ id }) => id) };
  const ACTS = older
    ? { set: 'PROD_COMM', elements: [...COMM.elements, 'CGDS'] }
    : { ...COMM, set: 'ACTS' };
  const MARG = { set: 'MARG', elements: COMM.elements.slice(-2) };
  const ENDW = { set: 'ENDW', elements: ['Land', 'Labor', 'Capital'] };
  const isCapitalGoods = (a: number): boolean => a === J;
  const header = (coefficient: string, sets: readonly Labels[], cells: Cells): HarHeader => {
    const name = older ? (olderNames[coefficient] ?? coefficient) : coefficient;
    return coefficientHeader(name, coefficient, sets, cells);
  };

  const trade = (c: number, s: number, d: number) => at(tables.trade, (c * N + d) * N + s);
  const fob = (c: number, s: number, d: number) => (s === d ? within : 1) * trade(c, s, d);
  const freight = (m: number, c: number, s: number, d: number) =>
    fob(c, s, d) * (wedges.freight?.(c, s, d) ?? 0) * (modeShares[m] ?? 0);
  const cif = (c: number, s: number, d: number) =>
    fob(c, s, d) + freight(0, c, s, d) + freight(1, c, s, d);
  const basic = (c: number, s: number, d: number) =>
    cif(c, s, d) * (1 + at(tables.tariffs, (c * N + d) * N + s));
  const carried = (m: number, r: number) =>
    (carrierShares[r] ?? 0) * sum(J, (c) => sum(N, (s) => sum(N, (d) => freight(m, c, s, d))));

  const spent = expenditure(tables);
  const used = (c: number, a: number, d: number) =>
    isCapitalGoods(a)
      ? buyers.investment * at(tables.final, d * J + c)
      : at(tables.intermediate, (d * J + a) * J + c);
  /** Of a dollar spent on a commodity before freight: what is paid for own sales, and for imports with freight. */
  const home = (c: number, d: number) => ((1 - within) * trade(c, d, d)) / at(spent, d * J + c);
  const abroad = (c: number, d: number) => sum(N, (s) => basic(c, s, d)) / at(spent, d * J + c);
  const homeInputs = (c: number, a: number, d: number) => used(c, a, d) * home(c, d);
  const abroadInputs = (c: number, a: number, d: number) => used(c, a, d) * abroad(c, d);
  const final =
    (from: typeof home, share: number, tax = 0) =>
    (c: number, d: number) =>
      share * at(tables.final, d * J + c) * from(c, d) * (1 + tax);

  const output = grossOutput(tables);
  const factorIncome = (a: number, d: number) => {
    if (isCapitalGoods(a)) return 0;
    const inputs = sum(J, (c) => homeInputs(c, a, d) + abroadInputs(c, a, d));
    const exports = sum(N, (n) => fob(a, d, n));
    const atFob = at(output, d * J + a) + (a < J - 2 ? 0 : carried(a - (J - 2), d));
    return atFob - exports * (exportTax / (1 + exportTax)) - inputs * (1 + inputTax);
  };
  const factor = (e: number, a: number, d: number) =>
    ((factorShares[e] ?? 0) * factorIncome(a, d)) / (1 + factorTax);
  const taxed =
    (inputs: typeof homeInputs): Cells =>
    (c = 0, a = 0, d = 0) =>
      inputs(c, a, d) * (1 + (isCapitalGoods(a) ? householdTax : inputTax));

  const bilateral = [COMM, REG, REG];
  const firms = [COMM, ACTS, REG];
  const bought = [COMM, REG];
  const factors = [ENDW, ACTS, REG];
  return {
    base: [
      header('VXSB', bilateral, (c = 0, s = 0, d = 0) => fob(c, s, d) / (1 + exportTax)),
      header('VFOB', bilateral, fob),
      header('VCIF', bilateral, cif),
      header('VMSB', bilateral, basic),
      header('VTWR', [MARG, ...bilateral], freight),
      header('VST', [MARG, REG], carried),
      header('VDFB', firms, homeInputs),
      header('VMFB', firms, abroadInputs),
      header('VDFP', firms, taxed(homeInputs)),
      header('VMFP', firms, taxed(abroadInputs)),
      header('VDPB', bought, final(home, buyers.household)),
      header('VMPB', bought, final(abroad, buyers.household)),
      header('VDPP', bought, final(home, buyers.household, householdTax)),
      header('VMPP', bought, final(abroad, buyers.household, householdTax)),
      header('VDGB', bought, final(home, buyers.government)),
      header('VMGB', bought, final(abroad, buyers.government)),
      ...(older ? [] : [header('VDIB', bought, final(home, buyers.investment))]),
      ...(older ? [] : [header('VMIB', bought, final(abroad, buyers.investment))]),
      header('EVFB', factors, factor),
      header('EVFP', factors, (e = 0, a = 0, d = 0) => factor(e, a, d) * (1 + factorTax)),
    ],
    sets: older
      ? [
          setHeader('H1', 'REG', REG.elements),
          setHeader('H2', 'TRAD_COMM', COMM.elements),
          setHeader('H6', 'ENDW_COMM', ENDW.elements),
          setHeader('MARG', 'MARG_COMM', MARG.elements),
        ]
      : [REG, COMM, ACTS, MARG, ENDW].map(({ set, elements }) => setHeader(set, set, elements)),
    parameters: [header('ESBM', [COMM], (c = 0) => (tables.sectors[c]?.theta ?? 0) + 1)],
  };
}

/** A header over sets, filled cell by cell, the first index fastest. */
export function coefficientHeader(
  name: string,
  coefficient: string,
  sets: readonly Labels[],
  cells: Cells,
): HarHeader {
  const dims = sets.map(({ elements }) => elements.length);
  const values = Float32Array.from({ length: sizeOf(dims) }, (_, cell) => {
    let rest = cell;
    const index = dims.map((dim) => {
      const place = rest % dim;
      rest = Math.floor(rest / dim);
      return place;
    });
    return cells(...index);
  });
  return { type: 'RE', name, longName: coefficient, coefficient, dims, sets, values };
}

function at(array: Float64Array, cell: number): number {
  return array[cell] ?? 0;
}

function sum(size: number, of: (k: number) => number): number {
  let total = 0;
  for (let k = 0; k < size; k++) total += of(k);
  return total;
}

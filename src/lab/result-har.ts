import {
  encodeHar,
  setHeader,
  type HarCoefficient,
  type HarHeader,
  type HarStrings,
} from '../world/index.ts';
import { elementNames, plainText } from './gempack-names.ts';
import type { FlowResult, RegionResult, Result } from './result.ts';

/** Measures of a region in percent, by the names that they have in GEMPACK. */
const percentages = {
  real_income: 'real_income_pct',
  real_wage: 'real_wage_pct',
  wage: 'wage_pct',
  price_index: 'price_index_pct',
  income: 'income_pct',
  welfare_cp15: 'welfare_cp2015_pct',
  terms_trade: 'terms_of_trade_pct',
  volume_trade: 'volume_of_trade_pct',
} as const satisfies Readonly<Record<string, keyof RegionResult>>;

/** Measures of a region in money, before and after. */
const values = {
  exports_pre: 'exports_before',
  exports_post: 'exports_after',
  imports_pre: 'imports_before',
  imports_post: 'imports_after',
  tariffs_pre: 'tariff_revenue_before',
  tariffs_post: 'tariff_revenue_after',
} as const satisfies Readonly<Record<string, keyof RegionResult>>;

interface Labels {
  readonly set: string;
  readonly elements: readonly string[];
}

const PCT: Labels = { set: 'PCTVAR', elements: Object.keys(percentages) };
const VAL: Labels = { set: 'VALVAR', elements: Object.keys(values) };

/** A set of the result: its ids, and the names that its elements have in GEMPACK. */
interface Axis extends Labels {
  readonly ids: readonly string[];
}

/**
 * A result as a GEMPACK header-array file, for ViewHAR and for TABLO programs. The headers are listed in
 * `docs/methods/gtap-har.md`. Numbers are rounded to 32-bit floats, about seven digits.
 *
 * @param result of a run that converged: others have no regions
 * @param file path of the file to be, for messages
 */
export function resultHar(result: Result, file: string): Uint8Array {
  return encodeHar(resultHeaders(result), file);
}

/** The headers of `resultHar`. */
export function resultHeaders(result: Result): HarHeader[] {
  const REG = axis(
    'REG',
    result.regions.map(({ id }) => id),
  );
  const SECT = axis('SECT', [...new Set(result.sectors.map(({ sector }) => sector))]);
  const GRP = axis(
    'GRP',
    result.groups.map(({ id }) => id),
  );
  const grouped = GRP.ids.length > 0;
  const { labels } = result;
  const { unit } = result.economy;
  return [
    setHeader('REG', 'REG', REG.elements, 'regions'),
    setHeader('SECT', 'SECT', SECT.elements, 'sectors'),
    ...(grouped ? [setHeader('GRP', 'GRP', GRP.elements, 'groups of regions')] : []),
    setHeader('PVAR', 'PCTVAR', PCT.elements, 'measures in percent'),
    setHeader('VVAR', 'VALVAR', VAL.elements, 'measures in money'),
    ...measures(REG, result.regions, unit),
    ...(grouped ? measures(GRP, result.groups, unit) : []),
    ...sectorHeaders(result, [SECT, REG]),
    ...flowHeaders(result, SECT, REG),
    names('RNAM', 'Regions: id and name', REG.ids, labels.regions),
    names('SNAM', 'Sectors: id and name', SECT.ids, labels.sectors),
    ...(grouped ? [names('GNAM', 'Groups: id and name', GRP.ids, labels.groups)] : []),
    texts('INFO', 'What this file is', about(result)),
  ];
}

/** `RPCT` and `RVAL` of regions, `GPCT` and `GVAL` of groups: one table each, region by measure. */
function measures(of: Labels, rows: readonly RegionResult[], unit: string): HarCoefficient[] {
  const letter = of.set.charAt(0);
  const table = (fields: readonly (keyof RegionResult)[]): number[] =>
    fields.flatMap((field) => rows.map((row) => Number(row[field])));
  const [pct, val] = [table(Object.values(percentages)), table(Object.values(values))];
  return [
    coefficient(`${letter}PCT`, `${of.set}PCT`, 'Changes in percent', [of, PCT], pct),
    coefficient(`${letter}VAL`, `${of.set}VAL`, `Trade and revenue, ${unit}`, [of, VAL], val),
  ];
}

function sectorHeaders({ sectors, economy }: Result, axes: readonly Axis[]): HarCoefficient[] {
  const header = (
    name: string,
    coefficientName: string,
    what: string,
    field: 'output_pct' | 'price_pct' | 'exports_before' | 'exports_after',
  ): HarCoefficient => {
    const cells = filled(
      axes,
      sectors,
      ({ sector, region }) => [sector, region],
      (row) => row[field],
    );
    return coefficient(name, coefficientName, what, axes, cells);
  };
  const { unit } = economy;
  return [
    header('SOUT', 'OUTPUTPCT', 'Quantity made, percent; 0 where nothing is made', 'output_pct'),
    header('SPRC', 'PRICEPCT', 'Buyer price, percent; 0 where nothing is bought', 'price_pct'),
    header('SXPR', 'EXPORTSPRE', `Exports by sector before, ${unit}`, 'exports_before'),
    header('SXPO', 'EXPORTSPOST', `Exports by sector after, ${unit}`, 'exports_after'),
  ];
}

/** Flows by pair, exporter first, and by sector where the run was detailed. */
function flowHeaders({ flows, economy }: Result, SECT: Axis, REG: Axis): HarCoefficient[] {
  const totals = flows.filter(({ sector }) => sector === undefined);
  const detailed = flows.filter(({ sector }) => sector !== undefined);
  const header = (
    name: string,
    coefficientName: string,
    rows: readonly FlowResult[],
    field: 'before' | 'after',
  ): HarCoefficient => {
    const bySector = rows === detailed;
    const axes = bySector ? [SECT, REG, REG] : [REG, REG];
    const placeOf = ({ sector = '', exporter, importer }: FlowResult) =>
      bySector ? [sector, exporter, importer] : [exporter, importer];
    const what = `${bySector ? 'Trade by sector' : 'Trade'} ${field}, exporter by importer, ${economy.unit}`;
    return coefficient(
      name,
      coefficientName,
      what,
      axes,
      filled(axes, rows, placeOf, (row) => row[field]),
    );
  };
  const always = [
    header('FLPR', 'FLOWSPRE', totals, 'before'),
    header('FLPO', 'FLOWSPOST', totals, 'after'),
  ];
  if (detailed.length === 0) return always;
  return [
    ...always,
    header('FSPR', 'SECTFLOWPRE', detailed, 'before'),
    header('FSPO', 'SECTFLOWPOST', detailed, 'after'),
  ];
}

function axis(set: string, ids: readonly string[]): Axis {
  return { set, ids, elements: elementNames(ids) };
}

/** The cells of an array over axes, the first index fastest; 0 where no row, or a row without a value, stands. */
function filled<Row>(
  axes: readonly Axis[],
  rows: readonly Row[],
  placeOf: (row: Row) => readonly string[],
  valueOf: (row: Row) => number | null,
): number[] {
  const cells = new Array<number>(axes.reduce((size, { ids }) => size * ids.length, 1)).fill(0);
  const indices = axes.map(({ ids }) => new Map(ids.map((id, k) => [id, k])));
  for (const row of rows) {
    let cell = 0;
    let stride = 1;
    placeOf(row).forEach((id, k) => {
      cell += (indices[k]?.get(id) ?? NaN) * stride;
      stride *= indices[k]?.size ?? NaN;
    });
    if (!(cell in cells)) throw new Error(`no cell for ${placeOf(row).join(', ')}`);
    cells[cell] = valueOf(row) ?? 0;
  }
  return cells;
}

function coefficient(
  name: string,
  coefficientName: string,
  longName: string,
  sets: readonly Labels[],
  cells: readonly number[],
): HarCoefficient {
  return {
    type: 'RE',
    name,
    longName: plainText(longName).slice(0, 70).trimEnd(),
    coefficient: coefficientName,
    dims: sets.map(({ elements }) => elements.length),
    sets,
    values: Float32Array.from(cells),
  };
}

function names(
  name: string,
  longName: string,
  ids: readonly string[],
  labels: Readonly<Record<string, string>>,
): HarStrings {
  return texts(
    name,
    longName,
    ids.map((id) => `${id} ${labels[id] ?? ''}`),
  );
}

function texts(name: string, longName: string, lines: readonly string[]): HarStrings {
  const plain = lines.map(plainText);
  const width = Math.max(1, ...plain.map((line) => line.length));
  return { type: '1C', name, longName, width, values: plain };
}

function about({ schema, scenario, economy, solver, warnings, provenance }: Result): string[] {
  return [
    `Reroute ${provenance.version}, ${schema}`,
    `scenario ${scenario.id}: ${scenario.title}`,
    `economy ${economy.id}, ${economy.year}: ${economy.title}`,
    `values in ${economy.unit}, changes against the re-solved base year`,
    `solver ${solver.status}, residual ${solver.residual.toExponential(1)}`,
    `economy digest ${provenance.economy_digest}`,
    `scenario digest ${provenance.scenario_digest}`,
    ...(provenance.register_digest === null
      ? []
      : [`register digest ${provenance.register_digest}`]),
    ...warnings.map((warning) => `warning: ${warning}`),
  ];
}

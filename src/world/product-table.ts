import type { EconomyTables, Region, Sector } from '../model/index.ts';
import {
  ProblemList,
  didYouMean,
  isError,
  nearest,
  nearestId,
  notANumber,
  parseNumber,
  readSheet,
  shorten,
} from '../input/index.ts';
import type { ColumnSpec, CsvSheet, Named, Problem } from '../input/index.ts';
import { malformedHsCode } from './concordance/read-concordance.ts';
import type { Finding } from './economy-draft.ts';
import { judgeTariff, largestValue, rateLikelyPercent } from './number-rules.ts';
import { overlaps } from './product-overlaps.ts';
import type { PairRows } from './product-overlaps.ts';
import { isProductBasis, pairKey, productBases, productFlows } from './product-flows.ts';
import type { ProductFlow, ProductFlows } from './product-flows.ts';

export const productColumns = {
  required: ['importer', 'exporter', 'hs', 'value', 'rate', 'basis'],
  optional: ['quantity', 'unit', 'sector'],
} as const satisfies ColumnSpec;

export interface ProductReading {
  /** Absent when a problem is an error, or there are no rows. */
  readonly products?: ProductFlows;
  readonly problems: readonly Problem[];
}

/**
 * Reads products.csv against the regions of an economy. Rules: those of `readSheet`, `unknown-region`, `own-products`,
 * `overlapping-pairs`, `mixed-bases`, `malformed-hs-code`, `duplicate-key`, `not-a-number`, `negative-flow`,
 * `value-too-large`, those of a tariff, `unknown-basis`, `quantity-without-unit`, `unknown-sector`, and the warning `no-rows`.
 */
export function readProducts(
  file: string,
  text: string,
  { regions, sectors }: Pick<EconomyTables, 'regions' | 'sectors'>,
): ProductReading {
  const { sheet, problems } = readSheet(file, text, productColumns);
  if (!sheet) return { problems };
  const list = new ProblemList();
  list.addAll(problems);
  const pairs = readPairs(sheet, regions, sectors, list);
  list.addAll(overlaps(sheet, pairs, regions));
  for (const pair of pairs) list.addAll(mixedBases(sheet, pair));
  if (sheet.rowCount === 0) list.add(noRows(file));
  const found = list.toArray();
  if (found.some(isError) || pairs.length === 0) return { problems: found };
  const sorted = pairs.map(({ importer, exporter, products }) => ({
    importer,
    exporter,
    products: products.toSorted((a, b) => (a.hs < b.hs ? -1 : 1)),
  }));
  return { products: productFlows(sorted, regions), problems: found };
}

function readPairs(
  sheet: CsvSheet,
  regions: readonly Region[],
  sectors: readonly Sector[],
  list: ProblemList,
): PairRows[] {
  const read = Object.fromEntries(
    [...productColumns.required, ...productColumns.optional].map((name) => [
      name,
      sheet.reader(name),
    ]),
  ) as Record<Column, (row: number) => string>;
  const report: Report = (row, column, finding) => {
    list.add({ file: sheet.file, ...sheet.position(row, column), ...finding });
  };
  const readProduct = productReader(sheet, read, report, list);
  const groups = new Set(regions.flatMap(({ group }) => group ?? []));
  const ids: Named[] = [...regions, ...[...groups].map((id) => ({ id }))];
  const known = new Set(ids.map(({ id }) => id));
  const sectorIds = new Set(sectors.map(({ id }) => id));
  const pairs = new Map<string, PairRows>();
  let pair: PairRows | undefined;
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const importer = read.importer(row);
    const exporter = read.exporter(row);
    if (!known.has(importer)) report(row, 'importer', unknownRegion(importer, ids));
    if (!known.has(exporter)) report(row, 'exporter', unknownRegion(exporter, ids));
    if (importer === exporter && !groups.has(importer)) {
      report(row, 'importer', ownProducts(importer));
    }
    const sector = read.sector(row);
    if (sector !== '' && !sectorIds.has(sector)) {
      report(row, 'sector', unknownSector(sector, sectors));
    }
    const hs = read.hs(row);
    if (!sixDigits.test(hs)) list.add(malformed(sheet, row, hs));

    if (pair?.importer !== importer || pair.exporter !== exporter) {
      const key = pairKey(importer, exporter);
      pair = pairs.get(key) ?? {
        importer,
        exporter,
        firstRow: row,
        products: [],
        rowOf: new Map<string, number>(),
      };
      pairs.set(key, pair);
    }
    const first = pair.rowOf.get(hs);
    if (first === undefined) pair.rowOf.set(hs, row);
    else report(row, 'hs', duplicate(sheet, row, first));
    pair.products.push(readProduct(row));
  }
  return [...pairs.values()];
}

const sixDigits = /^\d{6}$/u;

type Report = (row: number, column: Column, finding: Finding) => void;

type Column = (typeof productColumns.required)[number] | (typeof productColumns.optional)[number];

/** Reader of the product in a row. */
function productReader(
  sheet: CsvSheet,
  read: Readonly<Record<Column, (row: number) => string>>,
  report: Report,
  list: ProblemList,
): (row: number) => ProductFlow {
  const number = (row: number, column: Column): number | undefined => {
    const value = parseNumber(read[column](row));
    if (value === undefined) {
      list.add(notANumber(sheet.file, sheet.position(row, column), column, read[column](row)));
    }
    return value;
  };
  const size = (row: number, column: Column): number | undefined => {
    const value = number(row, column);
    if (value === undefined) return undefined;
    if (value < 0) report(row, column, negative(column, value));
    if (value > largestValue) report(row, column, tooLarge(column, value));
    return value;
  };
  return (row) => {
    const value = size(row, 'value') ?? 0;
    const basis = read.basis(row);
    const rateText = read.rate(row);
    const rate = rateText === '' ? undefined : number(row, 'rate');
    if (rate !== undefined && !(rate >= 0 && rate < rateLikelyPercent)) {
      const finding = judgeTariff(rate, { sector: undefined });
      // Duty over value is now and then above 200 %: of specific rates on cheap goods.
      const collected = finding?.severity === 'warning' && !basis.startsWith('statement');
      if (finding && !collected) report(row, 'rate', finding);
    }
    if (!isProductBasis(basis)) report(row, 'basis', unknownBasis(basis));
    // Tens of thousands of rows: an object that grows is made faster than one of spread parts.
    const product: Writable<ProductFlow> = { hs: read.hs(row), value, basis };
    if (rate !== undefined) product.rate = rate;
    const unit = read.unit(row);
    const quantity = read.quantity(row);
    if ((quantity === '') !== (unit === '')) {
      report(row, unit === '' ? 'quantity' : 'unit', quantityWithoutUnit(unit));
    }
    if (quantity !== '') {
      product.quantity = size(row, 'quantity') ?? 0;
      product.unit = unit;
    }
    const sector = read.sector(row);
    if (sector !== '') product.sector = sector;
    return product;
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function unknownSector(text: string, sectors: readonly Named[]): Finding {
  return {
    severity: 'error',
    rule: 'unknown-sector',
    message: `'${shorten(text)}' is not a sector of this economy`,
    hint: didYouMean(nearestId(text, sectors), 'the ids are those of sectors.csv'),
  };
}

function unknownRegion(text: string, ids: readonly Named[]): Finding {
  return {
    severity: 'error',
    rule: 'unknown-region',
    message: `'${shorten(text)}' is neither a region nor a group of this economy`,
    hint: didYouMean(nearestId(text, ids), 'the ids are those of regions.csv, and its groups'),
  };
}

function ownProducts(region: string): Finding {
  return {
    severity: 'error',
    rule: 'own-products',
    message: `'${shorten(region)}' would import products from itself`,
    why: 'own sales pass no customs',
    hint: 'remove the row',
  };
}

function malformed(sheet: CsvSheet, row: number, hs: string): Problem {
  const problem = malformedHsCode(sheet.file, sheet.position(row, 'hs'), hs);
  const hint = /^\d{5}$/u.test(hs)
    ? problem.hint
    : 'write the six digits of a subheading without dots, such as 120510';
  return { ...problem, message: `'${shorten(hs)}' is no six-digit HS code`, hint };
}

function duplicate(sheet: CsvSheet, row: number, first: number): Finding {
  const words = ['importer', 'exporter', 'hs'].map(
    (column) => `${column} ${shorten(sheet.reader(column)(row))}`,
  );
  return {
    severity: 'error',
    rule: 'duplicate-key',
    message: `${words.join(', ')} is given before, on line ${sheet.position(first, 'hs').line}`,
    hint: 'remove one of the two rows, or add them up if both are meant',
  };
}

function negative(column: string, value: number): Finding {
  return {
    severity: 'error',
    rule: 'negative-flow',
    message: `'${column}' is ${value}, below 0`,
    hint: 'correct it, or leave the row out if nothing is meant',
  };
}

function tooLarge(column: string, value: number): Finding {
  return {
    severity: 'error',
    rule: 'value-too-large',
    message: `'${column}' is ${value}, beyond ${largestValue}`,
    why: 'sums would overflow',
    hint: 'correct it',
  };
}

function unknownBasis(text: string): Finding {
  const [kind = ''] = text.split(/-(?=\d)/u);
  const rest = `write one of ${productBases.join(', ')}, with a year where there is one: customs-2024`;
  return {
    severity: 'error',
    rule: 'unknown-basis',
    message: text === '' ? "'basis' is empty" : `'${shorten(text)}' is no basis of a weight`,
    why: 'a result by product could not say what it rests on',
    hint: didYouMean(nearest(kind, productBases), rest),
  };
}

function quantityWithoutUnit(unit: string): Finding {
  return {
    severity: 'error',
    rule: 'quantity-without-unit',
    message: unit === '' ? 'there is a quantity and no unit' : 'there is a unit and no quantity',
    why: 'a quota counts one in the other',
    hint: 'state both, or neither',
  };
}

/** Rule `mixed-bases`: each side's customs see another trade, and shares of one are no shares of the other. */
function mixedBases(sheet: CsvSheet, { products, rowOf, ...pair }: PairRows): Problem[] {
  const kindOf = ({ basis }: ProductFlow): string => basis.replace(/-\d{4}$/u, '');
  const ofCustoms = products.filter((product) => ['customs', 'exporter'].includes(kindOf(product)));
  const [first] = ofCustoms;
  const other = ofCustoms.find((product) => first && kindOf(product) !== kindOf(first));
  if (!first || !other) return [];
  return [
    {
      file: sheet.file,
      ...sheet.position(rowOf.get(other.hs) ?? pair.firstRow, 'basis'),
      severity: 'error',
      rule: 'mixed-bases',
      message: `what ${shorten(pair.importer)} buys from ${shorten(pair.exporter)} is of '${shorten(other.basis)}' here and of '${shorten(first.basis)}' on line ${sheet.position(rowOf.get(first.hs) ?? pair.firstRow, 'basis').line}`,
      why: "the importer's customs and the exporter's see different values: their shares do not fit together",
      hint: "take all values from one side's customs",
    },
  ];
}

function noRows(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'warning',
    rule: 'no-rows',
    message: 'this table has a header and no rows: no products are known',
    hint: 'add its rows, or remove the file',
  };
}

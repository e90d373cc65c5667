import { isHsCode, malformedHsCode } from '../concordance/read-concordance.ts';
import { shorten } from '../../input/index.ts';
import type { ProblemList } from '../../input/index.ts';
import type { BaciCodes } from './baci-codes.ts';
import { badCell, cellNumber } from './cell-number.ts';
import type { DelimitedRecord } from './delimited.ts';
import type { ColumnIndex } from './named-columns.ts';

export const baciColumns = {
  year: { name: 't' },
  exporter: { name: 'i' },
  importer: { name: 'j' },
  product: { name: 'k' },
  value: { name: 'v' },
  quantity: { name: 'q', optional: true },
};

type Column = keyof typeof baciColumns;

export interface BaciRow {
  /** Indices of the countries. */
  readonly exporter: number;
  readonly importer: number;
  /** Subheading of six digits. */
  readonly product: string;
  /** US$ thousand. */
  readonly value: number;
  /** Metric tons; NaN where the row states none. */
  readonly quantity: number;
}

/**
 * Reads the rows of one file and checks each by itself. Rules: `malformed-year`, `other-year`, `unknown-country`,
 * `own-trade`, `malformed-hs-code`, `unknown-product`, `not-a-number`, `thousands-separator`, `negative-flow`.
 */
export class BaciRowReader {
  readonly #file: string;
  readonly #codes: BaciCodes;
  readonly #problems: ProblemList;
  readonly #named: boolean;
  /** What sound texts mean, so that each is looked at once. */
  readonly #countries = new Map<string, number>();
  readonly #products = new Map<string, string>();
  #soundYear = '';
  /** That of the file's name (`BACI_HS17_Y2023_V202501.csv`), else of the first row. */
  year: number | undefined;
  /** Codes that had lost their leading zero, as spreadsheets make them: it is put back. */
  restoredZeros = 0;

  /** @param codes of one release; without products every subheading of six digits is taken */
  constructor(file: string, codes: BaciCodes, problems: ProblemList) {
    this.#file = file;
    this.#codes = codes;
    this.#problems = problems;
    const year = /_Y(\d{4})_[^/\\]*$/u.exec(file)?.[1];
    this.#named = year !== undefined;
    this.year = year === undefined ? undefined : Number(year);
  }

  /** `undefined` for a row with an error in it. */
  read(record: DelimitedRecord, index: ColumnIndex<Column>): BaciRow | undefined {
    const rightYear = this.#isOfYear(record, index);
    const exporter = this.#country(record, index, 'exporter');
    const importer = this.#country(record, index, 'importer');
    const product = this.#product(record, index);
    const value = this.#amount(record, index, 'value');
    const weight = textOf(record, index, 'quantity');
    const unknown = weight === '' || weight === 'NA';
    const quantity = unknown ? NaN : this.#amount(record, index, 'quantity');
    const sound = rightYear && product !== undefined && (unknown || !Number.isNaN(quantity));
    if (!sound || Number.isNaN(exporter + importer + value)) return undefined;
    if (exporter === importer) {
      const message = `${this.#codes.countries.ids[exporter] ?? ''} sells to itself`;
      const hint = 'BACI has no such rows: take the file as CEPII publishes it';
      this.#complain(record, index, 'importer', 'own-trade', message, hint);
      return undefined;
    }
    return { exporter, importer, product, value, quantity };
  }

  #isOfYear(record: DelimitedRecord, index: ColumnIndex<Column>): boolean {
    const text = textOf(record, index, 'year');
    if (text === this.#soundYear) return true;
    if (!/^\d{4}$/u.test(text)) {
      const message = `'${shorten(text)}' is no year`;
      this.#complain(record, index, 'year', 'malformed-year', message, 'write four digits');
      return false;
    }
    this.year ??= Number(text);
    if (Number(text) !== this.year) {
      const others = this.#named ? 'the file is named for' : 'the rows before are of';
      const message = `this row is of ${text}: ${others} ${this.year}`;
      const hint = 'give one file a year, as CEPII publishes them';
      this.#complain(record, index, 'year', 'other-year', message, hint);
      return false;
    }
    this.#soundYear = text;
    return true;
  }

  /** Index of a country; NaN for a number that means none. */
  #country(
    record: DelimitedRecord,
    index: ColumnIndex<Column>,
    column: 'exporter' | 'importer',
  ): number {
    const text = textOf(record, index, column);
    const met = this.#countries.get(text);
    if (met !== undefined) return met;
    const known = this.#codes.countries.indexOf.get(text.replace(/^0+/u, ''));
    if (known === undefined) {
      const message = `no country has the number '${shorten(text)}'`;
      const hint = 'give the country_codes file of the same release of BACI';
      this.#complain(record, index, column, 'unknown-country', message, hint);
      return NaN;
    }
    this.#countries.set(text, known);
    return known;
  }

  #product(record: DelimitedRecord, index: ColumnIndex<Column>): string | undefined {
    const text = textOf(record, index, 'product');
    const met = this.#products.get(text);
    if (met !== undefined) {
      if (text.length === 5) this.restoredZeros++;
      return met;
    }
    const code = /^[1-9]\d{4}$/u.test(text) ? `0${text}` : text;
    if (code.length !== 6 || !isHsCode(code)) {
      this.#problems.add(malformedHsCode(this.#file, record.positionOf(index.product), text));
      return undefined;
    }
    if (this.#codes.products && !this.#codes.products.has(code)) {
      const message = `no product has the code '${code}'`;
      const hint = 'give the product_codes file of the same release and edition of the HS';
      this.#complain(record, index, 'product', 'unknown-product', message, hint);
      return undefined;
    }
    if (code !== text) this.restoredZeros++;
    this.#products.set(text, code);
    return code;
  }

  #amount(
    record: DelimitedRecord,
    index: ColumnIndex<Column>,
    column: 'value' | 'quantity',
  ): number {
    const text = textOf(record, index, column);
    const amount = cellNumber(text);
    const { name } = baciColumns[column];
    if (amount === undefined) {
      this.#problems.add(badCell(this.#file, record.positionOf(index[column]), name, text));
      return NaN;
    }
    if (amount >= 0) return amount;
    const hint = 'take the file as CEPII publishes it: no flow is negative';
    this.#complain(record, index, column, 'negative-flow', `'${name}' is ${amount}`, hint);
    return NaN;
  }

  #complain(
    record: DelimitedRecord,
    index: ColumnIndex<Column>,
    column: Column,
    rule: string,
    message: string,
    hint: string,
  ): void {
    const at = record.positionOf(index[column]);
    this.#problems.add({ file: this.#file, ...at, severity: 'error', rule, message, hint });
  }
}

function textOf(record: DelimitedRecord, index: ColumnIndex<Column>, column: Column): string {
  return (record.fields[index[column]] ?? '').trim();
}

import { isHsCode, malformedHsCode } from '../concordance/read-concordance.ts';
import { shorten } from '../../input/index.ts';
import type { Problem, ProblemList } from '../../input/index.ts';
import { badCell, cellNumber } from './cell-number.ts';
import { iso3OfNumber, numberOfIso3 } from './country-numbers.ts';
import { europeanUnion } from './customs-unions.ts';
import type { DelimitedOptions, DelimitedRecord } from './delimited.ts';
import { readNamed } from './named-columns.ts';
import type { ColumnIndex } from './named-columns.ts';
import type { FileProgress } from './progress-over-files.ts';
import { dutyTypes, world, WitsRates } from './wits-rates.ts';
import type { DutyType } from './wits-rates.ts';

const columns = {
  reporter: { name: 'Reporter' },
  product: { name: 'Product' },
  partner: { name: 'Partner' },
  year: { name: 'Tariff Year' },
  duty: { name: 'DutyType' },
  simple: { name: 'Simple Average' },
  weighted: { name: 'Weighted Average' },
  highest: { name: 'Maximum Rate', optional: true },
  imports: { name: 'Imports Value in 1000 USD' },
};
type Column = keyof typeof columns;

/** What was read and passed over. */
export interface WitsReading {
  readonly rates: WitsRates;
  /** Year of each reporter's tariff. */
  readonly yearOf: ReadonlyMap<string, number>;
  readonly rows: number;
  /** Rows of bound duties, of reporters and partners that are not wanted, of other years, without a rate. */
  readonly skipped: Readonly<Record<'bound' | 'unwanted' | 'otherYear' | 'withoutRate', number>>;
}

export interface WitsSelection {
  /** Default: the one year that the file has for a reporter. */
  readonly year?: number | undefined;
  readonly reporter: (iso3: string) => boolean;
  readonly partner: (iso3: string) => boolean;
}

export interface WitsReadingOptions extends Pick<DelimitedOptions, 'signal'> {
  readonly problems: ProblemList;
  readonly progressOf: FileProgress;
}

/**
 * Reads tariffs as WITS exports them from TRAINS. Rows of one reporter, partner, product and kind of duty stand once.
 * Memory grows with the rows that are wanted. Rules: those of `readNamed`, `malformed-country-code`,
 * `unknown-reporter`, `unknown-partner` (of a number a warning), `malformed-hs-code`, `unknown-duty-type`,
 * `malformed-year`, `several-years`, `not-a-number`, `thousands-separator`, `negative-rate`, `negative-flow`,
 * `duplicate-key`.
 */
export async function readWits(
  files: readonly string[],
  selection: WitsSelection,
  options: WitsReadingOptions,
): Promise<WitsReading> {
  const { problems, signal, progressOf } = options;
  const rates = new WitsRates();
  const yearOf = new Map<string, number>();
  const seen = new Set<string>();
  const skipped = { bound: 0, unwanted: 0, otherYear: 0, withoutRate: 0 };
  let rows = 0;
  for (const file of files) {
    const row = new WitsRow(file, problems);
    const reading = { problems, signal, onProgress: progressOf(file) };
    for await (const { records, index } of readNamed(file, columns, reading)) {
      for (const record of records) {
        rows++;
        row.take(record, index);
        const reporter = row.country('reporter');
        const partner = row.country('partner');
        const product = row.product();
        const duty = row.duty();
        const year = row.year();
        if (reporter === undefined || product === undefined || !duty || year === undefined)
          continue;
        if (duty === 'BND') skipped.bound++;
        else if (selection.year !== undefined && year !== selection.year) skipped.otherYear++;
        else if (partner === undefined || !selection.reporter(reporter)) skipped.unwanted++;
        else if (partner !== world && !selection.partner(partner)) skipped.unwanted++;
        else {
          const before = yearOf.get(reporter) ?? year;
          yearOf.set(reporter, before);
          if (before !== year) row.complainOfYears(reporter, before, year);
          const key = `${reporter}${partner}${product}${duty}${year}`;
          if (seen.has(key)) row.complainOfTwin(`${reporter}, ${partner}, ${product}, ${duty}`);
          seen.add(key);
          const rate = row.rate();
          if (!rate) continue;
          if (Number.isNaN(rate.simple) && Number.isNaN(rate.weighted)) skipped.withoutRate++;
          else rates.set(reporter, partner, product, duty, rate);
        }
      }
    }
  }
  return { rates, yearOf, rows, skipped };
}

/** Whether a code is a country's, Kosovo's, which ISO does not list, or the European Union's. */
function isIso3(text: string): boolean {
  return numberOfIso3(text) !== undefined || text === 'XKX' || text === europeanUnion;
}

/** The fields of the row at hand, checked. A field with an error in it is `undefined`, and the error is noted. */
class WitsRow {
  readonly #file: string;
  readonly #problems: ProblemList;
  readonly #complained = new Set<string>();
  #record: DelimitedRecord | undefined;
  #index: ColumnIndex<Column> | undefined;

  constructor(file: string, problems: ProblemList) {
    this.#file = file;
    this.#problems = problems;
  }

  take(record: DelimitedRecord, index: ColumnIndex<Column>): void {
    this.#record = record;
    this.#index = index;
  }

  /**
   * Alpha-3 code, or `world`. Partners whose number is no country's (bunkers, free zones, regions) are left out with a
   * warning; three letters that are no country's are an error.
   */
  country(column: 'reporter' | 'partner'): string | undefined {
    const text = this.#text(column);
    if (column === 'partner' && /^0{1,3}$/u.test(text)) return world;
    const iso3 = isIso3(text) ? text : iso3OfNumber(text);
    if (iso3 !== undefined) return iso3;
    if (/^[A-Z]{3}$/u.test(text)) {
      const hint = 'correct the code, or write the number of ISO 3166 as WITS does, such as 124';
      this.#complain(column, `unknown-${column}`, `no country has the code ${text}`, hint);
    } else if (!/^\d{1,3}$/u.test(text)) {
      const hint =
        'write the number of ISO 3166 as WITS does, such as 124; partner 000 is the world';
      this.#complain(column, 'malformed-country-code', `'${shorten(text)}' is no country`, hint);
    } else if (column === 'reporter') {
      const hint = 'correct the number, or leave the rows of this reporter out';
      this.#complain(column, 'unknown-reporter', `no country has the number ${text}`, hint);
    } else if (!this.#complained.has(text)) {
      this.#complained.add(text);
      const message = `partner ${text} is no country: its rows are left out`;
      const hint = 'nothing, if it is a region or an entry such as bunkers';
      this.#complain(column, 'unknown-partner', message, hint, 'warning');
    }
    return undefined;
  }

  product(): string | undefined {
    const text = this.#text('product');
    const code = /^[1-9]\d{4}$/u.test(text) ? `0${text}` : text;
    if (code.length === 6 && isHsCode(code)) return code;
    if (code.length !== 6 && isHsCode(code)) {
      const hint =
        'export the tariffs at six digits (HS subheadings): averages of averages mislead';
      this.#complain('product', 'malformed-hs-code', `${text} is not of six digits`, hint);
    } else {
      const { record, index } = this.#row();
      this.#problems.add(malformedHsCode(this.#file, record.positionOf(index.product), text));
    }
    return undefined;
  }

  duty(): DutyType | undefined {
    const text = this.#text('duty').toUpperCase();
    const known = dutyTypes.find((one) => one === text);
    if (known) return known;
    const message = `'${shorten(text)}' is no kind of duty`;
    this.#complain('duty', 'unknown-duty-type', message, `write one of ${dutyTypes.join(', ')}`);
    return undefined;
  }

  year(): number | undefined {
    const text = this.#text('year');
    if (/^\d{4}$/u.test(text)) return Number(text);
    const hint = 'write four digits';
    this.#complain('year', 'malformed-year', `'${shorten(text)}' is no year`, hint);
    return undefined;
  }

  rate(): { simple: number; weighted: number; highest: number; imports: number } | undefined {
    const simple = this.#number('simple', 'negative-rate');
    const weighted = this.#number('weighted', 'negative-rate');
    const highest = this.#number('highest', 'negative-rate');
    const imports = this.#number('imports', 'negative-flow');
    if (simple === undefined || weighted === undefined) return undefined;
    if (highest === undefined || imports === undefined) return undefined;
    return { simple, weighted, highest, imports: Number.isNaN(imports) ? 0 : imports };
  }

  complainOfYears(reporter: string, before: number, year: number): void {
    const message = `${reporter} has rows of ${before} and of ${year}`;
    this.#complain('year', 'several-years', message, `choose one with --year ${before}`);
  }

  complainOfTwin(key: string): void {
    const hint = 'keep one of the rows; in a file of several editions, keep one of these';
    this.#complain('product', 'duplicate-key', `${key} stands above already`, hint);
  }

  /** NaN for a field that is empty, `undefined` for one that is wrong. */
  #number(column: Column, rule: string): number | undefined {
    const text = this.#text(column);
    if (text === '' || text === 'NA') return NaN;
    const { record, index } = this.#row();
    const number = cellNumber(text);
    if (number === undefined) {
      const place = record.positionOf(index[column]);
      this.#problems.add(badCell(this.#file, place, columns[column].name, text));
    } else if (number < 0) {
      const message = `'${columns[column].name}' is ${text}`;
      this.#complain(column, rule, message, 'take the file as WITS exports it');
      return undefined;
    }
    return number;
  }

  #text(column: Column): string {
    const { record, index } = this.#row();
    return (record.fields[index[column]] ?? '').trim();
  }

  #row(): { record: DelimitedRecord; index: ColumnIndex<Column> } {
    if (!this.#record || !this.#index) throw new Error('no row was taken');
    return { record: this.#record, index: this.#index };
  }

  #complain(
    column: Column,
    rule: string,
    message: string,
    hint: string,
    severity: Problem['severity'] = 'error',
  ): void {
    const { record, index } = this.#row();
    const at = record.positionOf(index[column]);
    this.#problems.add({ file: this.#file, ...at, severity, rule, message, hint });
  }
}

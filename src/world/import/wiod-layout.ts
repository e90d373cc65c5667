import { didYouMean, nearest, shorten } from '../../input/index.ts';
import type { Position, ProblemList } from '../../input/index.ts';
import { iso3Codes } from './countries.ts';
import type { DelimitedRecord } from './delimited.ts';
import type { ColumnRole, RowRole } from './mrio-codes.ts';
import type { MatrixColumn, MatrixLayout } from './mrio-matrix.ts';
import { mrioRegion } from './mrio-regions.ts';
import { wiodFinalUses, wiodInputTotal, wiodOutput, wiodPrimary } from './wiod-releases.ts';
import type { WiodRelease } from './wiod-releases.ts';

/** Columns before the cells that say what a row is. */
interface RowLabels {
  readonly code: number;
  readonly description: number;
  readonly country: number;
  readonly number: number;
}

/**
 * The layouts in which tables of WIOD are saved as CSV, told apart by the file itself:
 *
 * - the sheet of the workbook: lines with titles, then codes, names, countries and `c1` … over the columns, and four
 *   columns with the same of the rows (`r1` …);
 * - the wide table, as written from R: one line with IndustryCode, IndustryDescription, Country, RNr, Year, `AUS1` or
 *   `vAUS1` …, TOT.
 */
export function wiodLayout(
  file: string,
  release: WiodRelease,
  problems: ProblemList,
): MatrixLayout & { readonly year: () => number | undefined } {
  let labels: RowLabels | undefined;
  let year: number | undefined;
  let before: DelimitedRecord | undefined;
  const report = (at: Position, rule: string, message: string, hint: string): void => {
    problems.add({ file, ...at, severity: 'error', rule, message, hint });
  };

  /** Column `number` of a country, or undefined and a problem. */
  const columnRole = (country: string, number: number, at: Position): ColumnRole | undefined => {
    if (number === release.total || country === 'TOT' || country === '') return { kind: 'output' };
    const region = mrioRegion(country);
    if (!region) {
      report(at, ...unknownRegion(country));
      return undefined;
    }
    const industry = release.industries[number - 1];
    if (industry) return { kind: 'industry', region, industry };
    const use = wiodFinalUses[number - release.firstFinal];
    if (use !== undefined) return { kind: 'final', region, use };
    report(at, ...unknownNumber(country, number, release));
    return undefined;
  };
  const column = (label: string, role: ColumnRole | undefined, at: Position): MatrixColumn => ({
    label,
    at,
    role: role ?? { kind: 'ignored' },
  });

  /** Header of the wide table. */
  const wide = (record: DelimitedRecord): readonly MatrixColumn[] | undefined => {
    const names = record.fields.map((name) => name.trim().toLowerCase());
    const [country, number] = [names.indexOf('country'), names.indexOf('rnr')];
    if (country < 0 || number < 0) return undefined;
    labels = {
      code: names.indexOf('industrycode'),
      description: names.indexOf('industrydescription'),
      country,
      number,
    };
    return record.fields.map((text, field) => {
      const at = record.positionOf(field);
      const label = text.trim();
      if (/^v?TOT$/iu.test(label)) return column('TOT', { kind: 'output' }, at);
      if (
        ['', 'industrycode', 'industrydescription', 'country', 'rnr', 'year'].includes(
          names[field] ?? '',
        )
      ) {
        return column(label, undefined, at);
      }
      const [, region = '', digits = ''] = /^v?([A-Za-z]{3})\.?(\d{1,2})$/u.exec(label) ?? [];
      if (digits === '') {
        report(
          at,
          'unknown-code',
          `column '${shorten(label)}' is no country and number`,
          'the columns of cells read AUS1, AUS2 … or vAUS1, vAUS2 …',
        );
        return column(label, undefined, at);
      }
      const place = columnRole(region, Number(digits), at);
      return column(`${region} c${digits}`, place, at);
    });
  };

  /** Header of the sheet, complete with its line of `c` numbers: the line above has the countries. */
  const sheet = (record: DelimitedRecord): readonly MatrixColumn[] | undefined => {
    const numbers = record.fields.map((text) => /^\s*c(\d{1,2})\s*$/u.exec(text)?.[1]);
    const first = numbers.findIndex((number) => number !== undefined);
    const countries = before;
    const complete =
      first >= 4 && 2 * (numbers.length - first) <= 3 * numbers.filter(Boolean).length;
    if (!complete || !countries) return undefined;
    labels = { code: 0, description: 1, country: 2, number: 3 };
    return record.fields.map((_, field) => {
      const at = record.positionOf(field);
      const number = numbers[field];
      const country = countries.fields[field]?.trim() ?? '';
      if (number === undefined) return column('', undefined, at);
      return column(`${country} c${number}`, columnRole(country, Number(number), at), at);
    });
  };

  return {
    expected:
      'the sheet of a workbook of WIOD saved as CSV, or the wide table with Country, RNr, AUS1 …',
    year: () => year,
    header: (record) => {
      const stated = /\b(?:19|20)\d\d\b/u.exec(record.fields[0] ?? '')?.[0];
      if (stated !== undefined) year ??= Number(stated);
      const columns = wide(record) ?? sheet(record);
      before = record;
      return columns;
    },
    row: (record) => {
      const field = (index: number): string => record.fields[index]?.trim() ?? '';
      const { code, description, country, number } = labels ?? {
        code: 0,
        description: 1,
        country: 2,
        number: 3,
      };
      if (record.fields.every((text) => text === ''))
        return { label: '', role: { kind: 'ignored' } };
      const below = rowBelow(field(code), field(description));
      if (below) return below;
      const region = mrioRegion(field(country));
      const digits = /^r?(\d{1,2})$/u.exec(field(number))?.[1] ?? '';
      const label = `${field(country)} c${digits}`;
      if (!region) {
        report(record.positionOf(country), ...unknownRegion(field(country)));
        return { label, role: undefined };
      }
      const industry = release.industries[Number(digits) - 1];
      if (!industry) {
        report(
          record.positionOf(number),
          ...unknownNumber(field(country), Number(digits), release),
        );
        return { label, role: undefined };
      }
      return { label, role: { kind: 'industry', region, industry } };
    },
  };
}

/** A row below the industries, by its code or, where that is empty, by its description. */
function rowBelow(code: string, description: string): { label: string; role: RowRole } | undefined {
  const is = ([name, words]: readonly [string, RegExp]): boolean =>
    code === name || (code === '' && words.test(description));
  const primary = wiodPrimary.find(is);
  if (primary) return { label: primary[0], role: { kind: 'primary', item: primary[0] } };
  if (is(wiodOutput)) return { label: 'GO', role: { kind: 'output' } };
  if (is(wiodInputTotal)) return { label: 'II_fob', role: { kind: 'ignored' } };
  return undefined;
}

type Fault = [rule: string, message: string, hint: string];

function unknownRegion(country: string): Fault {
  return [
    'unknown-region',
    `'${shorten(country)}' is no country code of ISO 3166-1, nor ROW`,
    didYouMean(nearest(country, iso3Codes), 'correct it'),
  ];
}

function unknownNumber(
  country: string,
  number: number,
  { industries, firstFinal, total }: WiodRelease,
): Fault {
  return [
    'unknown-code',
    `${shorten(country)} has a row or column ${number}, and this release has industries 1 to ${industries.length}, final uses ${firstFinal} to ${firstFinal + wiodFinalUses.length - 1} and the total ${total}`,
    'check the release: wiod-2013 has 35 industries, wiod-2016 has 56',
  ];
}

import { didYouMean, nearest, shorten } from '../../input/index.ts';
import type { Position, Problem, ProblemList } from '../../input/index.ts';
import { iso3Codes } from './countries.ts';
import type { ColumnRole, IndustryCode, RowRole } from './mrio-codes.ts';
import type { MatrixColumn, MatrixLayout } from './mrio-matrix.ts';
import { mrioRegion } from './mrio-regions.ts';
import { isic4Industry } from './isic4.ts';
import { isic4Sector } from './isic4-sector.ts';

/** How a source labels rows and columns that are a region and a code in one: `CAN_A01_02`, `FR_P3_S14`, `TLS`. */
export interface LabelScheme {
  /** Codes of final use. */
  readonly finalUses: readonly string[];
  /** Whole labels of rows of primary inputs. */
  readonly primary: readonly string[];
  /** Label of the row and the column of total output; absent where the source has none. */
  readonly output?: string;
}

type Reading<Role> =
  { readonly role: Role } | { readonly fault: Omit<Problem, 'file' | 'line' | 'column'> };

/** What a column label means, or the problem of rule `unknown-region` or `unknown-code`. */
export function columnRole(scheme: LabelScheme, label: string): Reading<ColumnRole> {
  if (label === scheme.output) return { role: { kind: 'output' } };
  const [regionCode, code] = split(label);
  const region = mrioRegion(regionCode);
  if (!region) return { fault: unknownRegion(label, regionCode) };
  if (scheme.finalUses.includes(code)) return { role: { kind: 'final', region, use: code } };
  const industry = industryOf(code);
  if (industry) return { role: { kind: 'industry', region, industry } };
  return { fault: unknownCode(label, code, scheme.finalUses) };
}

/** What a row label means, or the problem of rule `unknown-region` or `unknown-code`. */
export function rowRole(scheme: LabelScheme, label: string): Reading<RowRole> {
  if (label === scheme.output) return { role: { kind: 'output' } };
  if (scheme.primary.includes(label)) return { role: { kind: 'primary', item: label } };
  const [regionCode, code] = split(label);
  const region = mrioRegion(regionCode);
  if (!region) return { fault: unknownRegion(label, regionCode, scheme.primary) };
  const industry = industryOf(code);
  if (industry) return { role: { kind: 'industry', region, industry } };
  return { fault: unknownCode(label, code, scheme.primary) };
}

/** The layout of a matrix with one header line and one label before the cells of each row. */
export function labelledMatrix(
  file: string,
  scheme: LabelScheme,
  problems: ProblemList,
): MatrixLayout {
  const resolve = <Role>(reading: Reading<Role>, at: Position): Role | undefined => {
    if ('role' in reading) return reading.role;
    problems.add({ file, ...at, ...reading.fault });
    return undefined;
  };
  return {
    expected: 'a first line with the labels of the columns, such as CAN_A01 and CAN_HFCE',
    header: (record) => {
      const known = record.fields.filter((label) => 'role' in columnRole(scheme, label.trim()));
      if (2 * known.length < record.fields.length) return undefined;
      return record.fields.map((text, field): MatrixColumn => {
        const at = record.positionOf(field);
        const label = text.trim();
        const role = field === 0 ? undefined : resolve(columnRole(scheme, label), at);
        return { label, at, role: role ?? { kind: 'ignored' } };
      });
    },
    row: (record) => {
      const label = (record.fields[0] ?? '').trim();
      if (record.fields.every((text) => text === '')) return { label, role: { kind: 'ignored' } };
      return { label, role: resolve(rowRole(scheme, label), record.positionOf(0)) };
    },
  };
}

/** An industry by its code of ISIC Rev. 4; Eurostat writes `CPA_` before products. */
function industryOf(code: string): IndustryCode | undefined {
  const id = code.replace(/^CPA_/u, '');
  const isic = isic4Industry(id);
  return isic && isic4Sector(id, isic);
}

/** At the first underscore, but for the one region whose code holds one: Eurostat's rest of the world. */
function split(label: string): [region: string, code: string] {
  const at = label.indexOf('_', label.startsWith('WRL_REST_') ? 'WRL_'.length : 0);
  return at < 0 ? [label, ''] : [label.slice(0, at), label.slice(at + 1)];
}

function unknownRegion(
  label: string,
  code: string,
  others: readonly string[] = [],
): Omit<Problem, 'file' | 'line' | 'column'> {
  const meant = nearest(label, others) ?? nearest(code, iso3Codes);
  return {
    severity: 'error',
    rule: 'unknown-region',
    message: `'${shorten(label)}' begins with no country code of ISO 3166-1, nor with ROW`,
    hint: didYouMean(meant, 'the label should read REGION_CODE, such as CAN_C29'),
  };
}

function unknownCode(
  label: string,
  code: string,
  known: readonly string[],
): Omit<Problem, 'file' | 'line' | 'column'> {
  return {
    severity: 'error',
    rule: 'unknown-code',
    message: `'${shorten(code)}' of '${shorten(label)}' is neither an industry of ISIC Rev. 4 nor one of ${known.join(', ')}`,
    hint: didYouMean(nearest(code, known), 'correct it, or remove its row and column'),
  };
}

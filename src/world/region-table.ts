import type { Region } from '../model/index.ts';
import {
  ProblemList,
  isIdentifier,
  malformedId,
  notANumber,
  parseNumber,
  shorten,
} from '../input/index.ts';
import type { ColumnSpec, CsvSheet, Problem } from '../input/index.ts';
import { checkIds } from './id-table.ts';

export const regionColumns: ColumnSpec = {
  required: ['id', 'name'],
  optional: ['iso3', 'group', 'lat', 'lon'],
};

/**
 * Reads regions.csv. Rules: `malformed-id`, `duplicate-id`, `empty-name`, `control-character`, `no-rows`, `group-is-region`,
 * `malformed-iso3`, `not-a-number`, `coordinate-out-of-range`.
 */
export function readRegions(sheet: CsvSheet): { regions: Region[]; problems: Problem[] } {
  const [id, name, iso3, group, lat, lon] = ['id', 'name', 'iso3', 'group', 'lat', 'lon'].map(
    sheet.reader,
  ) as [Reader, Reader, Reader, Reader, Reader, Reader];
  const problems = new ProblemList();
  problems.addAll(checkIds(sheet, 'region'));
  const wholeRows = [...Array(sheet.rowCount).keys()].filter(sheet.isWhole);
  const lineOf = new Map(wholeRows.map((row) => [id(row), row]));
  const regions: Region[] = [];

  const coordinate = (row: number, column: 'lat' | 'lon', limit: number): number | undefined => {
    const text = (column === 'lat' ? lat : lon)(row);
    if (text === '') return undefined;
    const value = parseNumber(text);
    if (value === undefined) {
      problems.add(notANumber(sheet.file, sheet.position(row, column), column, text));
    } else if (Math.abs(value) > limit) {
      problems.add({
        file: sheet.file,
        ...sheet.position(row, column),
        severity: 'error',
        rule: 'coordinate-out-of-range',
        message: `'${column}' of region '${shorten(id(row))}' is ${shorten(text)}, outside −${limit} to ${limit}`,
        hint: 'write degrees, north and east positive: lat first, then lon',
      });
    }
    return value;
  };

  for (const row of wholeRows) {
    const groupId = group(row);
    const iso = iso3(row);
    if (iso !== '' && !/^[A-Z]{3}$/u.test(iso)) {
      problems.add({
        file: sheet.file,
        ...sheet.position(row, 'iso3'),
        severity: 'error',
        rule: 'malformed-iso3',
        message: `'${shorten(iso)}' is not an ISO 3166-1 alpha-3 code`,
        hint: 'write three capitals such as CAN, or leave the field empty',
      });
    }
    if (groupId !== '' && !isIdentifier(groupId)) {
      problems.add(malformedId(sheet.file, sheet.position(row, 'group'), 'group id', groupId));
    }
    const namesake = lineOf.get(groupId);
    if (namesake !== undefined) {
      problems.add({
        file: sheet.file,
        ...sheet.position(row, 'group'),
        severity: 'error',
        rule: 'group-is-region',
        message: `group '${shorten(groupId)}' has the id of a region (line ${sheet.position(namesake, 'id').line})`,
        why: 'a scenario that says it could mean either',
        hint: 'rename the group, or leave the field empty for a region that stands for itself',
      });
    }
    const latitude = coordinate(row, 'lat', 90);
    const longitude = coordinate(row, 'lon', 180);
    regions.push({
      id: id(row),
      name: name(row),
      ...(iso === '' ? {} : { iso3: iso }),
      ...(groupId === '' ? {} : { group: groupId }),
      ...(latitude === undefined ? {} : { lat: latitude }),
      ...(longitude === undefined ? {} : { lon: longitude }),
    });
  }
  return { regions, problems: problems.toArray() };
}

type Reader = (row: number) => string;

import { extname } from 'node:path';
import type { Problem } from '../../input/index.ts';

/** How many of a file's first bytes tell what it is. */
export const headBytes = 16;

/** What a file is by its first bytes: its name may say anything. */
export type SourceKind = 'text' | 'gzip';

const saveAsCsv = 'open it in a spreadsheet and save the sheet as CSV (UTF-8)';

const refused: readonly (readonly [signature: readonly number[], what: string, hint: string])[] = [
  [[0xff, 0xfe], 'UTF-16 text, not UTF-8', 'save the file as CSV in UTF-8'],
  [[0xfe, 0xff], 'UTF-16 text, not UTF-8', 'save the file as CSV in UTF-8'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook (.xls)', saveAsCsv],
  [[...Buffer.from('RDX')], 'an R data file', 'write it out as CSV with write.csv in R'],
  [[...Buffer.from('RDA')], 'an R data file', 'write it out as CSV with write.csv in R'],
  [[...Buffer.from('BZh')], 'a bzip2 archive', 'unpack it and give the .csv file'],
  [[0xfd, ...Buffer.from('7zXZ')], 'an xz archive', 'unpack it and give the .csv file'],
  [[...Buffer.from('7z'), 0xbc, 0xaf], 'a 7-Zip archive', 'unpack it and give the .csv file'],
  [[...Buffer.from('PAR1')], 'a Parquet file', 'write it out as CSV'],
];

/** Tells text and gzip from what is neither: rule `not-a-text-file`. */
export function sourceKind(file: string, head: Uint8Array): SourceKind | Problem {
  const begins = (signature: readonly number[]): boolean =>
    signature.every((byte, index) => head[index] === byte);
  const refuse = (what: string, hint: string): Problem => ({
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'not-a-text-file',
    message: `the file is ${what}`,
    hint,
  });
  if (begins([0x1f, 0x8b])) return 'gzip';
  if (begins([...Buffer.from('PK'), 3, 4])) {
    return extname(file).toLowerCase().startsWith('.xls')
      ? refuse('an Excel workbook', saveAsCsv)
      : refuse('a zip archive', `unzip it (unzip '${file}') and give the .csv file in it`);
  }
  const [, what, hint] = refused.find(([signature]) => begins(signature)) ?? [];
  return what === undefined || hint === undefined ? 'text' : refuse(what, hint);
}

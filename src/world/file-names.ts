import {
  economyFileNames,
  elasticityFileName,
  flowColumns,
  flowFileNames,
  flowFiles,
  packedFileName,
  productFileName,
  requiredFiles,
} from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import { economyKeys } from './economy-meta.ts';
import { didYouMean, nearest } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import { regionColumns } from './region-table.ts';
import { sectorColumns } from './sector-table.ts';

/** What the files of an economy hold, by name: texts, or bytes as they were read; `tables.bin` as bytes. */
export type EconomyFiles = ReadonlyMap<string, string | Uint8Array>;

/** The form in which a folder states its tables of numbers; `two` when it has both and neither can be trusted. */
export function formOf(files: EconomyFiles): 'csv' | 'packed' | 'two' {
  if (!files.has(packedFileName)) return 'csv';
  return flowFileNames.some((name) => files.has(name)) ? 'two' : 'packed';
}

/** Rules `two-forms`, `missing-file` and `misspelt-file`. */
export function checkFileNames(files: EconomyFiles, label: (name: string) => string): Problem[] {
  const form = formOf(files);
  const required = form === 'two' ? requiredFiles('packed') : requiredFiles(form);
  const usual =
    form === 'csv' ? economyFileNames : [...required, elasticityFileName, productFileName];
  const absent = usual.filter((name) => !files.has(name));
  const place = { line: 1, column: 1 };
  const misspelt = [...files.keys()].flatMap((name): Problem[] => {
    if (economyFileNames.includes(name)) return [];
    const meant = nearest(name, absent);
    if (meant === undefined) return [];
    const message = `'${name}' is not a file of an economy and is not read`;
    const hint = didYouMean(meant, '');
    return [
      { file: label(name), ...place, severity: 'warning', rule: 'misspelt-file', message, hint },
    ];
  });
  const missing = required
    .filter((name) => !files.has(name))
    .map((name): Problem => {
      const message = 'this file is missing';
      const hint = `add it, with ${contentsOf(name)}`;
      return {
        file: label(name),
        ...place,
        severity: 'error',
        rule: 'missing-file',
        message,
        hint,
      };
    });
  return [...(form === 'two' ? [twoForms(files, label)] : []), ...misspelt, ...missing];
}

function twoForms(files: EconomyFiles, label: (name: string) => string): Problem {
  const tables = flowFileNames.filter((name) => files.has(name)).join(', ');
  return {
    file: label(packedFileName),
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'two-forms',
    message: `the folder states its tables twice: here and in ${tables}`,
    why: 'nothing says which of the two is meant',
    hint: `remove ${packedFileName}, or the CSV files`,
  };
}

/** What a file must hold, for somebody who has to write it. */
function contentsOf(name: string): string {
  if (name === 'economy.yaml') return `the keys ${economyKeys.join(', ')}`;
  const columns =
    name === 'regions.csv'
      ? regionColumns
      : name === 'sectors.csv'
        ? sectorColumns
        : flowColumns(flowFiles[name as FlowFileName]);
  return `the columns ${columns.required.join(',')}`;
}

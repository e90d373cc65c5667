import type { Problem } from '../input/index.ts';

/** Texts of a register by path relative to its folder, parts joined by `/`: `usa/section-232.yaml`. */
export type RegisterFiles = ReadonlyMap<string, string>;

/** A file of the register. */
export interface RegisterFile {
  /** Name without folder and extension. */
  readonly name: string;
  /** Path relative to the folder of the register, and as the user can open it. */
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

/** The files of a register by what they hold, each kind in the order of their paths. */
export interface SortedFiles {
  readonly regions: RegisterFile[];
  readonly groups: RegisterFile[];
  readonly listTables: RegisterFile[];
  readonly listMeta: RegisterFile[];
  readonly claims: RegisterFile[];
  readonly families: RegisterFile[];
  readonly problems: readonly Problem[];
}

/** Paths in the order of their code units, the same in every locale. */
export function sortedPaths(files: RegisterFiles): string[] {
  return [...files.keys()].sort();
}

/**
 * Says of every file what it is. Markdown is for people and is passed over. Rule: `unknown-file`.
 *
 * @param folder what a path needs before it for the user to open it: `measures/`
 */
export function sortFiles(files: RegisterFiles, folder: string): SortedFiles {
  const problems: Problem[] = [];
  const sorted: SortedFiles = {
    regions: [],
    groups: [],
    listTables: [],
    listMeta: [],
    claims: [],
    families: [],
    problems,
  };
  for (const path of sortedPaths(files)) {
    const file = folder + path;
    const name = path.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
    const kind = kindOf(path);
    if (kind === 'unknown') {
      const hint = path.endsWith('.yml')
        ? 'rename it to end in .yaml'
        : 'measures are .yaml files; tables are regions.csv and the .csv files of lists/ and claims/; move anything else out';
      const message = 'the register has no use for this file';
      problems.push(atTop(file, 'unknown-file', message, hint));
    } else if (kind !== 'prose') {
      sorted[kind].push({ name, path, file, text: files.get(path) ?? '' });
    }
  }
  return sorted;
}

/** What is wrong where no file says which regions there are: rule `missing-file`. */
export function missingRegions({ regions }: SortedFiles, folder: string): Problem[] {
  if (regions.length > 0) return [];
  const message = 'the table of regions is missing';
  const hint = 'add regions.csv with the columns id,name';
  return [atTop(`${folder}regions.csv`, 'missing-file', message, hint)];
}

type Kind = Exclude<keyof SortedFiles, 'problems'> | 'prose' | 'unknown';

function kindOf(path: string): Kind {
  if (path === 'regions.csv') return 'regions';
  if (path.endsWith('.md')) return 'prose';
  const [, folder, extension] = /^(groups|lists|claims)\/[^/]+\.(csv|yaml)$/u.exec(path) ?? [];
  if (folder === 'groups' && extension === 'yaml') return 'groups';
  if (folder === 'lists') return extension === 'csv' ? 'listTables' : 'listMeta';
  if (folder === 'claims' && extension === 'csv') return 'claims';
  return path.endsWith('.yaml') && !/^(?:groups|lists|claims)\//u.test(path)
    ? 'families'
    : 'unknown';
}

function atTop(file: string, rule: string, message: string, hint: string): Problem {
  return { file, line: 1, column: 1, severity: 'error', rule, message, hint };
}

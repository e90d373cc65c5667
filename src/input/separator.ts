import type { Problem } from './problem.ts';

const separators = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
] as const;

/**
 * The problem of rule `wrong-separator`, where the first line is the header of a table that is separated by something
 * else than commas: spreadsheets in many languages save it so.
 */
export function wrongSeparator(
  file: string,
  header: readonly string[],
  required: readonly string[],
): Problem | undefined {
  const [only = ''] = header;
  if (header.length !== 1) return undefined;
  const found = separators.find(
    ([separator]) =>
      only.includes(separator) &&
      only.split(separator).some((column) => required.includes(column.trim())),
  );
  if (!found) return undefined;
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'wrong-separator',
    message: `the fields are separated by ${found[1]}`,
    hint: 'separate with commas, and write numbers with a point',
  };
}

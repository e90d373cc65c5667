import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of `measures/` by path below it, each with its whole text. */
export type MeasureFiles = Map<string, string>;

/** A statistical suffix `00` says that the eight-digit line is not divided: the code is the line. */
function lineOf(code: string): string {
  return code.length === 10 && code.endsWith('00') ? code.slice(0, 8) : code;
}

/**
 * The codes in the first column of a list of the shared data: digits only, undivided ten-digit codes as
 * their line, misread codes put right.
 *
 * @param corrections code as published → code as it must be, where a code does not exist in the tariff
 */
export function codesIn(
  file: string,
  corrections: ReadonlyMap<string, string> = new Map(),
): string[] {
  const [, ...rows] = readFileSync(file, 'utf8').split(/\r?\n/);
  return rows
    .map((row) => (row.split(',')[0] ?? '').replaceAll('.', '').trim())
    .filter((code) => /^\d{2,10}$/.test(code))
    .map((code) => lineOf(corrections.get(code) ?? code));
}

/** Whether a code is one of `others`, below one, or above one. */
export function meets(code: string, others: readonly string[]): boolean {
  return others.some((other) => code.startsWith(other) || other.startsWith(code));
}

export function startsWithAny(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}

/** A list file: one column, sorted, no code twice and none below another. */
export function listFile(codes: readonly string[]): string {
  const sorted = [...new Set(codes)].sort();
  const kept: string[] = [];
  for (const code of sorted) {
    const last = kept.at(-1);
    if (last === undefined || !code.startsWith(last)) kept.push(code);
  }
  return ['hs', ...kept].join('\n') + '\n';
}

/** Rows of a plain CSV file (no quotes), without its header. */
export function rowsOf(folder: string, name: string): string[][] {
  const [, ...rows] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
  return rows.map((row) => row.split(','));
}

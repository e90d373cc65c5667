import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  explanationTables,
  resultHar,
  resultTables,
  type Explanation,
  type Result,
} from '../lab/index.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes a result as result.json, three CSV tables and a self-contained report.html. Each file is written beside its
 * place and then moved there, so that an interrupted run leaves no half of one.
 *
 * @returns the names of the files
 * @throws UsageError where the folder or a file in it cannot be written
 */
export async function writeOutcome(result: Result, folder: string): Promise<string[]> {
  // Loaded only here: the drawing libraries take longer to load than most runs take to solve.
  const { renderReport } = await import('../charts/index.ts');
  const files = new Map([
    ['result.json', `${JSON.stringify(result, null, 2)}\n`],
    ...resultTables(result),
    ['report.html', renderReport(result)],
  ]);
  return writeFolder(files, folder);
}

/**
 * Writes an explanation as explanation.json, its lists as CSV and a self-contained report.html, each file whole or not at all.
 *
 * @returns the names of the files
 * @throws UsageError where the folder or a file in it cannot be written
 */
export async function writeExplanation(
  explanation: Explanation,
  folder: string,
): Promise<string[]> {
  const { renderExplanationReport } = await import('../charts/index.ts');
  const files = new Map([
    ['explanation.json', `${JSON.stringify(explanation, null, 2)}\n`],
    ...explanationTables(explanation),
    ['report.html', renderExplanationReport(explanation)],
  ]);
  return writeFolder(files, folder);
}

/**
 * Writes files into a folder, made where there is none, each whole or not at all.
 *
 * @returns the names of the files
 * @throws UsageError where the folder or a file in it cannot be written
 */
export async function writeFolder(
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<string[]> {
  await orWrongInput(folder, mkdir(folder, { recursive: true }));
  for (const [name, text] of files) {
    const place = join(folder, name);
    await orWrongInput(place, writeWhole(place, text));
  }
  return [...files.keys()];
}

/**
 * Writes a result as a GEMPACK header-array file, whole or not at all.
 *
 * @throws UsageError where it cannot be written
 */
export async function writeHar(result: Result, file: string): Promise<void> {
  const bytes = resultHar(result, file);
  await orWrongInput(file, writeWhole(file, bytes), 'give --har a file that can be written to');
}

/**
 * Writes a text to the file of a flag, whole or not at all.
 *
 * @throws UsageError where it cannot be written
 */
export async function writeText(text: string, file: string, flag: string): Promise<void> {
  await orWrongInput(file, writeWhole(file, text), `give ${flag} a file that can be written to`);
}

/** Another run may be writing to the same place: the file beside it is this process's own. */
async function writeWhole(place: string, content: string | Uint8Array): Promise<void> {
  const part = `${place}.${process.pid}.part`;
  try {
    await writeFile(part, content);
    await rename(part, place);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}

async function orWrongInput(
  place: string,
  work: Promise<unknown>,
  hint = 'give --out a folder that can be written to',
): Promise<void> {
  try {
    await work;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${resolve(place)} cannot be written: ${reason} — ${hint}`, { cause });
  }
}

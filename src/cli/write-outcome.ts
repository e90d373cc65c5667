import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderReport } from '../charts/index.ts';
import { resultTables, type Result } from '../lab/index.ts';

/**
 * Writes a result as result.json, three CSV tables and a self-contained report.html. Each file is written beside its
 * place and then moved there, so that an interrupted run leaves no half of one.
 *
 * @returns the names of the files
 */
export async function writeOutcome(result: Result, folder: string): Promise<string[]> {
  const files = new Map([
    ['result.json', `${JSON.stringify(result, null, 2)}\n`],
    ...resultTables(result),
    ['report.html', renderReport(result)],
  ]);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) {
    const place = join(folder, name);
    await writeFile(`${place}.part`, text);
    await rename(`${place}.part`, place);
  }
  return [...files.keys()];
}

import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Stands in every folder of imported tables, and tells it from others. */
export const reportName = 'import.json';

/**
 * Makes a folder of tables, whole or not at all: it is filled under another name beside its place and then takes its own.
 * An earlier import that stands there is replaced; a folder that holds anything else is not touched.
 *
 * @param fill writes the files into the folder it is given
 * @throws Error when the place holds something else; what `fill` throws, with nothing left behind
 */
export async function writeTableFolder(
  out: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const target = resolve(out);
  const replaces = existsSync(target);
  const present = replaces ? readdirSync(target) : [];
  if (present.length > 0 && !present.includes(reportName)) {
    throw new Error(`${out} is not empty and not an earlier import: give another path or empty it`);
  }
  await mkdir(dirname(target), { recursive: true });
  const workplace = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  const fresh = join(workplace, 'new');
  const parked = join(workplace, 'old');
  try {
    await mkdir(fresh);
    await fill(fresh);
    if (replaces) await rename(target, parked);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (replaces) await rename(parked, target);
      throw error;
    }
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

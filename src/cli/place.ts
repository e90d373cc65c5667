import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from './usage-error.ts';

/**
 * Said before anything is read: the work takes longer than choosing another folder.
 *
 * @param replace whether `--force` was given
 * @throws UsageError where something stands at `out` that is not to be replaced
 */
export function checkPlace(out: string, replace: boolean): void {
  const present = filesIn(out);
  if (replace || present.length === 0) return;
  throw new UsageError(
    `${out} is not empty — give --out another folder, or --force to replace what is there`,
  );
}

/** The same for a world that is made again: its own folder may be replaced without a word. */
export function checkPlaceOf(id: string, out: string, replace: boolean): void {
  const isOwn =
    filesIn(out).includes('economy.yaml') &&
    readFileSync(join(out, 'economy.yaml'), 'utf8').startsWith(`id: ${id}\n`);
  if (!isOwn) checkPlace(out, replace);
}

function filesIn(out: string): string[] {
  if (!existsSync(out)) return [];
  try {
    return readdirSync(out);
  } catch {
    throw new UsageError(`${out} is a file — give --out a folder`);
  }
}

/** Lets signals in that came while the program was busy, and stops where one did: nothing is written yet. */
export async function beforeWriting(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}

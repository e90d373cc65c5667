import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Which folders may be replaced: empty ones, and those that hold a file of this name. */
export interface Replaceable {
  readonly marker: string;
  /** What such a folder is, in words: 'an economy folder'. */
  readonly kind: string;
}

/**
 * Makes a folder, whole or not at all: it is filled under another name beside its place, and then takes its own. What
 * stands there goes only when the new folder is complete.
 *
 * @param fill writes the files into `fresh`; `target` still holds those named in `present`
 * @throws Error when the path holds something that is not to be replaced; what `fill` throws, with nothing left behind;
 * when the new folder cannot take its name, the one that stood there is back in its place, or the message says where it is
 */
export function replaceFolderSync(
  path: string,
  replaceable: Replaceable,
  fill: (fresh: string, target: string, present: readonly string[]) => void,
): void {
  const work = new Replacement(path, replaceable);
  try {
    fill(work.fresh, work.target, work.present);
    work.takePlace();
  } finally {
    work.clean();
  }
}

/** {@link replaceFolderSync} where the filling takes its time. */
export async function replaceFolder(
  path: string,
  replaceable: Replaceable,
  fill: (fresh: string) => Promise<void>,
): Promise<void> {
  const work = new Replacement(path, replaceable);
  try {
    await fill(work.fresh);
    work.takePlace();
  } finally {
    work.clean();
  }
}

class Replacement {
  readonly target: string;
  readonly fresh: string;
  readonly present: readonly string[];
  readonly #workplace: string;
  readonly #parked: string;
  readonly #replaces: boolean;

  constructor(path: string, replaceable: Replaceable) {
    this.target = resolve(path);
    this.#replaces = existsSync(this.target);
    this.present = this.#replaces ? filesIn(path, replaceable) : [];
    mkdirSync(dirname(this.target), { recursive: true });
    this.#workplace = mkdtempSync(join(dirname(this.target), `.${basename(this.target)}-`));
    this.fresh = join(this.#workplace, 'new');
    this.#parked = join(this.#workplace, 'old');
    mkdirSync(this.fresh);
  }

  takePlace(): void {
    if (this.#replaces) renameSync(this.target, this.#parked);
    try {
      renameSync(this.fresh, this.target);
    } catch (error) {
      if (this.#replaces) putBack(this.#parked, this.target, error);
      throw error;
    }
    rmSync(this.#parked, { recursive: true, force: true });
  }

  /** What could not be put back stays where it is: nothing takes the only copy away. */
  clean(): void {
    if (!existsSync(this.#parked)) rmSync(this.#workplace, { recursive: true, force: true });
  }
}

function filesIn(path: string, { marker, kind }: Replaceable): string[] {
  if (!statSync(path).isDirectory()) {
    throw new Error(`${path} is a file, not a folder: give another path`);
  }
  const present = readdirSync(path);
  if (present.length === 0 || present.includes(marker)) return present;
  throw new Error(`${path} is not empty and not ${kind}: give another path or empty it`);
}

function putBack(parked: string, target: string, cause: unknown): void {
  try {
    renameSync(parked, target);
  } catch {
    throw new Error(
      `${target} could not be replaced, and what stood there could not be put back: it is in ${parked} — move it back`,
      { cause },
    );
  }
}

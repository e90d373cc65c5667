import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, unreadableFile } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import type { Register } from './measure.ts';
import { packRegister, unpackRegister } from './packed-register.ts';
import { readRegister } from './read-register.ts';
import type { RegisterReading } from './read-register.ts';
import { registerDigest } from './register-digest.ts';
import { sortFiles } from './register-files.ts';
import type { RegisterFiles } from './register-files.ts';

/** The folder `measures` at the root of the package: the same two steps up from `src/register` and from `dist/register`. */
const builtinFolder = fileURLToPath(new URL('../../measures/', import.meta.url));

/** What `npm run build` leaves beside this file in `dist/register`; the sources have none, and read the YAML each time. */
const packedFile = fileURLToPath(new URL('./packed.json', import.meta.url));

/**
 * Reads the register of a folder, that of the package unless another is named, and says everything that is wrong with it.
 * Measures without a `regions.csv` may name what the register of the package has.
 */
export function checkRegister(folder = builtinFolder): RegisterReading {
  const { files, unread } = filesOf(folder);
  // What could not be read is not missing.
  if (unread.length > 0) return { problems: unread };
  if (folder === builtinFolder) return asBuiltin(readRegister(files, withSlash(folder)));
  const base = standsAlone(files) ? undefined : loadRegister();
  return readRegister(files, withSlash(folder), base);
}

/**
 * Reads one file of measures, which may name what the register of the package has, and says everything that is wrong with it.
 * How they stand to the measures of that register shows only when the file is put there.
 */
export function checkFamily(file: string): RegisterReading {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    return { problems: [unreadableFile(file, cause)] };
  }
  const name = basename(file);
  return readRegister(new Map([[name, text]]), file.slice(0, -name.length), loadRegister());
}

/**
 * Loads the register of a folder, that of the package unless another is named.
 *
 * @throws InputError with every problem found
 */
export function loadRegister(folder = builtinFolder): Register {
  const packed = folder === builtinFolder ? unpackedFrom(packedFile) : undefined;
  if (packed) return packed;
  const { register, problems } = checkRegister(folder);
  if (!register) throw new InputError(problems);
  return register;
}

/** The register of the package as it was packed into a file, where its files are still those that it was packed from. */
export function unpackedFrom(file: string): Register | undefined {
  if (!existsSync(file)) return undefined;
  return unpackRegister(readFileSync(file, 'utf8'), registerDigest(filesOf(builtinFolder).files));
}

/** The built-in register packed, for `npm run build`; undefined where anything is to be said of it, a warning too. */
export function packBuiltinRegister(): string | undefined {
  const { register, problems } = checkRegister();
  return register && problems.length === 0 ? packRegister(register) : undefined;
}

/** Whether a register brings its own regions; one that holds no measures either is just not complete. */
function standsAlone(files: RegisterFiles): boolean {
  return files.has('regions.csv') || sortFiles(files, '').families.length === 0;
}

/** Names of files as the user finds them in the package, wherever that is installed. */
function asBuiltin({ register, problems }: RegisterReading): RegisterReading {
  if (!register) return { problems };
  const measures = register.measures.map((measure) => ({
    ...measure,
    file: `measures/${measure.file}`,
  }));
  return { register: { ...register, measures }, problems };
}

function withSlash(folder: string): string {
  return `${folder.replace(/[/\\]+$/u, '')}/`;
}

function filesOf(folder: string): { files: RegisterFiles; unread: readonly Problem[] } {
  const unread: Problem[] = [];
  return { files: new Map(textsBelow(folder, '', unread)), unread };
}

/** Texts of all files below a folder by relative path; those whose names begin with a dot belong to tools. */
function* textsBelow(folder: string, path: string, unread: Problem[]): Generator<[string, string]> {
  for (const entry of entriesOf(join(folder, path), unread)) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      yield* textsBelow(folder, below, unread);
      continue;
    }
    try {
      yield [below, readFileSync(join(folder, below), 'utf8')];
    } catch (cause) {
      unread.push(unreadableFile(join(folder, below), cause));
    }
  }
}

function entriesOf(folder: string, unread: Problem[]) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    unread.push(unreadableFile(folder, cause));
    return [];
  }
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError, type Problem } from '../input/index.ts';
import { checkFamily, checkRegister, type Register } from '../register/index.ts';
import {
  builtinWorlds,
  checkEconomyFolder,
  pathKind,
  renderCheck,
  resolveEconomy,
  type EconomyCheck,
} from '../world/index.ts';
import { findScenario, galleryScenario } from './gallery.ts';
import { loadScenario } from './load-scenario.ts';
import { registerPath } from './register-path.ts';

/** What `reroute check` says of one path. */
export interface PathCheck {
  readonly path: string;
  readonly kind: 'economy' | 'scenario' | 'register';
  /** Whether a run or a question would accept it. */
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** The report for people. */
  readonly text: string;
  /** Accounting of an economy that was accepted. */
  readonly economy?: EconomyCheck;
  /** A register, or a file of measures, that was accepted. */
  readonly register?: Register;
}

/**
 * Checks an economy folder, a scenario file with everything it refers to, or a register of measures; `registerPath` tells
 * that apart. Reports all problems at once and does not throw for what is in the files.
 *
 * @param ref the id of a built-in world or of a scenario of the gallery, a folder, or a file. A name that is an id and a
 * path means the id, as in a run; `./name` means the path
 */
export function checkPath(ref: string, from: string = process.cwd()): PathCheck {
  if (galleryScenario(ref) !== undefined) return checkScenario(ref, from);
  const builtin = builtinWorlds().some(({ id }) => id === ref);
  const path = resolve(from, ref);
  const measures = builtin ? undefined : registerPath(path);
  if (measures) return checkMeasures(path, measures);
  return builtin || isEconomy(path)
    ? checkEconomy(resolveEconomy(ref, from).path)
    : checkScenario(ref, from);
}

function isEconomy(path: string): boolean {
  return pathKind(path) === 'folder' && !existsSync(join(path, 'scenario.yaml'));
}

function checkEconomy(path: string): PathCheck {
  const economy = checkEconomyFolder(path);
  return {
    path,
    kind: 'economy',
    ok: economy.counts.errors === 0,
    problems: economy.problems,
    text: renderCheck(economy),
    economy,
  };
}

function checkMeasures(path: string, kind: 'folder' | 'file'): PathCheck {
  const { register, problems } = kind === 'folder' ? checkRegister(path) : checkFamily(path);
  const checked = { path, kind: 'register', ok: register !== undefined, problems } as const;
  if (!register) return { ...checked, text: '' };
  const { measures } = register;
  const files = new Set(measures.map(({ file }) => file)).size;
  const text = `${counted(measures.length, 'measure')} in ${counted(files, 'file')}: nothing stands in the way of charging them\n`;
  return { ...checked, text, register };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function checkScenario(ref: string, from: string): PathCheck {
  try {
    const { scenario, meta, problems } = loadScenario(ref, from);
    return {
      path: findScenario(ref, from),
      kind: 'scenario',
      ok: true,
      problems,
      text: `${scenario.id}: ${scenario.title}\n${scenario.changes.length} changes on ${meta.id} ${meta.year}: nothing stands in the way of a run\n`,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { path: ref, kind: 'scenario', ok: false, problems: error.problems, text: '' };
  }
}

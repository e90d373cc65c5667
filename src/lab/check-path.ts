import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError, type Problem } from '../input/index.ts';
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

/** What `reroute check` says of one path. */
export interface PathCheck {
  readonly path: string;
  readonly kind: 'economy' | 'scenario';
  /** Whether a run would accept it. */
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** The report for people. */
  readonly text: string;
  /** Accounting of an economy that was accepted. */
  readonly economy?: EconomyCheck;
}

/**
 * Checks an economy folder or a scenario file, with everything the scenario refers to. Reports all problems at once and
 * does not throw for what is in the files.
 *
 * @param ref the id of a built-in world or of a scenario of the gallery, a folder, or a file. A name that is an id and a
 * path means the id, as in a run; `./name` means the path
 */
export function checkPath(ref: string, from: string = process.cwd()): PathCheck {
  return isEconomy(ref, from)
    ? checkEconomy(resolveEconomy(ref, from).path)
    : checkScenario(ref, from);
}

function isEconomy(ref: string, from: string): boolean {
  if (galleryScenario(ref) !== undefined) return false;
  if (builtinWorlds().some(({ id }) => id === ref)) return true;
  const path = resolve(from, ref);
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

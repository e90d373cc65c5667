import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  builtinWorlds,
  checkEconomyFolder,
  renderCheck,
  WorldError,
  type EconomyCheck,
  type Problem,
} from '../world/index.ts';
import { findScenario } from './gallery.ts';
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
 * @param ref a folder, a file, or the id of a built-in world or of a scenario of the gallery
 */
export function checkPath(ref: string, from: string = process.cwd()): PathCheck {
  const folder = economyFolder(ref, from);
  return folder === undefined ? checkScenario(ref, from) : checkEconomy(folder);
}

function economyFolder(ref: string, from: string): string | undefined {
  const path = resolve(from, ref);
  if (existsSync(join(path, 'scenario.yaml'))) return undefined;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return ref;
  return builtinWorlds().find(({ id }) => id === ref)?.path;
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
    if (!(error instanceof WorldError)) throw error;
    return { path: ref, kind: 'scenario', ok: false, problems: error.problems, text: '' };
  }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isError, ProblemList, unreadableFile, InputError, type Problem } from '../input/index.ts';
import { loadRegister } from '../register/index.ts';
import {
  economyDigest,
  productsDigest,
  readEconomyFolder,
  readTariffs,
  resolveEconomy,
  type LoadedEconomy,
  type TariffTable,
} from '../world/index.ts';
import { checkChanges } from './check-changes.ts';
import { checkUncertainty, extremesOf } from './check-uncertainty.ts';
import { chooseElasticities } from './choose-elasticities.ts';
import { findScenario } from './gallery.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import {
  loadMeasures,
  type MeasureOptions,
  type ScenarioMeasures,
} from './measures/load-measures.ts';
import { usesRegister } from './measures/policies.ts';
import { parseScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';
import { centralClaimShifts, shiftClaims } from './uncertainty/shift-claims.ts';
import { withCentralThetas } from './uncertainty/theta-sectors.ts';

/**
 * Reads a scenario and all it needs: its economy and its tariff tables.
 *
 * @param ref a scenario file, or the id of a folder in the gallery
 * @param from folder that a relative path starts from
 * @throws InputError with every problem that could be found, each at its file, line and column
 */
export function loadScenario(
  ref: string,
  from: string = process.cwd(),
  options: MeasureOptions = {},
): LoadedScenario {
  const file = findScenario(ref, from);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError([unreadableFile(file, cause)]);
  }
  return loadScenarioText(text, file, options);
}

/**
 * The same for a scenario that is already in memory.
 *
 * @param file where it stands, or would: its folder is what its paths are relative to
 */
export function loadScenarioText(
  text: string,
  file: string,
  options: MeasureOptions = {},
): LoadedScenario {
  const reading = parseScenario(text, file);
  if (!reading.scenario) throw new InputError(reading.problems);
  const { scenario } = reading;

  const found = new ProblemList();
  found.addAll(reading.problems);

  const economy = economyOf(scenario, found);
  const hash = sha256.create().update(utf8ToBytes(text));
  const tariffTables = new Map<string, TariffTable>();
  for (const { path: tariffPath, text: csv, problem } of tariffFiles(scenario)) {
    if (csv === undefined) {
      found.add(problem);
      continue;
    }
    hash.update(utf8ToBytes(`\n${tariffPath}\n${csv}`));
    if (!economy) continue; // its ids are what the table is held against
    const shown = resolve(scenario.folder, tariffPath);
    const { regions, sectors } = economy.tables;
    const tariffs = readTariffs(shown, csv, regions, sectors);
    found.addAll(tariffs.problems);
    if (tariffs.table) tariffTables.set(tariffPath, tariffs.table);
  }
  if (!economy) throw new InputError(found.toArray());
  const { meta, elasticitySets } = economy;
  const { tables: chosenTables, ...choice } = scenario.elasticities
    ? chooseElasticities(scenario.elasticities, economy.tables, elasticitySets)
    : { tables: economy.tables };
  if ('problems' in choice) found.addAll(choice.problems);
  const tables = withCentralThetas(chosenTables, scenario);
  const measures = measuresOf(scenario, { ...economy, tables }, found, options);
  // What is wrong with the median is told once, though it is wrong at both ends as well.
  const told = new Set<string>();
  for (const certain of [scenario, ...extremesOf(scenario)]) {
    const problems = checkChanges(certain, tables, meta.groups, tariffTables, measures);
    found.addAll(problems.filter((problem) => !told.has(placeOf(problem))));
    for (const problem of problems) told.add(placeOf(problem));
  }
  // A register that is asked for and could not be used has said why: nothing is known of claims then.
  const unread = measures === undefined && usesRegister(scenario);
  const { uncertainty } = scenario;
  const known = unread && uncertainty ? { uncertainty: { ...uncertainty, claims: [] } } : scenario;
  found.addAll(checkUncertainty(known, tables, elasticitySets, measures?.register));
  const problems = found.toArray();
  if (problems.some(isError)) throw new InputError(problems);
  return {
    scenario,
    meta,
    tables: measures?.tables ?? tables,
    ...('chosen' in choice ? { elasticities: choice.chosen } : {}),
    tariffTables,
    ...(measures ? { measures } : {}),
    world: {
      tables,
      ...(elasticitySets ? { elasticitySets } : {}),
      ...(economy.products ? { products: economy.products } : {}),
    },
    digests: {
      // Of the economy as it is on disk: what the scenario changes in it is in the scenario's digest.
      economy: economyDigest(meta, economy.tables, elasticitySets),
      ...(measures && economy.products ? { products: productsDigest(economy.products) } : {}),
      scenario: `sha256:${bytesToHex(hash.digest())}`,
    },
    problems,
  };
}

function placeOf({ line, column, rule }: Problem): string {
  return `${line}:${column} ${rule}`;
}

/** The economy a scenario runs on; undefined, with an error among the problems, where there is none to be had. */
function economyOf({ economy, folder }: Scenario, found: ProblemList): LoadedEconomy | undefined {
  try {
    const loaded = readEconomyFolder(resolveEconomy(economy.id, folder, economy.at).path);
    found.addAll(loaded.problems);
    return loaded;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    found.addAll(error.problems);
    return undefined;
  }
}

/** The register's part in a scenario, where it has one; undefined, with an error among the problems, where it is broken. */
function measuresOf(
  scenario: Scenario,
  world: LoadedEconomy,
  found: ProblemList,
  options: MeasureOptions,
): ScenarioMeasures | undefined {
  if (!usesRegister(scenario)) return undefined;
  try {
    const register = shiftClaims(loadRegister(), centralClaimShifts(scenario));
    const { measures, problems } = loadMeasures(scenario, world, register, options);
    found.addAll(problems);
    return measures;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    found.addAll(error.problems);
    return undefined;
  }
}

type TariffFile =
  | { path: string; text: string; problem?: undefined }
  | { path: string; text?: undefined; problem: Problem };

function tariffFiles({ changes, folder }: Scenario): TariffFile[] {
  return changes.flatMap((change): TariffFile[] => {
    if (change.kind !== 'tariffs-from') return [];
    const { path, at } = change;
    const absolute = resolve(folder, path);
    try {
      return [{ path, text: readFileSync(absolute, 'utf8') }];
    } catch (cause) {
      const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
      const problem: Problem = {
        ...at,
        severity: 'error',
        rule: 'missing-tariffs-file',
        message: `'${path}' cannot be read (${reason}; looked for ${absolute})`,
        hint: 'give the path of a table with columns sector,exporter,importer,rate, relative to the scenario file',
      };
      return [{ path, problem }];
    }
  });
}

import { ProblemList, isError } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import { buildMeasure } from './build-measure.ts';
import { duplicateId } from './duplicate-id.ts';
import { findInteractionProblems } from './engine/index.ts';
import { problemOf } from './entry.ts';
import type { Entry } from './entry.ts';
import type { KnownNames } from './known-names.ts';
import { measureNames } from './measure-names.ts';
import type { MeasureNames } from './measure-names.ts';
import type { ClaimTable, Day, Register } from './measure.ts';
import { readClaims } from './read-claims.ts';
import { readFamilies } from './read-families.ts';
import { readGroups } from './read-groups.ts';
import { readLists } from './read-lists.ts';
import { readRegions } from './read-regions.ts';
import { registerDigest } from './register-digest.ts';
import { missingRegions, sortFiles } from './register-files.ts';
import type { RegisterFile, RegisterFiles } from './register-files.ts';
import { productFindings } from './register-rules-products.ts';
import { rateFindings } from './register-rules-rates.ts';
import { claimFindings, referenceFindings } from './register-rules-references.ts';
import { regionFindings } from './register-rules-regions.ts';
import { sourceFindings, textProblems } from './register-rules-sources.ts';
import { dayFindings } from './register-rules-spells.ts';

/** A register, absent where there are errors, and everything wrong with it. */
export interface RegisterReading {
  readonly register?: Register;
  readonly problems: readonly Problem[];
}

/**
 * Reads a register from the texts of its files, without touching a disk: the same in a page and in Node. Every problem is
 * reported at its file, line and column; the rules are listed where they are checked and in `docs/formats.md`.
 *
 * @param files texts by path relative to the folder of the register, parts joined by `/`
 * @param folder what a path needs before it for the user to open it, with the `/` at its end
 * @param base a register whose regions, groups, lists, tables of claims and measures these files may name. How its measures
 * and theirs stand to each other is not asked
 */
export function readRegister(
  files: RegisterFiles,
  folder = 'measures/',
  base?: Register,
): RegisterReading {
  const sorted = sortFiles(files, folder);
  const problems = new ProblemList();
  problems.addAll(sorted.problems);
  if (!base) problems.addAll(missingRegions(sorted, folder));

  const regions = new Map([...(base?.names ?? [])].filter(([id]) => !base?.groups.has(id)));
  for (const file of sorted.regions) {
    const reading = readRegions(file);
    problems.addAll(reading.problems);
    for (const [id, name] of reading.names) regions.set(id, name);
  }
  const groups = readGroups(sorted.groups, regions);
  problems.addAll(groups.problems);
  const regionsComplete = !problems.toArray().some(isError);
  const lists = readLists(sorted.listTables, sorted.listMeta);
  problems.addAll(lists.problems);
  const claims = readTables(sorted.claims);
  problems.addAll(claims.problems);
  const known: KnownNames = {
    regions: new Map([...(base?.names ?? []), ...regions, ...groups.names]),
    groups: new Map([...(base?.groups ?? []), ...groups.members]),
    regionsComplete,
    lists: new Map([...(base?.lists ?? []), ...lists.lists]),
    claims: new Map([...(base?.claims ?? []), ...claims.tables]),
    claimFiles: new Set([...(base?.claims.keys() ?? []), ...sorted.claims.map(({ name }) => name)]),
  };

  const families = readFamilies(sorted.families);
  problems.addAll(families.problems);
  problems.addAll(duplicateIds(families.entries));
  const names = measureNames(families.contents, base?.measures);
  const written = newestSource(families.entries);
  for (const entry of families.entries) {
    problems.addAll(entryProblems(entry, known, names, written));
  }
  if (problems.toArray().some(isError)) return { problems: inOrder(problems) };

  const register: Register = {
    measures: families.entries.map((entry) => buildMeasure(entry, known)),
    lists: known.lists,
    claims: known.claims,
    groups: known.groups,
    names: known.regions,
    digest: registerDigest(files),
  };
  for (const problem of findInteractionProblems(register)) {
    problems.add({ ...problem, file: folder + problem.file });
  }
  const found = inOrder(problems);
  return found.some(isError) ? { problems: found } : { register, problems: found };
}

/** Problems by file, and in a file from its top to its end. */
function inOrder(problems: ProblemList): Problem[] {
  return problems
    .toArray()
    .sort((a, b) =>
      a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
    );
}

function readTables(files: readonly RegisterFile[]) {
  const tables = new Map<string, ClaimTable>();
  const problems: Problem[] = [];
  for (const file of files) {
    const { table, problems: ofTable } = readClaims(file);
    for (const problem of ofTable) problems.push(problem);
    if (table) tables.set(file.name, table);
  }
  return { tables, problems };
}

function* entryProblems(
  entry: Entry,
  known: KnownNames,
  names: MeasureNames,
  written: Day,
): Generator<Problem> {
  const findings = [
    regionFindings(entry, known),
    productFindings(entry, known),
    dayFindings(entry, written),
    rateFindings(entry),
    referenceFindings(entry, names),
    claimFindings(entry, known),
    sourceFindings(entry),
  ];
  for (const ofRule of findings) {
    for (const finding of ofRule) yield problemOf(entry, finding);
  }
  yield* textProblems(entry);
}

function* duplicateIds(entries: readonly Entry[]): Generator<Problem> {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const { id } = entry.document;
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, entry);
      continue;
    }
    const at = { file: entry.file, ...entry.locate(['id']) };
    const other = { file: earlier.file, ...earlier.locate(['id']) };
    yield duplicateId(at, 'a measure', id, other);
  }
}

/** Newest day that a source bears; a year or a month alone counts from its first day. */
function newestSource(entries: readonly Entry[]): Day {
  let newest = '';
  for (const { document } of entries) {
    for (const { date = '' } of document.sources) if (date > newest) newest = date;
  }
  return newest;
}

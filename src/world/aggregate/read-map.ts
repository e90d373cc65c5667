import { ProblemList, isError, isIdentifier, malformedId, readSheet } from '../../input/index.ts';
import type { CsvSheet, Problem } from '../../input/index.ts';
import type { Finding } from '../economy-draft.ts';
import { checkAttributes } from './map-attributes.ts';
import { absentMembers, mappedTwice, notMapped, unknownSelector } from './map-problems.ts';
import { checkTargets } from './target-rules.ts';
import type { PlacedTarget } from './target-rules.ts';
import type { Target } from './target.ts';
import type { Vocabulary } from './map-vocabulary.ts';

/** What a map says, or everything that is wrong with it. */
export interface MapReading {
  /** In the order of the first member of each; every old item is in exactly one. */
  readonly targets?: readonly Target[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a map: CSV with the columns `region,into` (or `sector,into`), optionally `name` and `group` (`theta`) of the new item.
 * The first column holds an id, a group id of the world, a ready-made group, or `*` for all that no other row names; `*,*`
 * keeps each of these as it is. Rules: those of any table, `unknown-region`, `unknown-sector`, `malformed-id`,
 * `mapped-twice`, `not-mapped`, `star-has-attributes`, `theta-not-positive`, `theta-out-of-range`, `not-a-number`,
 * `control-character`, the warnings `absent-member` and `theta-unusual`, and those of `checkTargets`.
 */
export function readMap(file: string, text: string, vocabulary: Vocabulary): MapReading {
  const { kind, columns, things } = vocabulary;
  const { sheet, problems: form } = readSheet(file, text, columns);
  if (!sheet) return { problems: form };
  const problems = new ProblemList();
  problems.addAll(form);
  const selector = sheet.reader(kind);
  const into = sheet.reader('into');
  const rowOf = new Map<number, number>();
  const targets = new Map<string, PlacedTarget>();
  let star: number | undefined;

  const report = (row: number, column: string, finding: Finding): void =>
    problems.add({ file, ...sheet.position(row, column), ...finding });
  const place = (row: number, id: string, members: readonly number[], kept = false): void => {
    for (const member of members) rowOf.set(member, row);
    const target = targets.get(id) ?? { id, kept, members: [], rows: [] };
    targets.set(id, target);
    target.kept ||= kept;
    target.members.push(...members);
    if (!kept) target.rows.push(row);
  };

  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    problems.addAll(checkAttributes(sheet, row, columns.optional ?? []));
    if (selector(row) === '*') {
      if (star !== undefined) report(row, kind, mappedTwice("'*'", sheet, star, kind));
      star ??= row;
      if (into(row) !== '*' && !isIdentifier(into(row))) {
        problems.add(malformedId(file, sheet.position(row, 'into'), `${kind} id`, into(row)));
      }
      continue;
    }
    const found = vocabulary.find(selector(row));
    if (!found || found.length === 0) {
      report(row, kind, unknownSelector(vocabulary, selector(row), found !== undefined));
      continue;
    }
    const absent = vocabulary.absent(selector(row));
    if (absent.length > 0) report(row, kind, absentMembers(selector(row), found, absent, things));
    const again = found.find((member) => rowOf.has(member));
    if (again !== undefined) {
      const id = things[again]?.id ?? '';
      const named = id === selector(row) ? `'${id}'` : `'${id}', a member of '${selector(row)}',`;
      report(row, kind, mappedTwice(named, sheet, rowOf.get(again)!, kind));
      continue;
    }
    if (!isIdentifier(into(row))) {
      problems.add(malformedId(file, sheet.position(row, 'into'), `${kind} id`, into(row)));
    }
    place(row, into(row), found);
  }

  const left = [...things.keys()].filter((index) => !rowOf.has(index));
  if (star === undefined) {
    // An id that was misspelt is not mapped either: one message for one mistake.
    if (left.length > 0 && !problems.toArray().some(isError)) {
      problems.add(
        notMapped(
          file,
          left.map((index) => things[index]!.id),
          kind,
        ),
      );
    }
  } else if (into(star) === '*') {
    for (const index of left) place(star, things[index]!.id, [index], true);
  } else {
    place(star, into(star), left);
  }
  const placed = [...targets.values()];
  if (!problems.toArray().some(isError)) {
    problems.addAll(checkTargets(placed, sheet, vocabulary));
  }
  const found = problems.toArray();
  if (found.some(isError)) return { problems: found };
  return {
    targets: placed.map((target) => finished(target, sheet)).sort(byFirst),
    problems: found,
  };
}

const byFirst = (a: Target, b: Target): number => a.members[0]! - b.members[0]!;

function finished({ id, members, rows }: PlacedTarget, sheet: CsvSheet): Target {
  const stated = (column: string): string => rows.map(sheet.reader(column)).find(Boolean) ?? '';
  const [name, group, theta] = [stated('name'), stated('group'), stated('theta')];
  return {
    id,
    ...(name === '' ? {} : { name }),
    ...(group === '' ? {} : { group }),
    ...(theta === '' ? {} : { theta: Number(theta) }),
    members: members.sort((a, b) => a - b),
  };
}

import type { Region } from '../../model/index.ts';
import { shorten } from '../../input/index.ts';
import type { CsvSheet, Problem } from '../../input/index.ts';
import type { Vocabulary } from './map-vocabulary.ts';
import { groupOf } from './merged-things.ts';

/** A target while its map is read. */
export interface PlacedTarget {
  readonly id: string;
  /** Whether `*,*` keeps this item as it is. */
  kept: boolean;
  /** Indices of old items, in the order of the rows. */
  readonly members: number[];
  /** The rows that go into it; none where it is kept. */
  readonly rows: number[];
}

/**
 * Judges what the rows of a map make together. Rules: `empty-target`, `target-is-kept`, `conflicting-target`,
 * `group-is-region`.
 */
export function checkTargets(
  targets: readonly PlacedTarget[],
  sheet: CsvSheet,
  vocabulary: Vocabulary,
): Problem[] {
  const at = (row: number, column: string) => ({
    file: sheet.file,
    ...sheet.position(row, column),
    severity: 'error' as const,
  });
  const problems: Problem[] = [];
  for (const { id, kept, members, rows } of targets) {
    const [first] = rows;
    if (first === undefined) continue;
    if (members.length === 0) {
      problems.push({
        ...at(first, 'into'),
        rule: 'empty-target',
        message: `'${id}' has no member: '*' is all that no other row names, and nothing is left`,
        hint: 'remove the row',
      });
    } else if (kept) {
      const merged = rows.map(sheet.reader(vocabulary.kind)).map((word) => shorten(word));
      problems.push({
        ...at(first, 'into'),
        rule: 'target-is-kept',
        message: `${merged.join(', ')} would take the id '${id}' of a ${vocabulary.kind} that '*,*' keeps`,
        hint: `choose another id, or add the row ${id},${id} if the two are meant to be one`,
      });
    }
    for (const column of vocabulary.columns.optional ?? []) {
      const stated = rows.filter((row) => sheet.reader(column)(row) !== '');
      const text = sheet.reader(column)(stated[0] ?? 0);
      const other = stated.find((row) => sheet.reader(column)(row) !== text);
      if (other === undefined) continue;
      problems.push({
        ...at(other, column),
        rule: 'conflicting-target',
        message: `the ${column} of '${id}' is '${shorten(sheet.reader(column)(other))}' here and '${shorten(text)}' on line ${sheet.position(stated[0]!, column).line}`,
        hint: `state one ${column} for '${id}'; one of its rows is enough`,
      });
    }
  }
  return problems.length === 0 && vocabulary.kind === 'region'
    ? groupsThatAreRegions(targets, sheet, vocabulary.things)
    : problems;
}

/** Rule `group-is-region`: a scenario that names the id could mean either. */
function groupsThatAreRegions(
  targets: readonly PlacedTarget[],
  sheet: CsvSheet,
  regions: readonly Region[],
): Problem[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const group = sheet.reader('group');
  return targets.flatMap(({ id, members, rows }): Problem[] => {
    const stating = rows.find((row) => group(row) !== '');
    const name = stating === undefined ? groupOf({ id, members }, regions) : group(stating);
    const namesake = name === undefined ? undefined : byId.get(name);
    if (!namesake) return [];
    const row = stating ?? namesake.rows[0] ?? 0;
    return [
      {
        file: sheet.file,
        ...sheet.position(row, stating === undefined ? 'into' : 'group'),
        severity: 'error',
        rule: 'group-is-region',
        message: `'${shorten(namesake.id)}' would be a region, and the group of '${shorten(id)}'`,
        why: 'a scenario that says it could mean either',
        hint: 'choose another id for the region, or state another group',
      },
    ];
  });
}

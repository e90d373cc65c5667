import type { Finding } from '../economy-draft.ts';
import { flowFiles, flowKeys, tableName } from '../economy-files.ts';
import type { FlowFileName } from '../economy-files.ts';
import type { FlowSource } from '../flow-source.ts';
import { ProblemList, isError, shorten } from '../../input/index.ts';
import type { Named, Problem } from '../../input/index.ts';
import { crc32 } from './crc32.ts';
import { blockNames, mayBeAbsent, tableOf } from './directory.ts';
import { unpackNumbers } from './packed-numbers.ts';
import { damaged, invalid, readDirectory } from './read-directory.ts';
import type { DirectoryReading } from './read-directory.ts';

/** The tables of a packed file: all that it must have, or problems among which is an error. */
export interface PackedReading {
  readonly flows: ReadonlyMap<FlowFileName, FlowSource>;
  readonly problems: readonly Problem[];
}

/**
 * Reads `tables.bin`. Pure. Memory is taken only for tables of this economy's size that the bytes of the file can hold.
 *
 * Rules: those of `readDirectory`, `ids-differ`, `missing-table`, `damaged-file`, `not-a-number`; what the numbers may be
 * is for the same rules to say that judge CSV tables.
 *
 * @param file how problems name it
 * @param regions those of regions.csv; the file must have the same in the same order, and so for `sectors`
 */
export function decodeTables(
  file: string,
  bytes: Uint8Array,
  regions: readonly Named[],
  sectors: readonly Named[],
): PackedReading {
  const problems = new ProblemList();
  const report = (finding: Finding): void => {
    problems.add({ file, line: 1, column: 1, ...finding });
  };
  const flows = new Map<FlowFileName, FlowSource>();
  const head = readDirectory(bytes);
  if ('rule' in head) report(head);
  else {
    const unfit = [...differingIds(head, regions, sectors), ...missingTables(head)];
    unfit.forEach(report);
    for (const block of unfit.length === 0 ? head.blocks : []) {
      const { file: name } = tableOf(block.name);
      const values = readBlock(block, bytes, flowKeys(flowFiles[name], regions, sectors).size);
      if ('rule' in values) {
        report(values);
        continue;
      }
      const source = packedSource(file, name, values, { regions, sectors });
      if (!values.every(Number.isFinite)) {
        values.forEach((value, cell) => {
          if (!Number.isFinite(value)) report(notFinite(source.words(cell), value));
        });
      }
      flows.set(name, source);
    }
  }
  const found = problems.toArray();
  return { flows: found.some(isError) ? new Map() : flows, problems: found };
}

function readBlock(
  { name, layout, cells, encoding, start, end, crc32: stated }: DirectoryReading['blocks'][number],
  bytes: Uint8Array,
  size: number,
): Float64Array | Finding {
  const wanted = tableOf(name).layout.join(', ');
  if (layout.join(', ') !== wanted) return invalid(`table '${name}' is not laid out by ${wanted}`);
  if (cells !== size) return invalid(`table '${name}' has ${cells} cells instead of ${size}`);
  const where = `table '${name}', bytes ${start} to ${end},`;
  const block = bytes.subarray(start, end);
  if (crc32(block) !== stated) return damaged(where);
  const values = unpackNumbers(block, encoding, size);
  return typeof values === 'string' ? invalid(`${where} cannot be read: ${values}`) : values;
}

function packedSource(
  file: string,
  name: FlowFileName,
  values: Float64Array,
  { regions, sectors }: { regions: readonly Named[]; sectors: readonly Named[] },
): FlowSource {
  const { keys } = flowKeys(flowFiles[name], regions, sectors);
  const idAt = (cell: number, things: readonly Named[], stride: number): string =>
    shorten(things[Math.floor(cell / stride) % things.length]?.id ?? '');
  const words = keys.map(
    ({ column, things, stride }) =>
      (cell: number) =>
        `${column} ${idAt(cell, things, stride)}`,
  );
  return {
    file,
    values,
    complete: true,
    hasLines: false,
    position: () => ({ line: 1, column: 1 }),
    words: (cell) => [`table '${tableName(name)}'`, ...words.map((word) => word(cell))].join(', '),
    rankOf: (cell) => cell,
  };
}

function notFinite(words: string, value: number): Finding {
  return {
    severity: 'error',
    rule: 'not-a-number',
    message: `${words}: ${value} is not a finite number`,
    hint: 'write 0 where there is nothing',
  };
}

/** Rule `ids-differ`: the numbers belong to other regions or sectors than the folder's. */
function differingIds(
  { directory }: DirectoryReading,
  regions: readonly Named[],
  sectors: readonly Named[],
): Finding[] {
  return (['regions', 'sectors'] as const).flatMap((what): Finding[] => {
    const packed = directory[what];
    const listed = (what === 'regions' ? regions : sectors).map(({ id }) => id);
    const finding = (message: string): Finding[] => [
      {
        severity: 'error',
        rule: 'ids-differ',
        message,
        why: 'its numbers would be given to the wrong ones',
        hint: `restore ${what}.csv as it was when the tables were packed, or write the folder anew`,
      },
    ];
    if (packed.length !== listed.length) {
      return finding(
        `the tables are of ${packed.length} ${what} and ${what}.csv lists ${listed.length}`,
      );
    }
    const at = packed.findIndex((id, index) => id !== listed[index]);
    if (at < 0) return [];
    const [here, there] = [shorten(packed[at] ?? ''), shorten(listed[at] ?? '')];
    return finding(
      `number ${at + 1} of the ${what} is '${here}' in the tables and '${there}' in ${what}.csv`,
    );
  });
}

/** Rule `missing-table`. */
function missingTables({ blocks }: DirectoryReading): Finding[] {
  const present = new Set(blocks.map(({ name }) => name));
  const absent = blockNames.filter((name) => !present.has(name) && !mayBeAbsent(name));
  return absent.map((name) => ({
    severity: 'error',
    rule: 'missing-table',
    message: `there is no table '${name}' in the file`,
    hint: 'write the folder anew, with all its tables',
  }));
}

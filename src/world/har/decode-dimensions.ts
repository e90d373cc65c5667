import { readStrings } from './decode-strings.ts';
import { HarFault, copyAgain } from './fault.ts';
import { harLimits, type HarDimension } from './header.ts';
import type { RecordCursor, SectionReader } from './record-cursor.ts';

interface Labels {
  readonly coefficient: string;
  readonly dims: readonly number[];
  readonly sets?: readonly HarDimension[];
}

/** What a dimension is labelled with: `k` a set whose elements follow, `u` a set by name only, `e` a single element. */
type Status = 'k' | 'u' | 'e';

/**
 * Reads the record that names an array's coefficient and sets, and the elements that follow it, each set once.
 *
 * @param dims of the header: those beyond the sets are 1
 */
export function decodeDimensions(reader: SectionReader, dims: readonly number[]): Labels {
  const record = reader.record('coefficient and sets');
  const listed = record.int('the number of sets whose elements follow');
  record.int('a mark');
  const rank = record.int('the number of dimensions');
  if (rank < 0 || rank > dims.length || dims.slice(rank).some((dim) => dim !== 1)) {
    const message = `${rank} dimensions with sets, the header has ${dims.join(' × ')}`;
    throw record.fault('har-dimensions', message);
  }
  const used = dims.slice(0, rank);
  const coefficient = record.text(harLimits.coefficient, 'the name of the coefficient');
  const known = record.int('whether the sets are known') !== 0;
  if (!known) {
    skipExplicit(record, 'the sets');
    return { coefficient, dims: used };
  }
  const names = used.map(() => record.text(harLimits.set, 'the name of a set'));
  const statuses = used.map(() => statusOf(record));
  record.ints(rank, 'a number for each set');
  const explicit = readExplicit(record);
  record.close('the sets');
  const sets = readSets(reader, used, names, statuses, explicit);
  if (new Set(names.filter((_, k) => statuses[k] === 'k')).size !== listed) {
    const message = `the elements of ${listed} sets should follow, and ${names.join(', ')} are named`;
    throw record.fault('har-dimensions', message);
  }
  return { coefficient, dims: used, sets };
}

function statusOf(record: RecordCursor): Status {
  const status = record.text(1, 'how a dimension is labelled');
  if (status === 'k' || status === 'u' || status === 'e') return status;
  throw record.fault('har-unknown-type', `a dimension is labelled '${status}', expected k, u or e`);
}

function readExplicit(record: RecordCursor): string[] {
  const count = record.int('the number of single elements');
  if (count < 0 || harLimits.element * count > record.left) {
    const message = `${count} single elements do not fit into the ${record.left} bytes left`;
    throw record.fault('har-record', message);
  }
  return Array.from({ length: count }, () => record.text(harLimits.element, 'an element'));
}

function skipExplicit(record: RecordCursor, what: string): void {
  readExplicit(record);
  record.close(what);
}

function readSets(
  reader: SectionReader,
  dims: readonly number[],
  names: readonly string[],
  statuses: readonly Status[],
  explicit: readonly string[],
): HarDimension[] {
  const elementsOf = new Map<string, readonly string[]>();
  const singles = explicit.values();
  return dims.map((dim, k): HarDimension => {
    const set = names[k] ?? '';
    if (statuses[k] === 'u') return { set };
    if (statuses[k] === 'e') return { set, element: singles.next().value ?? '' };
    const elements = elementsOf.get(set) ?? readStrings(reader, dim, harLimits.element);
    elementsOf.set(set, elements);
    if (elements.length === dim) return { set, elements };
    throw new HarFault(
      reader.offset,
      'har-elements',
      `set ${set} has ${elements.length} elements, and dimension ${k + 1} has ${dim}`,
      copyAgain,
    );
  });
}

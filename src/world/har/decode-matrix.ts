import type { Description } from './description.ts';
import { refuseMoreThanTheFile, refuseOtherCells } from './expected-cells.ts';
import { sizeOf, type HarIntegers, type HarMatrix } from './header.ts';
import type { RecordCursor, SectionReader } from './record-cursor.ts';

/** A matrix of integers or reals: each record states the rows and columns that it holds. */
export function decodeMatrix(
  reader: SectionReader,
  name: string,
  { type, longName, dims }: Description & { readonly type: '2I' | '2R' },
): HarIntegers | HarMatrix {
  const [rows, columns] = dims;
  const record = reader.record('a matrix');
  if (dims.length !== 2 || rows === undefined || columns === undefined) {
    throw record.fault('har-dimensions', `${dims.length} dimensions, expected 2 for type ${type}`);
  }
  const size = sizeOf(dims);
  refuseMoreThanTheFile(record, reader, size);
  const described = { name, longName, dims: [rows, columns] } as const;
  const header: HarIntegers | HarMatrix =
    type === '2I'
      ? { type, ...described, values: new Int32Array(size) }
      : { type, ...described, values: new Float32Array(size) };
  for (let filled = 0, next = record; ; next = reader.record('the rest of the matrix')) {
    filled += fillMatrix(next, header, filled);
    if (filled >= size) return header;
  }
}

/** Reads one record into the cells from `filled` on, and says how many there were. */
function fillMatrix(
  record: RecordCursor,
  { dims, values }: HarIntegers | HarMatrix,
  filled: number,
): number {
  record.int('the number of records to come');
  const stated = record.ints(2, 'the dimensions');
  if (stated.some((dim, k) => dim !== dims[k])) {
    const message = `the record says ${stated.join(' × ')}, the header ${dims.join(' × ')}`;
    throw record.fault('har-dimensions', message);
  }
  const corners = record.ints(4, 'the rows and columns in the record');
  const count = record.left / 4;
  if (values.length > 0) refuseOtherCells(record, dims, corners, filled, count);
  record.fill(values, filled, count, 'the numbers');
  record.close('the numbers');
  return count;
}

import type { Description } from './description.ts';
import { refuseMoreThanTheFile, refuseOtherCells } from './expected-cells.ts';
import { decodeDimensions } from './decode-dimensions.ts';
import { sizeOf, type HarCoefficient, type HarReals } from './header.ts';
import type { SectionReader } from './record-cursor.ts';

/** How many more cells the sparse arrays of a file may unfold to. */
export interface SparseBudget {
  left: number;
}

/** An array of up to seven dimensions: its sets where it has them (`RE`), then its numbers in full or without the zeros. */
export function decodeArray(
  reader: SectionReader,
  name: string,
  description: Description & { readonly type: 'RE' | 'RL' },
  budget: SparseBudget,
): HarCoefficient | HarReals {
  const { type, longName, storage, dims } = description;
  const labels = type === 'RE' ? decodeDimensions(reader, dims) : undefined;
  const values = storage === 'FULL' ? readFull(reader, dims) : readSparse(reader, dims, budget);
  return labels
    ? { type: 'RE', name, longName, ...labels, values }
    : { type: 'RL', name, longName, dims, values };
}

function readFull(reader: SectionReader, dims: readonly number[]): Float32Array {
  const size = sizeOf(dims);
  const opening = reader.record('the dimensions of the array');
  refuseMoreThanTheFile(opening, reader, size);
  opening.int('the number of records to come');
  const rank = opening.int('the number of dimensions');
  const stated = opening.ints(Math.max(rank, 0), 'the dimensions');
  opening.close('the dimensions');
  if (stated.some((dim, k) => dim !== (dims[k] ?? 1)) || sizeOf(stated) !== size) {
    const message = `the array says ${stated.join(' × ')}, the header ${dims.join(' × ')}`;
    throw opening.fault('har-dimensions', message);
  }
  const values = new Float32Array(size);
  if (size === 0) reader.skip();
  for (let filled = 0; filled < size;) {
    const place = reader.record('the place of the numbers that follow');
    place.int('the number of records to come');
    const corners = place.ints(2 * rank, 'the first and last index of each dimension');
    place.close('the indices');
    const numbers = reader.record('numbers');
    numbers.int('the number of records to come');
    const count = numbers.left / 4;
    refuseOtherCells(place, stated, corners, filled, count);
    numbers.fill(values, filled, count, 'the numbers');
    numbers.close('the numbers');
    filled += count;
  }
  return values;
}

/** Each number with its place, counted from 1 through the whole array. */
function readSparse(
  reader: SectionReader,
  dims: readonly number[],
  budget: SparseBudget,
): Float32Array {
  const size = sizeOf(dims);
  const opening = reader.record('the number of non-zero numbers');
  const stored = opening.int('the number of non-zero numbers');
  const widths = opening.ints(2, 'the widths of a place and of a number');
  if (widths.some((width) => width !== 4)) {
    const message = `places of ${widths[0]} and numbers of ${widths[1]} bytes, expected 4 and 4`;
    throw opening.fault('har-unknown-type', message, 'save the header in single precision');
  }
  if (stored < 0 || stored > size) {
    throw opening.fault('har-dimensions', `${stored} non-zero numbers in an array of ${size}`);
  }
  if (size > budget.left) {
    throw opening.fault(
      'har-too-large',
      `the sparse array unfolds to ${size} numbers, and ${budget.left} are left for the file`,
      'split the file, or give a larger limit',
    );
  }
  budget.left -= size;
  const values = new Float32Array(size);
  for (let filled = 0; filled < stored;) {
    const record = reader.record(`${stored - filled} more non-zero numbers`);
    record.int('the number of records to come');
    const total = record.int('the number of non-zero numbers');
    const here = record.int('how many of them are in the record');
    if (total !== stored || here < 1 || filled + here > stored) {
      const message = `the record holds ${here} of ${total} numbers, expected at most ${stored - filled} of ${stored}`;
      throw record.fault('har-dimensions', message);
    }
    const places = record.ints(here, 'their places');
    const numbers = new Float32Array(here);
    record.fill(numbers, 0, here, 'the numbers');
    record.close('the numbers');
    places.forEach((place, k) => {
      if (place < 1 || place > size) {
        throw record.fault('har-dimensions', `place ${place} in an array of ${size}`);
      }
      if (values[place - 1] !== 0) {
        throw record.fault('har-dimensions', `place ${place} is filled twice`);
      }
      values[place - 1] = numbers[k] ?? 0;
    });
    filled += here;
  }
  if (stored === 0) reader.skip();
  return values;
}

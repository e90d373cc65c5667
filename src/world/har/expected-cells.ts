import { linearIndex } from './boxes.ts';
import { copyAgain } from './fault.ts';
import type { RecordCursor, SectionReader } from './record-cursor.ts';

/**
 * Holds that a record's cells, from the corner that it states as its first to the one that it states as its last, are the
 * `count` next ones of the array in the order of storage.
 *
 * @param corners first and last index of each dimension, from 1: `[first, last, first, last, …]`
 */
export function refuseOtherCells(
  record: RecordCursor,
  dims: readonly number[],
  corners: readonly number[],
  filled: number,
  count: number,
): void {
  const first = linearIndex(dims, (k) => corners[2 * k] ?? 0);
  const last = linearIndex(dims, (k) => corners[2 * k + 1] ?? 0);
  if (first === filled && last === filled + count - 1 && count > 0) return;
  const pairs = dims.map((_, k) => `${corners[2 * k]}..${corners[2 * k + 1]}`).join(' × ');
  throw record.fault(
    'har-dimensions',
    `the record states the cells ${pairs} of ${dims.join(' × ')} and holds ${count} numbers; expected the cells from number ${filled + 1} on`,
  );
}

/** Before memory is taken for an array that is stored in full. */
export function refuseMoreThanTheFile(
  record: RecordCursor,
  { source }: SectionReader,
  size: number,
): void {
  if (4 * size <= source.bytes.length) return;
  const message = `${size} numbers do not fit into a file of ${source.bytes.length} bytes`;
  throw record.fault('har-dimensions', message, copyAgain);
}

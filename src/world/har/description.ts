import { HarFault } from './fault.ts';
import { harLimits } from './header.ts';
import type { RecordCursor } from './record-cursor.ts';

/** What a header's second record says of the array that follows. */
export interface Description {
  readonly type: string;
  readonly storage: 'FULL' | 'SPSE';
  readonly longName: string;
  readonly dims: readonly number[];
}

/** Reads it; the type is judged by who reads the array. */
export function describeHeader(record: RecordCursor): Description {
  const start = record.offset;
  const type = record.text(2, 'a type');
  const storage = record.text(4, 'a way of storing');
  if (storage !== 'FULL' && storage !== 'SPSE') {
    throw new HarFault(
      start,
      'har-unknown-type',
      `the type is '${type}${storage}', expected a type stored FULL or SPSE`,
      'open the file in ViewHAR and save it anew',
    );
  }
  const longName = record.text(harLimits.longName, 'a long name');
  const rank = record.int('the number of dimensions');
  if (rank < 1 || rank > harLimits.rank) {
    throw record.fault('har-dimensions', `${rank} dimensions, expected 1 to ${harLimits.rank}`);
  }
  const dims = record.ints(rank, `${rank} dimensions`);
  record.close('the dimensions');
  if (dims.some((dim) => dim < 0)) {
    throw record.fault('har-dimensions', `a dimension is negative: ${dims.join(' × ')}`);
  }
  return { type, storage, longName, dims };
}

import { InputError } from '../../input/index.ts';
import { boxes } from './boxes.ts';
import { checkHeaders } from './check-headers.ts';
import { encodeDimensions } from './encode-dimensions.ts';
import { encodeSparse, isSmallerSparse } from './encode-sparse.ts';
import { encodeStrings } from './encode-strings.ts';
import {
  harLimits,
  type HarCoefficient,
  type HarHeader,
  type HarIntegers,
  type HarMatrix,
  type HarReals,
} from './header.ts';
import { mostInRecord, RecordWriter } from './record-writer.ts';

export interface EncodeHarOptions {
  /** Whether an `RE` array may leave out its zeros where that is smaller. GEMPACK reads that since 2006. Default true. */
  readonly sparse?: boolean;
}

/**
 * Encodes headers as a header-array file, so that `decodeHar` gives them back as they were (an `RL` array with seven
 * dimensions). Arrays too long for one record are cut into boxes.
 *
 * @param file path of the file to be, for messages
 * @throws InputError with every header that the format has no room for; rules: `har-header-name`,
 *   `har-duplicate-header`, `har-text`, `har-dimensions`, `har-elements`
 */
export function encodeHar(
  headers: readonly HarHeader[],
  file: string,
  { sparse = true }: EncodeHarOptions = {},
): Uint8Array {
  const problems = checkHeaders(headers, file);
  if (problems.length > 0) throw new InputError(problems);
  const writer = new RecordWriter();
  for (const header of headers) {
    writer.name(header.name);
    if (header.type === '1C') {
      describe(writer, header, 'FULL', [header.values.length, header.width]);
      encodeStrings(writer, header.values, header.width);
    } else if (header.type === '2I' || header.type === '2R') {
      describe(writer, header, 'FULL', header.dims);
      encodeMatrix(writer, header);
    } else {
      encodeArray(writer, header, sparse);
    }
  }
  return writer.bytes();
}

/** The second record of a header. */
function describe(
  writer: RecordWriter,
  { type, longName }: HarHeader,
  storage: 'FULL' | 'SPSE',
  dims: readonly number[],
): void {
  writer.record((record) => {
    record.text(type + storage, 6).text(longName, harLimits.longName);
    record.ints(dims.length, ...dims);
  });
}

function encodeArray(
  writer: RecordWriter,
  header: HarCoefficient | HarReals,
  sparse: boolean,
): void {
  const dims = Array.from({ length: harLimits.rank }, (_, k) => header.dims[k] ?? 1);
  const leavesOut = sparse && header.type === 'RE' && isSmallerSparse(header.values);
  describe(writer, header, leavesOut ? 'SPSE' : 'FULL', dims);
  if (header.type === 'RE') encodeDimensions(writer, header);
  if (leavesOut) encodeSparse(writer, header.values);
  else encodeFull(writer, dims, header.values);
}

/** Numbers of records to come, its own included, are counted down to 1. */
function encodeFull(writer: RecordWriter, dims: readonly number[], values: Float32Array): void {
  const parts = [...boxes(dims, mostInRecord / 4 - 2)];
  let left = 2 * parts.length + 1;
  const counted = (write: (record: RecordWriter) => void): void => {
    writer.record((record) => {
      record.ints(left--);
      write(record);
    });
  };
  counted((record) => record.ints(dims.length, ...dims));
  for (const { from, count, first, last } of parts) {
    const corners = first.flatMap((index, k) => [index, last[k] ?? 1]);
    counted((record) => record.ints(...corners));
    counted((record) => record.reals(values.subarray(from, from + count)));
  }
}

function encodeMatrix(writer: RecordWriter, { dims, values }: HarIntegers | HarMatrix): void {
  const parts = [...boxes(dims, mostInRecord / 4 - 8)];
  if (parts.length === 0) writer.record((record) => record.ints(1, ...dims, 1, 0, 1, 0));
  parts.forEach(({ from, count, first, last }, k) => {
    const [row = 1, column = 1] = first;
    const [lastRow = 1, lastColumn = 1] = last;
    const part = values.subarray(from, from + count);
    writer.record((record) => {
      record.ints(parts.length - k, ...dims, row, lastRow, column, lastColumn);
      if (part instanceof Float32Array) record.reals(part);
      else record.ints(...part);
    });
  });
}

/**
 * Three ways to write the numbers of a block; all numbers are little-endian. What is measured hardly repeats, and a
 * general compressor gains a tenth on it for half the time of loading a world: docs/decisions/0007-packed-worlds.md.
 *
 * - `dense`: a double for each cell.
 * - `sparse`: a bit for each cell, the first the lowest of the first byte, set where the cell is not 0; then the doubles
 *   of those cells.
 * - `coded`: how many different numbers there are (uint32, at most 65,536), these as doubles in the order in which they
 *   first stand; then for each cell the place of its number among them, a byte where 256 suffice and else a uint16.
 */
export const encodings = ['dense', 'sparse', 'coded'] as const;
export type Encoding = (typeof encodings)[number];

const mostCodes = 2 ** 16;

/** Writes an array in the way that takes the fewest bytes, minus zero as zero: the same bytes on every machine. */
export function packNumbers(values: Float64Array): { encoding: Encoding; bytes: Uint8Array } {
  const codes = codesOf(values);
  const filled = values.filter((value) => value !== 0);
  const sizes: readonly [Encoding, number][] = [
    ['dense', 8 * values.length],
    ['sparse', bitmapBytes(values.length) + 8 * filled.length],
    ['coded', codes ? codedBytes(codes.size, values.length) : Infinity],
  ];
  const [encoding, size] = sizes.reduce((best, one) => (one[1] < best[1] ? one : best));
  const bytes = new Uint8Array(size);
  if (encoding === 'dense') writeDoubles(bytes, 0, values);
  else if (encoding === 'sparse') {
    values.forEach((value, cell) => {
      if (value !== 0) bytes[cell >> 3] = (bytes[cell >> 3] ?? 0) | (1 << (cell & 7));
    });
    writeDoubles(bytes, bitmapBytes(values.length), filled);
  } else if (codes) {
    const view = new DataView(bytes.buffer);
    view.setUint32(0, codes.size, true);
    writeDoubles(bytes, 4, Float64Array.from(codes.keys()));
    const start = 4 + 8 * codes.size;
    values.forEach((value, cell) => {
      const code = codes.get(value + 0) ?? 0;
      if (codes.size <= 256) view.setUint8(start + cell, code);
      else view.setUint16(start + 2 * cell, code, true);
    });
  }
  return { encoding, bytes };
}

/**
 * The inverse of `packNumbers`. Takes memory only for an array that the bytes do hold.
 *
 * @returns what is wrong, in words, when the bytes are not those of `count` numbers
 */
export function unpackNumbers(
  bytes: Uint8Array,
  encoding: Encoding,
  count: number,
): Float64Array | string {
  if (encoding === 'dense') {
    return bytes.length === 8 * count
      ? readDoubles(bytes, 0, count)
      : wrongLength(bytes, 8 * count);
  }
  return encoding === 'sparse' ? unpackSparse(bytes, count) : unpackCoded(bytes, count);
}

function unpackSparse(bytes: Uint8Array, count: number): Float64Array | string {
  const start = bitmapBytes(count);
  if (bytes.length < start) return wrongLength(bytes, start);
  let filled = 0;
  for (let at = 0; at < start; at++) {
    for (let bits = bytes[at] ?? 0; bits > 0; bits &= bits - 1) filled++;
  }
  if (bytes.length !== start + 8 * filled) return wrongLength(bytes, start + 8 * filled);
  if ((bytes[count >> 3] ?? 0) >> (count & 7) !== 0 && count % 8 !== 0) {
    return `it states cells after the last`;
  }
  const doubles = readDoubles(bytes, start, filled);
  const values = new Float64Array(count);
  let next = 0;
  for (let cell = 0; cell < count; cell++) {
    if (((bytes[cell >> 3] ?? 0) >> (cell & 7)) & 1) values[cell] = doubles[next++] ?? 0;
  }
  return values;
}

function unpackCoded(bytes: Uint8Array, count: number): Float64Array | string {
  if (bytes.length < 4) return wrongLength(bytes, 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const codes = view.getUint32(0, true);
  if (codes > mostCodes) return `it has ${codes} codes, more than ${mostCodes}`;
  const size = codedBytes(codes, count);
  if (bytes.length !== size) return wrongLength(bytes, size);
  const doubles = readDoubles(bytes, 4, codes);
  const values = new Float64Array(count);
  const start = 4 + 8 * codes;
  for (let cell = 0; cell < count; cell++) {
    const code =
      codes <= 256 ? view.getUint8(start + cell) : view.getUint16(start + 2 * cell, true);
    const value = doubles[code];
    if (value === undefined) return `cell ${cell} has the code ${code} and there are ${codes}`;
    values[cell] = value;
  }
  return values;
}

/** The different numbers of a table by the order in which they first stand; undefined when there are too many. */
function codesOf(values: Float64Array): Map<number, number> | undefined {
  const codes = new Map<number, number>();
  for (const value of values) {
    if (!codes.has(value)) codes.set(value + 0, codes.size);
    if (codes.size > mostCodes) return undefined;
  }
  return codes;
}

function bitmapBytes(count: number): number {
  return Math.ceil(count / 8);
}

function codedBytes(codes: number, count: number): number {
  return 4 + 8 * codes + (codes <= 256 ? 1 : 2) * count;
}

function wrongLength(bytes: Uint8Array, size: number): string {
  return `it has ${bytes.length} bytes instead of ${size}`;
}

function writeDoubles(bytes: Uint8Array, start: number, values: Float64Array): void {
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setFloat64(start + 8 * index, value + 0, true);
  });
}

function readDoubles(bytes: Uint8Array, start: number, count: number): Float64Array {
  if (hostIsLittleEndian) {
    // A copy, since doubles may not begin at any byte; without a loop, which would count before it is compiled.
    const copy = new Uint8Array(8 * count);
    copy.set(bytes.subarray(start, start + 8 * count));
    return new Float64Array(copy.buffer);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, 8 * count);
  return Float64Array.from({ length: count }, (_, index) => view.getFloat64(8 * index, true));
}

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

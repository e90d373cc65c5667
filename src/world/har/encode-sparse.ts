import { mostInRecord, type RecordWriter } from './record-writer.ts';

/** Negative zero is stored: it would not come back from a cell left out. */
function isStored(value: number): boolean {
  return !Object.is(value, 0);
}

/** A stored number takes its place and itself. */
export function isSmallerSparse(values: Float32Array): boolean {
  let stored = 0;
  for (const value of values) if (isStored(value)) stored++;
  return 2 * stored < values.length;
}

/** The numbers other than 0, each with its place from 1 in the order of storage. */
export function encodeSparse(writer: RecordWriter, values: Float32Array): void {
  const places: number[] = [];
  values.forEach((value, cell) => {
    if (isStored(value)) places.push(cell + 1);
  });
  writer.record((record) => record.ints(places.length, 4, 4).text('', 80));
  const most = (mostInRecord - 16) / 8;
  const records = Math.max(1, Math.ceil(places.length / most));
  for (let k = 0; k < records; k++) {
    const part = places.slice(k * most, (k + 1) * most);
    writer.record((record) => {
      record.ints(records - k, places.length, part.length, ...part);
      record.reals(Float32Array.from(part, (place) => values[place - 1] ?? 0));
    });
  }
}

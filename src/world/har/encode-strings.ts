import { mostInRecord, type RecordWriter } from './record-writer.ts';

/** Texts of one width, in as many records as they take: one record where there are none. */
export function encodeStrings(
  writer: RecordWriter,
  values: readonly string[],
  width: number,
): void {
  const most = Math.max(1, Math.floor((mostInRecord - 16) / width));
  const records = Math.max(1, Math.ceil(values.length / most));
  for (let k = 0; k < records; k++) {
    const part = values.slice(k * most, (k + 1) * most);
    writer.record((record) => {
      record.ints(records - k, values.length, part.length);
      for (const value of part) record.text(value, width);
    });
  }
}

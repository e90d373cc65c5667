import type { Description } from './description.ts';
import type { HarStrings } from './header.ts';
import type { SectionReader } from './record-cursor.ts';

/** A header of texts: its two dimensions are their number and their width. */
export function decodeStrings(
  reader: SectionReader,
  name: string,
  { longName, dims }: Description,
): HarStrings {
  const [count = 0, width = 0] = dims;
  return { type: '1C', name, longName, width, values: readStrings(reader, count, width) };
}

/** Reads `count` texts from as many records as they take. */
export function readStrings(reader: SectionReader, count: number, width: number): string[] {
  const values: string[] = [];
  do {
    const record = reader.record(`${count - values.length} more texts of ${width} characters`);
    record.int('the number of records to come');
    const total = record.int('the number of texts');
    const here = record.int('the number of texts in the record');
    if (total !== count || here < 0 || values.length + here > count || (here === 0 && count > 0)) {
      const message = `the record holds ${here} of ${total} texts, expected at most ${count - values.length} of ${count}`;
      throw record.fault('har-dimensions', message);
    }
    if (here > 0 && width < 1) {
      throw record.fault('har-dimensions', `a width of ${width} characters, expected at least 1`);
    }
    for (let k = 0; k < here; k++) values.push(record.text(width, `a text of ${width} characters`));
    record.close('the texts');
  } while (values.length < count);
  return values;
}

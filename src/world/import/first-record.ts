import { readDelimited } from './delimited.ts';
import type { DelimitedOptions, DelimitedRecord } from './delimited.ts';

/** The first record of a file, to tell one layout from another; the rest is not read. */
export async function firstRecord(
  file: string,
  { signal }: Pick<DelimitedOptions, 'signal'> = {},
): Promise<DelimitedRecord | undefined> {
  for await (const [record] of readDelimited(file, { signal })) return record;
  return undefined;
}

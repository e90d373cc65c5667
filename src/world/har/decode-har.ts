import { InputError, isError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { decodeArray, type SparseBudget } from './decode-array.ts';
import { decodeMatrix } from './decode-matrix.ts';
import { describeHeader } from './description.ts';
import { decodeStrings } from './decode-strings.ts';
import { HarFault, harProblem } from './fault.ts';
import type { HarFile, HarHeader } from './header.ts';
import { SectionReader } from './record-cursor.ts';
import { readSections, type HarSection } from './records.ts';

export interface DecodeHarOptions {
  /**
   * Most cells that all sparse arrays of the file may unfold to: a few bytes on disk can state an array of any size.
   * Full arrays are bounded by the file itself. Default 2^26, 268 MB; the largest array of GTAP 11 has 5 million.
   */
  readonly mostSparseCells?: number;
}

/**
 * Decodes a header-array file, of either byte order.
 *
 * @param file path as the user can open it, for messages
 * @throws InputError with every problem of the file: where the records themselves are broken nothing behind the break
 *   can be read, but each header before it is still judged. Rules: `not-a-har-file`, `har-lahey-layout`, `har-truncated`,
 *   `har-record-markers`, `har-record`, `har-header-name`, `har-duplicate-header`, `har-unknown-type`, `har-dimensions`,
 *   `har-elements`, `har-too-large`. The line is 1 and the column is the byte, counted from 1.
 */
export function decodeHar(
  bytes: Uint8Array,
  file: string,
  { mostSparseCells = 2 ** 26 }: DecodeHarOptions = {},
): HarFile {
  const { sections, littleEndian, fault } = readSections(bytes);
  const budget = { left: mostSparseCells };
  const problems: Problem[] = [];
  const headers: HarHeader[] = [];
  const seen = new Map<string, number>();
  sections.forEach((section, index) => {
    // The last one before a break has lost some of its records, and the break says so.
    if (fault && index === sections.length - 1) return;
    try {
      refuseDuplicate(section, seen);
      headers.push(
        decodeHeader(new SectionReader({ bytes, littleEndian }, section), section, budget),
      );
    } catch (caught) {
      if (!(caught instanceof HarFault)) throw caught;
      problems.push(harProblem(file, section.name, caught));
    }
  });
  if (fault) problems.push(harProblem(file, fault.header, fault.fault));
  if (problems.some(isError)) throw new InputError(problems);
  return { file, headers };
}

function refuseDuplicate({ name, offset }: HarSection, seen: Map<string, number>): void {
  const first = seen.get(name.toUpperCase());
  seen.set(name.toUpperCase(), first ?? offset);
  if (first === undefined) return;
  throw new HarFault(
    offset,
    'har-duplicate-header',
    `the name stands at byte offset ${first} already (case does not count)`,
    'remove or rename one of the two in ViewHAR',
  );
}

function decodeHeader(
  reader: SectionReader,
  { name }: HarSection,
  budget: SparseBudget,
): HarHeader {
  const record = reader.record('type, long name and dimensions');
  const start = record.offset;
  const description = describeHeader(record);
  const { type, storage } = description;
  const header = (): HarHeader => {
    if (type === 'RE' || type === 'RL')
      return decodeArray(reader, name, { ...description, type }, budget);
    if (storage === 'FULL' && type === '1C') return decodeStrings(reader, name, description);
    if (storage === 'FULL' && (type === '2I' || type === '2R')) {
      return decodeMatrix(reader, name, { ...description, type });
    }
    throw new HarFault(
      start,
      'har-unknown-type',
      `the type is '${type}${storage}', expected 1CFULL, 2IFULL, 2RFULL, REFULL, RESPSE, RLFULL or RLSPSE`,
      'open the file in ViewHAR and save the header as one of these, or remove it',
    );
  };
  const decoded = header();
  reader.close();
  return decoded;
}

import { copyAgain, HarFault } from './fault.ts';
import { isBlank, latin1 } from './latin1.ts';

/** Where the content of a Fortran record lies in the file. */
export interface HarRecord {
  readonly offset: number;
  readonly length: number;
}

/** A header's name and the records that follow it up to the next name. */
export interface HarSection {
  readonly name: string;
  /** Of the name. */
  readonly offset: number;
  readonly records: readonly HarRecord[];
}

/** A file cut into its headers. A fault ends the cutting: what stands before it can still be judged. */
export interface HarSections {
  readonly sections: readonly HarSection[];
  readonly littleEndian: boolean;
  readonly fault?: { readonly header: string | undefined; readonly fault: HarFault };
}

const MARKER = 4;
const NAME = 4;

/**
 * Cuts a file into records and headers. Each record of a Fortran sequential unformatted file stands between two
 * 4-byte integers that give its length. A record that does not open with four blanks is the name of a header.
 */
export function readSections(bytes: Uint8Array): HarSections {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections: { name: string; offset: number; records: HarRecord[] }[] = [];
  let littleEndian = true;
  try {
    littleEndian = byteOrder(view) === 'little';
    for (let at = 0; at < bytes.length;) {
      const record = readRecord(view, at, littleEndian);
      at = record.offset + record.length + MARKER;
      const opening = bytes.subarray(record.offset, record.offset + Math.min(NAME, record.length));
      if (opening.length === NAME && isBlank(opening)) {
        const section = sections.at(-1);
        if (!section) throw noName(record);
        section.records.push(record);
      } else {
        sections.push({ name: nameOf(bytes, record), offset: record.offset, records: [] });
      }
    }
    return { sections, littleEndian };
  } catch (fault) {
    if (!(fault instanceof HarFault)) throw fault;
    return { sections, littleEndian, fault: { header: sections.at(-1)?.name, fault } };
  }
}

/** The first record is a name of four characters, so its marker tells the byte order. */
function byteOrder(view: DataView): 'little' | 'big' {
  if (view.byteLength > 0 && view.getUint8(0) === 0xfd) {
    throw new HarFault(
      0,
      'har-lahey-layout',
      'this is a header-array file in the old Lahey layout',
      "save it with ViewHAR in the Fujitsu layout (File, Options, 'preferred file type')",
    );
  }
  if (view.byteLength >= MARKER) {
    if (view.getInt32(0, true) === NAME) return 'little';
    if (view.getInt32(0, false) === NAME) return 'big';
  }
  throw new HarFault(
    0,
    'not-a-har-file',
    'expected a record of 4 bytes, the name of the first header',
    'give a GEMPACK header-array file (.har, .prm); a zip archive must be unpacked first',
  );
}

function readRecord(view: DataView, at: number, littleEndian: boolean): HarRecord {
  const left = view.byteLength - at;
  if (left < MARKER) throw truncated(at, `a record's length of 4 bytes`, left);
  const length = view.getInt32(at, littleEndian);
  if (length < 0) {
    throw new HarFault(at, 'har-record', `a record cannot have ${length} bytes`, copyAgain);
  }
  if (left < length + 2 * MARKER) {
    throw truncated(at, `a record of ${length} bytes and its two length markers`, left);
  }
  const end = view.getInt32(at + MARKER + length, littleEndian);
  if (end !== length) {
    const said = `the record opens with length ${length} and closes with ${end}`;
    throw new HarFault(at + MARKER + length, 'har-record-markers', said, copyAgain);
  }
  return { offset: at + MARKER, length };
}

function truncated(at: number, expected: string, left: number): HarFault {
  const message = `the file ends early: expected ${expected}, and ${left} bytes are left`;
  return new HarFault(at, 'har-truncated', message, 'get the file again: it was not copied whole');
}

function nameOf(bytes: Uint8Array, { offset, length }: HarRecord): string {
  const name = latin1(bytes.subarray(offset, offset + Math.min(length, NAME)));
  if (length === NAME && /^[\x20-\x7e]{1,4}$/u.test(name)) return name;
  throw new HarFault(
    offset,
    'har-header-name',
    `expected four blanks or a header's name of 4 printable characters, got a record of ${length} bytes`,
    copyAgain,
  );
}

function noName({ offset }: HarRecord): HarFault {
  return new HarFault(offset, 'har-header-name', "data before the first header's name", copyAgain);
}

import { copyAgain, HarFault } from './fault.ts';
import { latin1 } from './latin1.ts';
import type { HarRecord, HarSection } from './records.ts';

/** Bytes with the byte order of their numbers. */
export interface HarSource {
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
}

/** Reads one record from front to back; every reader names what it expects, for the message when it is not there. */
export class RecordCursor {
  readonly #source: HarSource;
  readonly #view: DataView;
  readonly #end: number;
  #at: number;

  /** Opens behind the four blanks with which every data record begins. */
  constructor(source: HarSource, record: HarRecord) {
    const { bytes } = source;
    this.#source = source;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#end = record.offset + record.length;
    this.#at = record.offset + 4;
  }

  get offset(): number {
    return this.#at;
  }

  /** Bytes not yet read. */
  get left(): number {
    return this.#end - this.#at;
  }

  int(what: string): number {
    return this.#view.getInt32(this.#advance(4, what), this.#source.littleEndian);
  }

  ints(count: number, what: string): number[] {
    this.#expect(4 * count, what);
    return Array.from({ length: count }, () => this.int(what));
  }

  text(width: number, what: string): string {
    const at = this.#advance(width, what);
    return latin1(this.#source.bytes.subarray(at, at + width));
  }

  /** Fills part of an array with the 4-byte numbers that follow. */
  fill(values: Float32Array | Int32Array, from: number, count: number, what: string): void {
    const at = this.#advance(4 * count, what);
    const { littleEndian } = this.#source;
    if (values instanceof Float32Array) {
      for (let k = 0; k < count; k++) {
        values[from + k] = this.#view.getFloat32(at + 4 * k, littleEndian);
      }
    } else {
      for (let k = 0; k < count; k++) {
        values[from + k] = this.#view.getInt32(at + 4 * k, littleEndian);
      }
    }
  }

  /** Holds that the record has been read whole. */
  close(what: string): void {
    if (this.left === 0) return;
    throw this.fault('har-record', `${this.left} bytes are left over after ${what}`);
  }

  fault(rule: string, message: string, hint = copyAgain): HarFault {
    return new HarFault(this.#at, rule, message, hint);
  }

  #expect(count: number, what: string): void {
    if (this.left >= count) return;
    const message = `the record is too short: expected ${what} (${count} bytes), and ${this.left} are left`;
    throw this.fault('har-record', message);
  }

  #advance(count: number, what: string): number {
    this.#expect(count, what);
    const at = this.#at;
    this.#at += count;
    return at;
  }
}

/** Hands out the records of one header in turn. */
export class SectionReader {
  readonly source: HarSource;
  readonly #section: HarSection;
  #next = 0;

  constructor(source: HarSource, section: HarSection) {
    this.source = source;
    this.#section = section;
  }

  /** Where the record last handed out begins. */
  get offset(): number {
    return this.#section.records[this.#next - 1]?.offset ?? this.#section.offset;
  }

  /** The next record, which should hold `what`. */
  record(what: string): RecordCursor {
    const record = this.#section.records[this.#next++];
    if (record) return new RecordCursor(this.source, record);
    const last = this.#section.records.at(-1);
    const end = last ? last.offset + last.length : this.#section.offset;
    const message = `the header ends early: expected a record with ${what}`;
    throw new HarFault(end, 'har-record', message, copyAgain);
  }

  /** Passes over what is left: programs differ in the records that they write for no numbers at all. */
  skip(): void {
    this.#next = this.#section.records.length;
  }

  /** Holds that there are no records left. */
  close(): void {
    const extra = this.#section.records[this.#next];
    if (!extra) return;
    const count = this.#section.records.length - this.#next;
    const message = `${count} more records than the header's dimensions call for`;
    throw new HarFault(extra.offset, 'har-record', message, copyAgain);
  }
}

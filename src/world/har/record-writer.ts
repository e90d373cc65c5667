/** Bytes of content in a record at most. GEMPACK's programs read into buffers of about 32,000 bytes. */
export const mostInRecord = 30_000;

/** Writes Fortran records into a growing buffer, little-endian: the byte order of every computer that GEMPACK runs on. */
export class RecordWriter {
  #view = new DataView(new ArrayBuffer(1 << 16));
  #length = 0;

  /** A record of data: four blanks, and what `write` puts behind them. */
  record(write: (record: this) => void): void {
    this.#framed(() => {
      this.text('', 4);
      write(this);
    });
  }

  /** A record with the name of the header that follows. */
  name(name: string): void {
    this.#framed(() => this.text(name, 4));
  }

  /** A text padded with blanks to a width; the characters have been checked. */
  text(text: string, width: number): this {
    this.#reserve(width);
    for (let k = 0; k < width; k++) {
      this.#view.setUint8(this.#length++, k < text.length ? text.charCodeAt(k) : 0x20);
    }
    return this;
  }

  ints(...numbers: readonly number[]): this {
    this.#reserve(4 * numbers.length);
    for (const number of numbers) {
      this.#view.setInt32(this.#length, number, true);
      this.#length += 4;
    }
    return this;
  }

  reals(numbers: Float32Array): this {
    this.#reserve(4 * numbers.length);
    for (const number of numbers) {
      this.#view.setFloat32(this.#length, number, true);
      this.#length += 4;
    }
    return this;
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#view.buffer.slice(0, this.#length));
  }

  #framed(write: () => void): void {
    const start = this.#length;
    this.ints(0);
    write();
    const length = this.#length - start - 4;
    this.ints(length);
    this.#view.setInt32(start, length, true);
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#view.byteLength) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#view.byteLength));
    larger.set(new Uint8Array(this.#view.buffer, 0, this.#length));
    this.#view = new DataView(larger.buffer);
  }
}

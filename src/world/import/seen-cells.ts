/** Which cells of a table were met: a bit each, in rows that grow as far as they need. */
export class SeenCells {
  readonly #rows: Uint8Array[] = [];

  /** Notes a cell; false where it was noted before. */
  add(row: number, column: number): boolean {
    const byte = column >> 3;
    const bit = 1 << (column & 7);
    let bits = this.#rows[row] ?? new Uint8Array(16);
    if (byte >= bits.length) {
      const wider = new Uint8Array(Math.max(2 * bits.length, byte + 1));
      wider.set(bits);
      bits = wider;
    }
    this.#rows[row] = bits;
    const before = bits[byte] ?? 0;
    bits[byte] = before | bit;
    return (before & bit) === 0;
  }
}

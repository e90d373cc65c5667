/** Builds files from their bytes, one field after the other, without any code of the product. */
export type ByteOrder = 'little' | 'big';

type Part = readonly number[];

/** Four bytes written as hex digits, most significant first: `3f800000` is 1 as a 32-bit float. */
export function word(hex: string, order: ByteOrder): Part {
  const bytes = [0, 2, 4, 6].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return order === 'big' ? bytes : bytes.toReversed();
}

export function int(value: number, order: ByteOrder): Part {
  return word((value < 0 ? 2 ** 32 + value : value).toString(16).padStart(8, '0'), order);
}

export function text(value: string, width: number): Part {
  return [...value.padEnd(width, ' ')].map((character) => character.charCodeAt(0));
}

/** A Fortran record: its length, its content, its length again. */
export function record(order: ByteOrder, ...parts: readonly Part[]): Part {
  const content = parts.flat();
  return [...int(content.length, order), ...content, ...int(content.length, order)];
}

export function file(...records: readonly Part[]): Uint8Array {
  return Uint8Array.from(records.flat());
}

/** Text in header-array files is one byte a character; beyond ASCII it is taken as ISO 8859-1. */

/** A text with its padding cut off; zero bytes are blanks. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte === 0 ? ' ' : String.fromCharCode(byte);
  return text.trimEnd();
}

export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20);
}

/** Whether a text comes back as it was: printable, one byte a character, no blank at its end. */
export function isKept(text: string): boolean {
  return /^(?:[\x20-\x7e\xa1-\xff]*[\x21-\x7e\xa1-\xff])?$/u.test(text);
}

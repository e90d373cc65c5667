/**
 * Remainders under the reflected polynomial of CRC-32 (ISO 3309, the one of PNG and gzip): `[zeros][byte]`, of a byte that
 * as many zero bytes follow.
 */
const remainders = new Uint32Array(4 * 256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  }
  remainders[byte] = remainder;
}
for (let at = 256; at < remainders.length; at++) {
  const before = remainders[at - 256] ?? 0;
  remainders[at] = (remainders[before & 0xff] ?? 0) ^ (before >>> 8);
}

/** CRC-32 of some bytes as eight hexadecimal digits: `cbf43926` for the text `123456789`. Four bytes a step. */
export function crc32(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 4);
  let crc = 0xffffffff;
  let at = 0;
  for (; at < whole; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      remainders[768 + (crc & 0xff)]! ^
      remainders[512 + ((crc >>> 8) & 0xff)]! ^
      remainders[256 + ((crc >>> 16) & 0xff)]! ^
      remainders[crc >>> 24]!;
  }
  for (; at < bytes.length; at++) {
    crc = remainders[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

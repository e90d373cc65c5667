/** Header-array files of GEMPACK, read and written; the layout is in docs/methods/gtap-har.md. */
export { decodeHar } from './decode-har.ts';
export type { DecodeHarOptions } from './decode-har.ts';
export { encodeHar } from './encode-har.ts';
export type { EncodeHarOptions } from './encode-har.ts';
export { findHeader, harLimits, setHeader } from './header.ts';
export type {
  HarCoefficient,
  HarDimension,
  HarFile,
  HarHeader,
  HarIntegers,
  HarMatrix,
  HarReals,
  HarStrings,
} from './header.ts';

import { iso3Codes } from '../countries.ts';
import type { FileCodes } from './mrio-files.ts';

/** The 45 industries of the OECD's edition of 2023. */
const industries =
  'A01_02 A03 B05_06 B07_08 B09 C10T12 C13T15 C16 C17_18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31T33 D E F ' +
  'G H49 H50 H51 H52 H53 I J58T60 J61 J62_63 K L M N O P Q R S T';

/** Codes of a table of the size of the OECD's edition of 2023: 77 economies, the last the rest of the world. */
export const icioSize: FileCodes = {
  regions: [...iso3Codes.slice(0, 76), 'ROW'],
  industries: industries.split(' '),
};

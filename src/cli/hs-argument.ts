import { normaliseHs } from '../lab/index.ts';
import { UsageError } from './usage-error.ts';

/**
 * A product code in digits.
 *
 * @param nameOf names of the codes of the Harmonized System of 2 to 6 digits
 * @returns the code, and whether the Harmonized System has it: an edition before that of 2022 may
 * @throws UsageError for what is no code, and for chapters that there are not
 */
export function hsCode(
  text: string,
  nameOf: (code: string) => string | undefined,
): { readonly code: string; readonly name?: string } {
  const code = normaliseHs(text);
  if (code === undefined) {
    throw new UsageError(
      `'${text}' is no product code — give 2 to 10 digits of the Harmonized System, such as 120510 or 1205.10`,
    );
  }
  const chapter = code.slice(0, 2);
  // Chapters 98 and 99 are each country's own.
  if (nameOf(chapter) === undefined && chapter < '98') {
    throw new UsageError(
      `the Harmonized System has no chapter ${chapter} — its chapters are 01 to 97, without 77`,
    );
  }
  const named = code.length % 2 === 1 ? code.slice(0, -1) : code;
  const name = nameOf(named.slice(0, 6));
  return name === undefined ? { code } : { code, name };
}

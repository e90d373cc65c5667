import { readFileSync } from 'node:fs';
import { concordanceWith } from '../concordance/concordance.ts';
import type { SectorOfHs } from '../concordance/concordance.ts';
import { sectorOfHs } from '../concordance/hs-sector.ts';
import { readConcordance } from '../concordance/read-concordance.ts';
import { InputError, unreadableFile } from '../../input/index.ts';

/**
 * The concordance of an import: the built-in one, with the user's file above it where one is named.
 *
 * @throws InputError with everything wrong with the file
 */
export function concordanceOf(file: string | undefined): SectorOfHs {
  if (file === undefined) return sectorOfHs;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError([unreadableFile(file, error)]);
  }
  const { rules, problems } = readConcordance(file, text);
  if (!rules) throw new InputError(problems);
  return concordanceWith(rules);
}

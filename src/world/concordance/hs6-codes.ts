import { codes2022 } from './nomenclature/codes-2022.ts';
import { sectorOfHs } from './hs-sector.ts';

/** Every six-digit code of the Harmonized System of 2022, ascending. */
export const hs6Codes: readonly string[] = codes2022
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [chapter = '', ...headings] = line.split(' ');
    return headings.flatMap((heading) =>
      heading
        .slice(3)
        .split(',')
        .map((rest) => `${chapter}${heading.slice(0, 2)}${rest}`),
    );
  });

const bySector = new Map<string, string[]>();
for (const code of hs6Codes) {
  const sector = sectorOfHs(code);
  if (sector === undefined) continue;
  const codes = bySector.get(sector);
  if (codes) codes.push(code);
  else bySector.set(sector, [code]);
}

/** The six-digit codes of 2022 that a sector makes, ascending; none for services, and for ids that the concordance does not know. */
export function hs6OfSector(sector: string): readonly string[] {
  return bySector.get(sector) ?? [];
}

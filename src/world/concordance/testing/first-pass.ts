import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { sectorOfHs } from '../hs-sector.ts';

/** A code that the first pass (hs6_to_icio.csv of the shared data) files under another sector than ours. */
export interface Difference {
  readonly code: string;
  readonly first: string;
  readonly ours: string;
}

/** Sectors of the first pass, which does not split these. */
const merged: Readonly<Record<string, string>> = {
  A01: 'A01_02',
  A02: 'A01_02',
  B05: 'B05_06',
  B06: 'B05_06',
  B07: 'B07_08',
  B08: 'B07_08',
  C24A: 'C24',
  C24B: 'C24',
  C301: 'C30',
  C302T309: 'C30',
};

export function differencesFromFirstPass(file: string): {
  codes: number;
  differences: Difference[];
} {
  const rows = csvParse(readFileSync(file, 'utf8'));
  const differences = rows.flatMap(({ hs6 = '', icio = '' }): Difference[] => {
    const ours = sectorOfHs(hs6) ?? 'none';
    return (merged[ours] ?? ours) === icio ? [] : [{ code: hs6, first: icio, ours }];
  });
  return { codes: rows.length, differences };
}

export interface Group {
  /** As docs/methods/concordance.md names it. */
  readonly name: string;
  /** `first → ours` pairs; with `only`, codes that begin with one of these. */
  readonly pairs: readonly string[];
  readonly only?: RegExp;
}

/** Why we differ: the first group that fits. */
export const groups: readonly Group[] = [
  {
    name: 'basic chemicals',
    pairs: ['C19 C20', 'B07_08 C20'],
    only: /^(?:15|2601|2707|28|29|32|35|37|38|44|71)/u,
  },
  {
    name: 'articles of any material',
    pairs: ['C22 C31T33', 'C22 C28', 'C22 C27', 'C22 C302T309', 'C22 C13T15'],
  },
  {
    name: 'minerals, car parts and others under textiles',
    pairs: ['C13T15 C23', 'C13T15 C29', 'C13T15 C28', 'C13T15 C17_18', 'C13T15 C31T33'],
  },
  { name: 'household appliances', pairs: ['C28 C27'] },
  { name: 'aircraft, their engines, cycles', pairs: ['C28 C302T309', 'C26 C302T309'] },
  { name: 'clocks and electro-medical apparatus', pairs: ['C31T33 C26'] },
  { name: 'spectacles, toys, teaching models', pairs: ['C26 C31T33'] },
  {
    name: 'furniture and weapons under transport',
    pairs: ['C30 C31T33', 'C30 C25', 'C30 C29'],
  },
  {
    name: 'farm or fish against food',
    pairs: ['A01_02 C10T12', 'A03 C10T12', 'C10T12 A03'],
  },
  { name: 'office machinery and telephones', pairs: ['C26 C28', 'C28 C26'] },
  {
    name: 'printed matter, film, recorded media',
    pairs: ['J58T60 C17_18', 'J58T60 C26', 'J58T60 C20', 'B09 C17_18', 'C20 C26'],
  },
  { name: 'electrical parts of vehicles', pairs: ['C27 C29'] },
  {
    name: 'waste, energy and nuclear material',
    pairs: ['E C20', 'D C20', 'D D35T39', 'C20 D35T39', 'B07_08 D35T39'],
  },
  { name: 'boilers, moulds, chains', pairs: ['C28 C25'] },
  { name: 'single headings', pairs: [] },
];

const single =
  /^(?:2207|2503|2517|2518|2701|2702|2933|3006|3104|3822|6403|6402|8422|8486|8505|8531|8542|8704|9001|9405|9406)/u;

export function groupOf({ code, first, ours }: Difference): Group | undefined {
  const pair = `${first} ${ours}`;
  const fitting = groups.find(
    ({ pairs, only }) => pairs.includes(pair) && (only === undefined || only.test(code)),
  );
  return fitting ?? (single.test(code) ? groups.at(-1) : undefined);
}

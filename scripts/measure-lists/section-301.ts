import { rowsOf } from './codes.ts';

/** Partners that paid the MFN rate in 2024 on nearly all goods (no agreement, no GSP that year). */
const mfnPartners = new Set([
  '0003',
  '5880',
  '4120',
  '5830',
  '5330',
  '5520',
  '5490',
  '5600',
  '4419',
  '4890',
  '3510',
  '5570',
]);
const china = '5700';
/** Below this, trade in a code says nothing about its rate. */
const leastImportsUsd = 10_000;
/** Halfway between the rates of the lists: 0, 7.5 % and 25 %. */
const lowest = 0.0375;
const middle = 0.1625;
/** Goods of list 1 and of list 2 by chapter: most lines of these chapters at 25 % are on the list. */
const list1Chapters = ['84', '85', '86', '88', '90'];
const list2Headings = [
  '3403',
  '3811',
  '39',
  '8541',
  '8542',
  '8601',
  '8602',
  '8603',
  '8604',
  '8605',
  '8606',
  '8607',
];

/**
 * Which six-digit goods of China paid the duties of Section 301 in 2024, read off the duties collected:
 * what China paid beyond what partners at MFN rates paid on the same code, nearest to 25 %, 7.5 % or nothing.
 * The lists themselves are not in the shared data. The division of the 25 % into lists 1, 2 and 3 is by chapter.
 */
export function section301Lists(folder: string): Record<string, string[]> {
  const of = new Map<string, { china: number; chinaDuty: number; mfn: number; mfnDuty: number }>();
  for (const [partner = '', hs = '', imports = '', duty = ''] of rowsOf(
    folder,
    'imports_hs6.csv',
  )) {
    const sums = of.get(hs) ?? { china: 0, chinaDuty: 0, mfn: 0, mfnDuty: 0 };
    if (partner === china) {
      sums.china += Number(imports);
      sums.chinaDuty += Number(duty);
    } else if (mfnPartners.has(partner)) {
      sums.mfn += Number(imports);
      sums.mfnDuty += Number(duty);
    }
    of.set(hs, sums);
  }
  const lists: Record<string, string[]> = {
    'usa-301-china-list-1': [],
    'usa-301-china-list-2': [],
    'usa-301-china-list-3': [],
    'usa-301-china-list-4a': [],
  };
  for (const [hs, sums] of of) {
    if (sums.china < leastImportsUsd || hs >= '98') continue;
    const beyondMfn = sums.chinaDuty / sums.china - (sums.mfn > 0 ? sums.mfnDuty / sums.mfn : 0);
    if (beyondMfn > lowest) lists[`usa-301-china-list-${listOf(hs, beyondMfn)}`]?.push(hs);
  }
  return lists;
}

function listOf(hs: string, beyondMfn: number): string {
  if (beyondMfn <= middle) return '4a';
  if (list2Headings.some((heading) => hs.startsWith(heading))) return '2';
  return list1Chapters.includes(hs.slice(0, 2)) ? '1' : '3';
}

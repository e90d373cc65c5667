import { groupsOf } from '../model/index.ts';
import type { Region } from '../model/index.ts';
import { shorten } from '../input/index.ts';
import type { CsvSheet, Problem } from '../input/index.ts';
import { pairKey } from './product-flows.ts';
import type { ProductFlow } from './product-flows.ts';

/** Products of a pair as they are read, and where its first row stands. */
export interface PairRows {
  readonly importer: string;
  readonly exporter: string;
  readonly firstRow: number;
  /** Row of each code. */
  readonly rowOf: Map<string, number>;
  readonly products: ProductFlow[];
}

/** Rule `overlapping-pairs`: two pairs that cover the same two regions. */
export function overlaps(
  sheet: CsvSheet,
  pairs: readonly PairRows[],
  regions: readonly Region[],
): Problem[] {
  const groups = groupsOf(regions);
  const members = (id: string): string[] =>
    groups.get(id)?.map((index) => regions[index]?.id ?? '') ?? [id];
  const ownerOf = new Map<string, PairRows>();
  const problems: Problem[] = [];
  for (const pair of pairs) {
    const keys = members(pair.importer).flatMap((importer) =>
      members(pair.exporter).map((exporter) => pairKey(importer, exporter)),
    );
    const [shared] = keys.filter((key) => ownerOf.has(key));
    const earlier = shared === undefined ? undefined : ownerOf.get(shared);
    if (shared !== undefined && earlier) problems.push(overlapping(sheet, pair, earlier, shared));
    for (const key of keys) if (!ownerOf.has(key)) ownerOf.set(key, pair);
  }
  return problems;
}

function overlapping(sheet: CsvSheet, pair: PairRows, earlier: PairRows, shared: string): Problem {
  const [importer = '', exporter = ''] = shared.split('\n').map((id) => shorten(id));
  const { line } = sheet.position(earlier.firstRow, 'importer');
  return {
    file: sheet.file,
    ...sheet.position(pair.firstRow, 'importer'),
    severity: 'error',
    rule: 'overlapping-pairs',
    message: `what ${importer} buys from ${exporter} is given before, on line ${line}, as ${shorten(earlier.importer)} from ${shorten(earlier.exporter)}`,
    why: 'nothing says which of the two is meant',
    hint: 'state products for groups or for their members, not for both',
  };
}

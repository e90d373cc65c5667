import { join } from 'node:path';
import type { EconomyTables } from '../../../../model/index.ts';
import { hs6OfSector } from '../../../concordance/hs6-codes.ts';
import { sectorOfHs } from '../../../concordance/hs-sector.ts';
import type { ProductFlow, ProductPair } from '../../../product-flows.ts';
import { surtaxCoverage } from '../../surtax-coverage.ts';
import { CAD_PER_USD_2024 } from '../control-totals.ts';
import { readRows, type SourceRow } from '../csv-rows.ts';
import { GOODS } from '../sectors.ts';
import { flowOf } from './flows.ts';
import { alike, merged } from './rows.ts';

/** Goods that Canada's orders of March 2025 name, with the value that they state, C$ million: facts A27 and A28. */
const POOLS = [
  { name: 'steel', total: 12_600 },
  { name: 'aluminium', total: 3_000 },
  { name: 'first order', total: 30_000 },
  { name: 'other goods of the second', total: 14_200 },
] as const;
type Pool = (typeof POOLS)[number]['name'];

/** A stated value and what the products it was spread over come to; C$ million. */
export interface CoveredPool {
  readonly name: Pool;
  readonly stated: number;
  readonly codes: number;
  readonly covered: number;
}

/**
 * What Canada buys from the United States by product. No statistics of ours say it; what is known is the value that the surtax
 * orders state for the goods they list. Each of these values is spread over sectors as `surtaxCoverage` does and there
 * alike over the codes listed; other codes of a sector share what is left of it.
 */
export function surtaxedProducts(
  tables: EconomyTables,
  sharedData: string,
): { pair: ProductPair; pools: CoveredPool[] } {
  const listed = listedCodes(join(sharedData, 'canada-surtax-orders/items.csv'));
  const sectors = GOODS.map(({ id }) => id).filter((id) => hs6OfSector(id).length > 0);
  const imports = sectors.map((id) => flowOf(tables, 'CAN', 'USA', id) * CAD_PER_USD_2024);
  const codesIn = (pool: Pool, sector: string): string[] => {
    return [...(listed.get(pool) ?? [])].filter((code) => sectorOfHs(code) === sector);
  };
  const { byPool, covered } = surtaxCoverage(
    imports,
    POOLS.map(({ name, total }) => ({
      name,
      total,
      listedShare: sectors.map((id) => codesIn(name, id).length / hs6OfSector(id).length),
    })),
    0,
  );
  const usd = (millions: number): number => millions / CAD_PER_USD_2024;
  const products = sectors.flatMap((id, s): ProductFlow[] => {
    const named = POOLS.flatMap(({ name }, p) =>
      alike(codesIn(name, id), usd(byPool[p]?.[s] ?? 0), 'statement-2025'),
    );
    const all = hs6OfSector(id);
    const free = all.filter((code) => !named.some(({ hs }) => hs === code));
    const rest = usd((imports[s] ?? 0) - (covered[s] ?? 0));
    // Where every code is listed, what no order covers is still there.
    return merged([...named, ...alike(free.length > 0 ? free : all, rest, 'code-count')]);
  });
  const pools = POOLS.map(({ name, total }, p) => ({
    name,
    stated: total,
    codes: listed.get(name)?.size ?? 0,
    covered: (byPool[p] ?? []).reduce((a, b) => a + b, 0),
  }));
  return { pair: { importer: 'CAN', exporter: 'USA', products }, pools };
}

/** Six-digit codes of the orders as made in March 2025. */
function listedCodes(file: string): Map<Pool, Set<string>> {
  const listed = new Map<Pool, Set<string>>();
  const known = new Set(GOODS.flatMap(({ id }) => hs6OfSector(id)));
  for (const row of readRows(file)) {
    const pool = poolOf(row);
    const code = row.text('hs_item').replaceAll('.', '').slice(0, 6);
    if (pool === undefined || !known.has(code)) continue;
    listed.set(pool, (listed.get(pool) ?? new Set()).add(code));
  }
  return listed;
}

/** SOR/2025-66 as made on 3 March; of SOR/2025-95 as made on 13 March, Schedule 2 is steel and Schedule 1 the rest. */
function poolOf(row: SourceRow): Pool | undefined {
  const order = `${row.text('file')} ${row.text('version_last_amended')}`;
  if (order === 'SOR-2025-66 2025-03-03') return 'first order';
  if (order !== 'SOR-2025-95 2025-03-13') return undefined;
  if (row.text('schedule') === 'SCHEDULE 2') return 'steel';
  if (row.text('schedule') !== 'SCHEDULE 1') return undefined;
  return row.text('hs_item').startsWith('76') ? 'aluminium' : 'other goods of the second';
}

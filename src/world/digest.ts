import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EconomyTables } from '../model/index.ts';
import type { EconomyMeta } from './economy-meta.ts';
import type { ElasticitySets } from './elasticity-set.ts';
import type { ProductFlows } from './product-flows.ts';

/**
 * Fingerprint of everything in an economy that can move a number: `sha256:` and 64 hexadecimal digits. It does not
 * depend on the order of rows, nor on how numbers are written, nor on names and notes. Hashed are, in this order,
 * a JSON head (version of this scheme, id, year, currency, unit, regions by id with their groups, sectors by id with
 * whether they are tradable) and then θ and every table as little-endian doubles, regions and sectors sorted by id
 * in code units; transfers last, where there are any. Sets of elasticities, where there are any, follow: a JSON list of
 * their ids, sorted, and then θ of each; last, where it is stated, `tariffs_include`, sorted. Products are apart, in
 * `productsDigest`: few runs rest on them, and a page loads them when one does. Changing this scheme changes every digest: raise its version.
 */
export function economyDigest(
  meta: EconomyMeta,
  tables: EconomyTables,
  elasticitySets: ElasticitySets = new Map(),
): string {
  const { regions, sectors, trade, tariffs, intermediate, valueAdded, final, transfers } = tables;
  const r = sortedOrder(regions.map(({ id }) => id));
  const s = sortedOrder(sectors.map(({ id }) => id));
  const head = JSON.stringify([
    'reroute.economy/1',
    meta.id,
    meta.year,
    meta.currency,
    meta.unit,
    r.map((n) => [regions[n]?.id, regions[n]?.group ?? null]),
    s.map((j) => [sectors[j]?.id, sectors[j]?.tradable]),
    transfers !== undefined,
  ]);
  const hash = sha256.create().update(utf8ToBytes(head));
  hash.update(
    littleEndian(
      Float64Array.from(sectors, ({ theta }) => theta),
      [s],
    ),
  );
  hash.update(littleEndian(trade, [s, r, r]));
  hash.update(littleEndian(tariffs, [s, r, r]));
  hash.update(littleEndian(intermediate, [r, s, s]));
  hash.update(littleEndian(valueAdded, [r, s]));
  hash.update(littleEndian(final, [r, s]));
  if (transfers) hash.update(littleEndian(transfers, [r]));
  if (elasticitySets.size > 0) {
    const ids = [...elasticitySets.keys()].sort();
    hash.update(utf8ToBytes(JSON.stringify(['elasticities', ids])));
    for (const id of ids) {
      hash.update(littleEndian(elasticitySets.get(id)?.theta ?? new Float64Array(), [s]));
    }
  }
  const { tariffs_include } = meta;
  if (tariffs_include && Object.keys(tariffs_include).length > 0) {
    const ids = Object.keys(tariffs_include).sort();
    const stated = ids.map((id) => [id, tariffs_include[id]]);
    hash.update(utf8ToBytes(JSON.stringify(['tariffs_include', stated])));
  }
  return `sha256:${bytesToHex(hash.digest())}`;
}

/** Fingerprint of what trade consists of: of every number and code, whatever the order of rows. */
export function productsDigest({ pairs }: ProductFlows): string {
  const hash = sha256.create().update(utf8ToBytes(JSON.stringify(['reroute.products/1'])));
  for (const { importer, exporter, products } of pairs) {
    const rows = products.map(({ hs, value, rate, basis, quantity, unit, sector }) => {
      const counted = [quantity ?? null, unit ?? null];
      return [hs, value, rate ?? null, basis, ...counted, sector ?? null];
    });
    hash.update(utf8ToBytes(JSON.stringify([importer, exporter, rows])));
  }
  return `sha256:${bytesToHex(hash.digest())}`;
}

/** Indices that put the ids in order of their code units, the same in every locale. */
function sortedOrder(ids: readonly string[]): number[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...ids.keys()].sort((a, b) => compare(ids[a] ?? '', ids[b] ?? ''));
}

/** A dense array of up to three dimensions, each permuted, as little-endian doubles; minus zero as zero. */
function littleEndian(values: Float64Array, orders: readonly (readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  const [planes, rows, columns] = [[0], [0], ...orders].slice(-3) as [Order, Order, Order];
  let at = 0;
  for (const plane of planes) {
    for (const row of rows) {
      const start = (plane * rows.length + row) * columns.length;
      for (const column of columns) {
        view.setFloat64(at, (values[start + column] ?? 0) + 0, true);
        at += 8;
      }
    }
  }
  return bytes;
}

type Order = readonly number[];

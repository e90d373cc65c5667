import type { EconomyTables } from '../../../../model/index.ts';
import { hs6OfSector } from '../../../concordance/hs6-codes.ts';
import { sectorOfHs } from '../../../concordance/hs-sector.ts';
import type { ProductFlow, ProductPair } from '../../../product-flows.ts';
import { flowOf } from './flows.ts';
import { alike } from './rows.ts';

/** A product group whose value somebody published; US$ million. */
export interface Stated {
  /** Divided alike among these codes. */
  readonly codes: readonly string[];
  readonly value: number;
  readonly basis: string;
  /** Sector whose flow holds it, where that is not the one of the concordance. */
  readonly sector?: string;
}

/** How a sector's flow compares with what is stated of it. */
export interface StatedSector {
  readonly importer: string;
  readonly exporter: string;
  readonly sector: string;
  /** The world's flow, US$ million. */
  readonly flow: number;
  readonly stated: number;
  /** What stated values were multiplied by to fit into the flow: 1 where there is room. */
  readonly scale: number;
}

/** Codes that share what is not stated of a sector, in place of all others alike. */
export type Remainder = Readonly<Record<string, { codes: readonly string[]; basis: string }>>;

/**
 * Products of a pair from published values. Stated values that together exceed the world's flow of their sector are
 * scaled down to it; where they are less, the other codes of the sector share the rest alike. Sectors of which nothing is
 * stated are left out: there every code counts alike anyway.
 */
export function statedPair(
  tables: EconomyTables,
  importer: string,
  exporter: string,
  stated: readonly Stated[],
  remainder: Remainder = {},
): { pair: ProductPair; sectors: StatedSector[] } {
  const products: ProductFlow[] = [];
  const sectors: StatedSector[] = [];
  for (const sector of [...new Set(stated.map(sectorOf))].sort()) {
    const flow = flowOf(tables, importer, exporter, sector);
    const own = stated.filter((group) => sectorOf(group) === sector);
    const total = own.reduce((sum, { value }) => sum + value, 0);
    const scale = Math.min(1, flow / total);
    sectors.push({ importer, exporter, sector, flow, stated: total, scale });
    for (const { codes, value, basis, sector: stated } of own) {
      for (const row of alike(codes, value * scale, basis)) {
        products.push(stated === undefined ? row : { ...row, sector: stated });
      }
    }
    const named = new Set(stated.flatMap(({ codes }) => codes));
    const others = remainder[sector] ?? {
      codes: hs6OfSector(sector).filter((code) => !named.has(code)),
      basis: 'code-count',
    };
    if (scale === 1) products.push(...alike(others.codes, flow - total, others.basis));
  }
  return { pair: { importer, exporter, products }, sectors };
}

/** @throws Error where codes of one published value belong to several sectors: nothing says how it divides */
function sectorOf({ codes, sector }: Stated): string {
  if (sector !== undefined) return sector;
  const [own, ...others] = new Set(codes.map((code) => sectorOfHs(code)));
  if (own === undefined || others.length > 0) {
    throw new Error(`${codes.join(', ')}: one published value, and not one sector`);
  }
  return own;
}

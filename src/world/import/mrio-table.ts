import type { Position } from '../../input/index.ts';
import type { IndustryCode, RegionCode } from './mrio-codes.ts';

/**
 * An industry of a region as the source has it: a row that sells and a column that buys. Parts of a split region (`CN1`,
 * `CN2`) have accounts of their own, so that each can be held against its own totals.
 */
export interface Account {
  /** As the source writes it: `CN1_C26`. */
  readonly label: string;
  readonly region: number;
  readonly industry: number;
  readonly part: boolean;
  /** Where its row and its column begin; absent until they are met. */
  row?: Position;
  column?: Position;
  /** Total output as the row and the column state it, and where. */
  statedSales?: { readonly value: number; readonly at: Position };
  statedCosts?: { readonly value: number; readonly at: Position };
}

/** Totals over the world of one category of final use, or of one row of primary inputs. */
export interface CategoryTotal {
  readonly code: string;
  total: number;
  negative: number;
  negativeCells: number;
}

/**
 * The sums of a multi-regional input-output table that the model needs, gathered cell by cell in any order: memory
 * is bounded by regions × regions × sectors and regions × sectors × sectors, whatever the size of the file.
 */
export class MrioTable {
  readonly regions: RegionCode[] = [];
  readonly industries: IndustryCode[] = [];
  readonly accounts: Account[] = [];
  /** Sales of each account to all, and costs of each account, primary inputs included. */
  readonly sales: number[] = [];
  readonly costs: number[] = [];
  /** Final use by category, and primary inputs by row, of industries and of final users. */
  readonly uses: CategoryTotal[] = [];
  readonly primary: CategoryTotal[] = [];
  readonly primaryOfFinal: CategoryTotal[] = [];

  /** Of each account: plain arrays beside the objects, since millions of cells look them up. */
  readonly #regionOf: number[] = [];
  readonly #industryOf: number[] = [];
  readonly #regionIndex = new Map<string, number>();
  readonly #industryIndex = new Map<string, number>();
  readonly #accountIndex = new Map<string, number>();
  readonly #categoryIndex = new Map<CategoryTotal[], Map<string, number>>();
  /** Room for this many regions and industries; doubled when it is full. */
  #R: number;
  #J: number;
  #trade: Float64Array;
  #intermediate: Float64Array;
  #final: Float64Array;
  #valueAdded: Float64Array;

  constructor(room: { regions: number; industries: number } = { regions: 96, industries: 72 }) {
    this.#R = room.regions;
    this.#J = room.industries;
    this.#trade = new Float64Array(this.#J * this.#R * this.#R);
    this.#intermediate = new Float64Array(this.#R * this.#J * this.#J);
    this.#final = new Float64Array(this.#R * this.#J);
    this.#valueAdded = new Float64Array(this.#R * this.#J);
  }

  /** Index of a region, entered where it is new. Parts of a region have its index. */
  region(region: RegionCode): number {
    const known = this.#regionIndex.get(region.id);
    if (known !== undefined) return known;
    const index = this.regions.push(region) - 1;
    this.#regionIndex.set(region.id, index);
    if (index >= this.#R) this.#grow(2 * this.#R, this.#J);
    return index;
  }

  #industry(industry: IndustryCode): number {
    const known = this.#industryIndex.get(industry.id);
    if (known !== undefined) return known;
    const index = this.industries.push(industry) - 1;
    this.#industryIndex.set(industry.id, index);
    if (index >= this.#J) this.#grow(this.#R, 2 * this.#J);
    return index;
  }

  /** Index of an account, entered where it is new. */
  account(label: string, region: RegionCode, industry: IndustryCode): number {
    const known = this.#accountIndex.get(label);
    if (known !== undefined) return known;
    const account: Account = {
      label,
      region: this.region(region),
      industry: this.#industry(industry),
      part: region.part === true,
    };
    const index = this.accounts.push(account) - 1;
    this.#accountIndex.set(label, index);
    this.#regionOf.push(account.region);
    this.#industryOf.push(account.industry);
    this.sales.push(0);
    this.costs.push(0);
    return index;
  }

  /** Index of a category in `uses`, `primary` or `primaryOfFinal`, entered where it is new. */
  category(list: CategoryTotal[], code: string): number {
    const index = this.#categoryIndex.get(list) ?? new Map<string, number>();
    this.#categoryIndex.set(list, index);
    const known = index.get(code);
    if (known !== undefined) return known;
    const next = list.push({ code, total: 0, negative: 0, negativeCells: 0 }) - 1;
    index.set(code, next);
    return next;
  }

  /** What account `seller` sells to account `buyer` as an input. */
  addInput(seller: number, buyer: number, value: number): void {
    const i = this.#regionOf[seller] ?? 0;
    const j = this.#industryOf[seller] ?? 0;
    const n = this.#regionOf[buyer] ?? 0;
    const k = this.#industryOf[buyer] ?? 0;
    addTo(this.#trade, (j * this.#R + n) * this.#R + i, value);
    addTo(this.#intermediate, (n * this.#J + k) * this.#J + j, value);
    this.sales[seller] = (this.sales[seller] ?? 0) + value;
    this.costs[buyer] = (this.costs[buyer] ?? 0) + value;
  }

  /** What account `seller` sells to final users of region `n`. */
  addFinal(seller: number, n: number, use: number, value: number): void {
    const i = this.#regionOf[seller] ?? 0;
    const j = this.#industryOf[seller] ?? 0;
    addTo(this.#trade, (j * this.#R + n) * this.#R + i, value);
    addTo(this.#final, n * this.#J + j, value);
    this.sales[seller] = (this.sales[seller] ?? 0) + value;
    count(this.uses[use], value);
  }

  /** What account `buyer` pays for a primary input: all of it becomes value added. */
  addPrimary(item: number, buyer: number, value: number): void {
    const cell = (this.#regionOf[buyer] ?? 0) * this.#J + (this.#industryOf[buyer] ?? 0);
    addTo(this.#valueAdded, cell, value);
    this.costs[buyer] = (this.costs[buyer] ?? 0) + value;
    count(this.primary[item], value);
  }

  /** What final users pay in a row of primary inputs: counted, and left out, since no industry sells it. */
  addPrimaryOfFinal(item: number, value: number): void {
    count(this.primaryOfFinal[item], value);
  }

  /** The sums, dense and without the spare room; shapes as in `EconomyTables`. */
  flows(): MrioFlows {
    const [R, J] = [this.#R, this.#J];
    const [N, M] = [this.regions.length, this.industries.length];
    return {
      trade: block(this.#trade, [J, R, R], [M, N, N]),
      intermediate: block(this.#intermediate, [R, J, J], [N, M, M]),
      final: block(this.#final, [1, R, J], [1, N, M]),
      valueAdded: block(this.#valueAdded, [1, R, J], [1, N, M]),
    };
  }

  #grow(R: number, J: number): void {
    const [r, j] = [this.#R, this.#J];
    this.#trade = block(this.#trade, [j, r, r], [J, R, R]);
    this.#intermediate = block(this.#intermediate, [r, j, j], [R, J, J]);
    this.#final = block(this.#final, [1, r, j], [1, R, J]);
    this.#valueAdded = block(this.#valueAdded, [1, r, j], [1, R, J]);
    this.#R = R;
    this.#J = J;
  }
}

/** `[sector][importer][exporter]`, `[region][sector][input]`, `[region][sector]`, `[region][sector]`. */
export interface MrioFlows {
  readonly trade: Float64Array;
  readonly intermediate: Float64Array;
  readonly final: Float64Array;
  readonly valueAdded: Float64Array;
}

type Shape = readonly [planes: number, rows: number, columns: number];

/** An array of one shape, copied into one of another: what is beyond either is dropped or zero. */
function block(values: Float64Array, from: Shape, to: Shape): Float64Array {
  const result = new Float64Array(to[0] * to[1] * to[2]);
  const width = Math.min(from[2], to[2]);
  for (let plane = 0; plane < Math.min(from[0], to[0]); plane++) {
    for (let row = 0; row < Math.min(from[1], to[1]); row++) {
      const start = (plane * from[1] + row) * from[2];
      result.set(values.subarray(start, start + width), (plane * to[1] + row) * to[2]);
    }
  }
  return result;
}

function addTo(values: Float64Array, cell: number, value: number): void {
  values[cell] = (values[cell] ?? 0) + value;
}

function count(category: CategoryTotal | undefined, value: number): void {
  if (!category) return;
  category.total += value;
  if (value < 0) {
    category.negative -= value;
    category.negativeCells++;
  }
}

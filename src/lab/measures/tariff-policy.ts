import type { EconomyTables } from '../../model/index.ts';
import type { Quota } from '../../register/index.ts';
import type { TariffTable } from '../../world/index.ts';
import { tradeCells } from '../changed-cells.ts';
import type { TariffChange } from '../scenario.ts';
import type { PartDuty } from './duty-parts.ts';
import type { MeasuredFlow } from './measured-trade.ts';

type Names = Pick<EconomyTables, 'regions' | 'sectors'>;

/** What one part of a flow pays. */
export interface PartRate {
  /** The tariff; of goods in a quota, that inside it. */
  readonly rate: number;
  readonly prohibited: boolean;
  readonly quota?: { readonly measure: string; readonly terms: Quota; readonly outRate: number };
}

/** Tariffs at one point of a scenario. */
export interface TariffSnapshot {
  /** Of cells without parts: `[sector][importer][exporter]`. */
  readonly tariff: Float64Array;
  /** `[flow][part]`, in the order of the measured flows. */
  readonly rates: readonly (readonly PartRate[])[];
}

/**
 * Tariffs while a scenario's changes are applied one after the other: one rate for most cells, and one for each part of the flows
 * that the register reaches.
 *
 * The register adds to the tariffs of the world. `measures_on` and `measure` go from one policy to another: flows that this
 * changes get the world's tariff and what the new policy adds, whatever stood there; the others are left alone. A `tariff`
 * that is set takes the place of all that a flow's parts pay, bans and quotas too; one that is added is added to each.
 */
export class TariffPolicy {
  readonly #names: Names;
  readonly #flows: readonly MeasuredFlow[];
  readonly #flowOf: ReadonlyMap<number, number>;
  readonly #tariff: Float64Array;
  readonly #rates: (readonly PartRate[])[];
  #policy = 0;
  #clamped = 0;

  /** @param tariff of the world: `[sector][importer][exporter]`; not changed */
  constructor(tariff: Float64Array, names: Names, flows: readonly MeasuredFlow[] = []) {
    this.#names = names;
    this.#flows = flows;
    this.#flowOf = new Map(flows.map(({ cell }, index) => [cell, index]));
    this.#tariff = tariff.slice();
    this.#rates = flows.map(({ parts }) =>
      parts.map(({ base }) => ({ rate: base, prohibited: false })),
    );
  }

  /** Parts of flows that would have paid less than nothing: what the register takes off was not in the world's tariff. */
  get clamped(): number {
    return this.#clamped;
  }

  snapshot(): TariffSnapshot {
    return { tariff: this.#tariff.slice(), rates: [...this.#rates] };
  }

  /** Goes from the policy in force to another, by number. @returns the cells that this changes */
  enter(policy: number): number[] {
    const from = this.#policy;
    this.#policy = policy;
    const touched: number[] = [];
    this.#flows.forEach(({ cell, parts }, index) => {
      const differs = parts.some(
        ({ course: { byPolicy } }) => !sameDuty(byPolicy[from], byPolicy[policy]),
      );
      if (!differs) return;
      touched.push(cell);
      this.#rates[index] = parts.map(({ base, course: { byPolicy } }) =>
        this.#rateUnder(base, byPolicy[policy], byPolicy[0]),
      );
    });
    return touched;
  }

  /**
   * Applies a change by hand.
   *
   * @returns the cells it touches
   * @throws RangeError when a table that the change names is not among `tables`: no tariff is not a default
   */
  apply(
    change: Extract<TariffChange, { kind: 'tariff' | 'tariffs-from' }>,
    tables: ReadonlyMap<string, TariffTable>,
  ): readonly number[] {
    if (change.kind === 'tariff') {
      const cells = [...tradeCells(change, this.#names)];
      for (const cell of cells) {
        if (change.mode === 'set') this.#set(cell, change.rate);
        else this.#add(cell, change.rate);
      }
      return cells;
    }
    const table = tables.get(change.path);
    if (!table) throw new RangeError(`the table '${change.path}' of a tariffs_from was not loaded`);
    table.cells.forEach((cell, row) => {
      this.#set(cell, table.rates[row] ?? 0);
    });
    return [...table.cells];
  }

  /** Rates in force in a cell. */
  ratesIn(cell: number): readonly number[] {
    const flow = this.#flowOf.get(cell);
    return flow === undefined
      ? [this.#tariff[cell] ?? 0]
      : (this.#rates[flow] ?? []).map(({ rate }) => rate);
  }

  #set(cell: number, rate: number): void {
    this.#tariff[cell] = rate;
    const flow = this.#flowOf.get(cell);
    if (flow === undefined) return;
    const parts = this.#rates[flow] ?? [];
    this.#rates[flow] = parts.map(() => ({ rate, prohibited: false }));
  }

  #add(cell: number, points: number): void {
    this.#tariff[cell] = (this.#tariff[cell] ?? 0) + points;
    const flow = this.#flowOf.get(cell);
    if (flow === undefined) return;
    this.#rates[flow] = (this.#rates[flow] ?? []).map((part) => ({
      ...part,
      rate: part.rate + points,
      ...(part.quota ? { quota: { ...part.quota, outRate: part.quota.outRate + points } } : {}),
    }));
  }

  #rateUnder(base: number, duty = nothing, inWorld = nothing): PartRate {
    const prohibited = duty.prohibited && !inWorld.prohibited;
    const quota = duty.quota;
    const rate = this.#notBelow(base, base + (quota?.inAdded ?? duty.added) - inWorld.added);
    if (!quota) return { rate, prohibited };
    const outRate = Math.max(rate, base + quota.outAdded - inWorld.added);
    return { rate, prohibited, quota: { measure: quota.measure, terms: quota.quota, outRate } };
  }

  /** Nobody is paid to import: what a measure takes off is at most what was charged. */
  #notBelow(base: number, rate: number): number {
    const floor = Math.min(0, base);
    if (rate >= floor) return rate;
    if (rate < floor - ROUNDING) this.#clamped++;
    return floor;
  }
}

const ROUNDING = 1e-9;

const nothing: PartDuty = { added: 0, prohibited: false };

function sameDuty(a: PartDuty = nothing, b: PartDuty = nothing): boolean {
  return (
    a.added === b.added &&
    a.prohibited === b.prohibited &&
    a.quota?.measure === b.quota?.measure &&
    a.quota?.inAdded === b.quota?.inAdded &&
    a.quota?.outAdded === b.quota?.outAdded &&
    a.quota?.quota.volume === b.quota?.quota.volume
  );
}

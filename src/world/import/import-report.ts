/** What an importer did to the figures of its source: nothing is changed without one of these. */
export interface Treatment {
  /** Name of the treatment, kebab-case: the same word in docs/methods/importing.md. */
  readonly rule: string;
  /** What was done, in one line. */
  readonly what: string;
  /** How many cells it touched. */
  readonly cells: number;
  /** Sum of what was moved, folded or left out, in absolute value, in the unit of the table. */
  readonly amount: number;
  /** `amount` as a share of world gross output. */
  readonly ofOutput: number;
  /** The largest, at most five. */
  readonly largest: readonly { readonly where: string; readonly value: number }[];
}

/** A treatment in one line: what was done, how much, and of what. */
export function treatmentLine({ rule, what, cells, amount, ofOutput }: Treatment): string {
  if (cells === 0) return `${rule}: ${what}`;
  const percent = Number((100 * ofOutput).toPrecision(2));
  return `${rule}: ${what} (${cells} ${cells === 1 ? 'figure' : 'figures'}, ${Number(amount.toPrecision(6))}, ${percent} % of output)`;
}

/** How well the source kept its own accounts, before anything was closed. */
export interface SourceBalance {
  /** Industries whose sales and costs were compared. */
  readonly industries: number;
  /** Σ |sales − costs| over world gross output. */
  readonly share: number;
  /** The largest |sales − costs|, in the unit of the table, and whose it is. */
  readonly largest?: { readonly where: string; readonly value: number };
}

/** Collects one treatment cell by cell. */
export class TreatmentTally {
  #cells = 0;
  #amount = 0;
  #largest: { where: string; value: number }[] = [];

  /**
   * @param where named only when it is asked for: most cells are not among the largest
   * @param cells how many cells the value is the sum of
   */
  add(value: number, where: () => string, cells = 1): void {
    if (value === 0) return;
    this.#cells += cells;
    this.#amount += Math.abs(value);
    const last = this.#largest[4];
    if (last && Math.abs(value) <= Math.abs(last.value)) return;
    this.#largest.push({ where: where(), value });
    this.#largest.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    this.#largest.length = Math.min(this.#largest.length, 5);
  }

  /** Nothing where no cell was touched. */
  toTreatments(rule: string, what: string, output: number): Treatment[] {
    if (this.#cells === 0) return [];
    return [
      {
        rule,
        what,
        cells: this.#cells,
        amount: this.#amount,
        ofOutput: this.#amount / output,
        largest: this.#largest,
      },
    ];
  }
}

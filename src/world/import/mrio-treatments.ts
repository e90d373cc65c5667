import type { Treatment } from './import-report.ts';
import { TreatmentTally } from './import-report.ts';
import type { CategoryTotal, MrioTable } from './mrio-table.ts';

/** Which codes of a source are what, for the report. */
export interface MrioCategories {
  /** Rows that are value added as the model means it; every other row of primary inputs is a tax or an adjustment. */
  readonly valueAdded: readonly string[];
  /** Final use by residents while abroad, or by non-residents, which the source keeps apart. */
  readonly purchasesAbroad: readonly string[];
  /** Changes in stocks. */
  readonly stocks: readonly string[];
}

/**
 * What is folded, booked elsewhere or left out while a table is read. `made` are the industries that are kept.
 */
export function sourceTreatments(
  table: MrioTable,
  made: readonly number[],
  { valueAdded, purchasesAbroad, stocks }: MrioCategories,
): Treatment[] {
  const output = table.sales.reduce((sum, value) => sum + value, 0);
  const tallied = (
    rule: string,
    what: string,
    entries: Iterable<readonly [value: number, where: string, cells?: number]>,
  ): Treatment[] => {
    const tally = new TreatmentTally();
    for (const [value, where, cells] of entries) tally.add(value, () => where, cells);
    return tally.toTreatments(rule, what, output);
  };
  const totals = (list: readonly CategoryTotal[], take: (code: string) => boolean) =>
    list.filter(({ code }) => take(code)).map(({ total, code }) => [total, code] as const);
  const kept = new Set(made);
  return [
    ...tallied(
      'folded-part',
      'accounts of a part of a region are added to those of the region',
      partOutputs(table),
    ),
    ...tallied(
      'taxes-in-value-added',
      'taxes and adjustments that industries pay are part of their value added',
      totals(table.primary, (code) => !valueAdded.includes(code)),
    ),
    ...tallied(
      'taxes-on-final-use',
      'taxes and adjustments that final users pay are left out: no industry sells them',
      totals(table.primaryOfFinal, () => true),
    ),
    ...tallied(
      'purchases-abroad',
      'direct purchases abroad are final demand like any other',
      totals(table.uses, (code) => purchasesAbroad.includes(code)),
    ),
    ...tallied(
      'stocks',
      'falls in stocks are added to the rest of final demand',
      table.uses
        .filter(({ code }) => stocks.includes(code))
        .map((use) => [-use.negative, use.code, use.negativeCells]),
    ),
    ...tallied(
      'negative-use',
      'other cells of final use below 0 are added to the rest of final demand',
      table.uses
        .filter(({ code }) => !stocks.includes(code))
        .map((use) => [-use.negative, use.code, use.negativeCells]),
    ),
    ...table.industries.flatMap(({ id }, j): Treatment[] =>
      kept.has(j)
        ? []
        : [
            {
              rule: 'unmade-sector',
              what: `${id} is left out: nobody makes it`,
              cells: 0,
              amount: 0,
              ofOutput: 0,
              largest: [],
            },
          ],
    ),
  ];
}

/** Output of each part of a region: `CN1`. */
function partOutputs({ accounts, sales }: MrioTable): (readonly [value: number, part: string])[] {
  const outputs = new Map<string, number>();
  for (const [index, { label, part }] of accounts.entries()) {
    if (!part) continue;
    const name = label.slice(0, label.indexOf('_'));
    outputs.set(name, (outputs.get(name) ?? 0) + (sales[index] ?? 0));
  }
  return [...outputs].map(([name, value]) => [value, name] as const);
}

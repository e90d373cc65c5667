import type { RegionResult, Result } from '../lab/index.ts';
import { change, digitsFor, moneyScale } from './format.ts';
import { htmlTable, type ColumnGroup, type TableColumn, type TableRow } from './html-table.ts';
import { formulaLacksDirectEffect, LACKS_DIRECT_EFFECT } from './formula-gap.ts';
import { fullNameOf, groupOf, membersOf } from './subject.ts';

/** Every region and group with its outcomes; the exact change in real income first. */
export function regionTable(result: Result): string {
  const everybody = [...result.groups, ...result.regions];
  const digits = Math.max(2, digitsFor(everybody.map((one) => one.real_income_pct)));
  const trade = moneyScale(
    result.economy,
    everybody.flatMap((one) => [one.exports_before, one.imports_before]),
  );
  const revenue = moneyScale(
    result.economy,
    everybody.flatMap((one) => [one.tariff_revenue_before, one.tariff_revenue_after]),
  );
  const percent = (
    head: string,
    value: (one: RegionResult) => number | null,
    className?: string,
    places = digits,
  ): TableColumn<RegionResult> => ({
    head,
    cell: (one) => change(value(one), places),
    ...(className === undefined ? {} : { className }),
  });
  const lacks = formulaLacksDirectEffect(result) ? `; ${LACKS_DIRECT_EFFECT}` : '';
  const groups: ColumnGroup<RegionResult>[] = [
    {
      head: 'Exact change, %',
      columns: [
        percent('Real income', (one) => one.real_income_pct, 'answer'),
        percent('Real wage', (one) => one.real_wage_pct),
      ],
    },
    {
      head: `Exports, ${trade.unit}`,
      columns: [
        { head: 'before', cell: (one) => trade.text(one.exports_before) },
        { head: 'after', cell: (one) => trade.text(one.exports_after) },
        percent('change, %', (one) => one.exports_pct, undefined, 1),
      ],
    },
    {
      head: `Imports, ${trade.unit}`,
      columns: [
        { head: 'before', cell: (one) => trade.text(one.imports_before) },
        { head: 'after', cell: (one) => trade.text(one.imports_after) },
        percent('change, %', (one) => one.imports_pct, undefined, 1),
      ],
    },
    {
      head: `Tariff revenue, ${revenue.unit}`,
      columns: [
        { head: 'before', cell: (one) => revenue.text(one.tariff_revenue_before) },
        { head: 'after', cell: (one) => revenue.text(one.tariff_revenue_after) },
      ],
    },
    {
      head: `First-order formula of Caliendo–Parro (2015), not exact, %${lacks}`,
      columns: [
        percent('Welfare', (one) => one.welfare_cp2015_pct, 'formula'),
        percent('Terms of trade', (one) => one.terms_of_trade_pct, 'formula'),
        percent('Volume of trade', (one) => one.volume_of_trade_pct, 'formula'),
      ],
    },
  ];
  const inner =
    result.groups.length > 0
      ? ' A group’s leave out the trade between its members; a member’s include its trade with the other members.'
      : '';
  return htmlTable(
    'region-table',
    `Changes against the re-solved baseline. Exports and imports are values at the exporter’s border, in money of constant world value added; own sales are left out.${inner}`,
    'Region',
    groups,
    tableBlocks(result),
  );
}

function tableBlocks(result: Result): TableRow<RegionResult>[][] {
  const row = (item: RegionResult): TableRow<RegionResult> => ({
    name: fullNameOf(result, item.id),
    item,
  });
  const blocks = result.groups.map((group) => {
    const members = membersOf(result, group.id);
    return [
      { name: `${fullNameOf(result, group.id)}, all`, item: group, total: true },
      ...result.regions.filter(({ id }) => members.includes(id)).map(row),
    ];
  });
  const alone = result.regions.filter(({ id }) => groupOf(result, id) === undefined);
  return [...blocks, alone.map(row)].filter((rows) => rows.length > 0);
}

import type { RegionResult, Result } from '../lab/index.ts';
import { change, digitsFor, moneyScale, percentChange } from './format.ts';
import type { HighlightBlock } from './highlight.ts';
import { headingOf, whoIsLeft } from './highlight-words.ts';
import {
  htmlTable,
  type ColumnGroup,
  type TableBlock,
  type TableColumn,
  type TableRow,
} from './html-table.ts';
import { formulaLacksDirectEffect, LACKS_DIRECT_EFFECT } from './formula-gap.ts';
import { fullNameOf, groupOf, membersOf } from './subject.ts';

/** Every region and group with its outcomes; the exact change in real income first. */
export function regionTable(result: Result): string {
  return outcomeTable(result, 'region-table', 'Every region', everyBlock(result));
}

/** The same for those that `highlightOf` picks; who is left out is said in `leftOut`. */
export function highlightTable(
  result: Result,
  blocks: readonly HighlightBlock[],
  focus: string,
): string {
  const rows = blocks.map((block) => highlightBlock(result, block, focus));
  return outcomeTable(
    result,
    'highlight-table',
    'Groups, main partners and those that change most',
    rows,
  );
}

/** `27 members of the European Union from −0.01 to +0.07; …`: the changes in real income that are left out. */
export function leftOut(result: Result, blocks: readonly HighlightBlock[]): string[] {
  const digits = digitsOf(result);
  return blocks
    .filter(({ left }) => left.length > 0)
    .map((block) => {
      const changes = block.left.map((one) => one.real_income_pct);
      const [low, high] = [Math.min(...changes), Math.max(...changes)];
      return `${whoIsLeft(result, block)} between ${percentChange(low, digits)} and ${percentChange(high, digits)}`;
    });
}

function digitsOf({ groups, regions }: Result): number {
  return Math.max(2, digitsFor([...groups, ...regions].map((one) => one.real_income_pct)));
}

function outcomeTable(
  result: Result,
  id: string,
  who: string,
  blocks: readonly TableBlock<RegionResult>[],
): string {
  const everybody = [...result.groups, ...result.regions];
  const digits = digitsOf(result);
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
    id,
    `${who}: changes against the re-solved baseline. Exports and imports are values at the exporter’s border, in money of constant world value added; own sales are left out.${inner}`,
    'Region',
    groups,
    blocks,
  );
}

const rowOf = (result: Result, item: RegionResult): TableRow<RegionResult> => ({
  name: fullNameOf(result, item.id),
  item,
});

const totalOf = (result: Result, item: RegionResult): TableRow<RegionResult> => ({
  name: `${fullNameOf(result, item.id)}, all`,
  item,
  total: true,
});

function highlightBlock(
  result: Result,
  block: HighlightBlock,
  focus: string,
): TableBlock<RegionResult> {
  const { total, shown } = block;
  const heading = headingOf(result, block, focus);
  return {
    ...(heading === undefined ? {} : { heading }),
    rows: [...(total ? [totalOf(result, total)] : []), ...shown.map((one) => rowOf(result, one))],
  };
}

function everyBlock(result: Result): TableBlock<RegionResult>[] {
  const groups = result.groups.map((group) => {
    const members = membersOf(result, group.id);
    const inside = result.regions.filter(({ id }) => members.includes(id));
    return { rows: [totalOf(result, group), ...inside.map((one) => rowOf(result, one))] };
  });
  const alone = result.regions.filter(({ id }) => groupOf(result, id) === undefined);
  return [...groups, { rows: alone.map((one) => rowOf(result, one)) }];
}

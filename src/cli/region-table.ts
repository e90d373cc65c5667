import Table from 'cli-table3';
import type { HighlightBlock } from '../charts/index.ts';
import type { RegionResult, Result } from '../lab/index.ts';
import { signed } from './format-number.ts';
import type { Streams } from './streams.ts';

const borderless = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** A table for people without lines: columns of texts, the first if not said otherwise, to the left, numbers to the right. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  texts: readonly number[] = [0],
): string {
  const table = new Table({
    head: [...head],
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, column) => (texts.includes(column) ? 'left' : 'right')),
  });
  table.push(...rows.map((row) => [...row]));
  return `${table.toString().replaceAll(/[ \t]+$/gmu, '')}\n`;
}

/** Names are cut at this many characters: a row stays one line. */
const LONGEST_NAME = 40;

interface TableLine {
  readonly label: string;
  /** None on a heading. */
  readonly region?: RegionResult;
  readonly strong?: boolean;
}

/** Groups first, each followed by its members set in; then the regions that belong to none. */
function everyLine(result: Result): TableLine[] {
  const { members } = result;
  const inGroups = new Set(Object.values(members).flat());
  return [
    ...result.groups.flatMap((group) => [
      { label: nameOf(result, group.id), region: group, strong: true },
      ...result.regions
        .filter(({ id }) => members[group.id]?.includes(id))
        .map((region) => ({ label: `  ${nameOf(result, region.id)}`, region })),
    ]),
    ...result.regions
      .filter(({ id }) => !inGroups.has(id))
      .map((region) => ({ label: nameOf(result, region.id), region })),
  ];
}

/** The regions of a block of `highlightOf`, below its total or its heading. */
function linesOfBlock(result: Result, { heading, total, shown }: TableBlock): TableLine[] {
  const head: TableLine[] = total
    ? [{ label: nameOf(result, total.id), region: total, strong: true }]
    : heading === undefined
      ? []
      : [{ label: `${heading}:` }];
  const indent = head.length > 0 ? '  ' : '';
  return [
    ...head,
    ...shown.map((region) => ({ label: `${indent}${nameOf(result, region.id)}`, region })),
  ];
}

/** `… 50 other regions: real income from −0.03 to +0.03` for each block that leaves somebody out. */
function leftOutLines(result: Result, blocks: readonly TableBlock[]): string[] {
  const digits = digitsOf(result);
  const lines = blocks
    .filter(({ left }) => left.length > 0)
    .map(({ who, left }) => {
      const changes = left.map((one) => one.real_income_pct);
      const [low, high] = [Math.min(...changes), Math.max(...changes)];
      return `… ${who}: real income from ${signed(low, digits)} to ${signed(high, digits)}`;
    });
  if (lines.length > 0) {
    lines.push(`  all ${result.regions.length} regions with --all, --json or --out`);
  }
  return lines;
}

/** Digits that show the largest change in real income to three figures: 2 to 4. */
function digitsOf({ groups, regions }: Pick<Result, 'groups' | 'regions'>): number {
  const largest = Math.max(
    0,
    ...[...groups, ...regions].map((one) => Math.abs(one.real_income_pct)),
  );
  return largest === 0 ? 2 : Math.min(4, Math.max(2, 2 - Math.floor(Math.log10(largest))));
}

/** A display name; ids that objects inherit are names like any other. */
function nameOf({ labels }: Pick<Result, 'labels'>, id: string): string {
  const { regions, groups } = labels;
  const known = Object.hasOwn(regions, id)
    ? regions[id]
    : Object.hasOwn(groups, id)
      ? groups[id]
      : undefined;
  const name = [...(known ?? id)];
  return name.length <= LONGEST_NAME
    ? name.join('')
    : `${name.slice(0, LONGEST_NAME - 1).join('')}…`;
}

/** A block of `highlightOf` with the words for it. */
export interface TableBlock extends HighlightBlock {
  readonly heading: string | undefined;
  /** Who is left out: `50 other regions`. */
  readonly who: string;
}

/**
 * The table of `reroute run`: exact changes first, then the published first-order formula under its own name.
 *
 * @param blocks whom to show of a large world; everybody when undefined
 */
export function regionTable(
  result: Result,
  { outColors }: Pick<Streams, 'outColors'>,
  blocks?: readonly TableBlock[],
): string {
  const lines = blocks ? blocks.flatMap((block) => linesOfBlock(result, block)) : everyLine(result);
  const digits = digitsOf(result);
  const rows = lines.map(({ label, region, strong = false }) => {
    if (!region) return [label, '', '', '', '', '', '', ''];
    const cells = [
      label,
      signed(region.real_income_pct, digits),
      signed(region.real_wage_pct, digits),
      signed(region.exports_pct),
      signed(region.imports_pct),
      signed(region.welfare_cp2015_pct, digits),
      signed(region.terms_of_trade_pct, digits),
      signed(region.volume_of_trade_pct, digits),
    ];
    return strong ? cells.map((cell) => outColors.bold(cell)) : cells;
  });
  const head = [
    'percent change',
    'real income',
    'real wage',
    'exports',
    'imports',
    'CP2015 *',
    'terms *',
    'volume *',
  ];
  const left = leftOutLines(result, blocks ?? []).map((line) => `${line}\n`);
  return `${plainTable(head, rows)}${left.join('')}
real income is exact: income over the consumer price index, against the re-solved baseline.
exports and imports are values, in money of constant world value added; a group leaves its inner trade out.
* CP2015 = terms + volume of trade: the first-order formula of Caliendo and Parro (2015), as in their Table 2.
  It approximates the exact change for small shocks only; do not quote it as real income.
`;
}

import type { RegionResult, Result } from '../lab/index.ts';
import { foldRow, type Fold } from './fold.ts';
import { highlightOf, type HighlightBlock } from './highlight.ts';
import { headingOf, whoIsLeft } from './highlight-words.ts';
import type { Row } from './panel.ts';
import { nameOf } from './subject.ts';

/** Regions in the order of a picture. */
export interface RegionRows {
  readonly rows: readonly Row[];
  readonly shown: readonly RegionResult[];
  readonly folds: readonly Fold[];
}

/**
 * The rows of a picture of real income: each block of `highlightOf` with its total or heading on top and those left
 * out as one row at its end. Inside a block the highest change is first; partners are by size of trade.
 */
export function regionRows(result: Result, focus?: string): RegionRows {
  const rows: Row[] = [];
  const shown: RegionResult[] = [];
  const folds: Fold[] = [];
  for (const block of highlightOf(result, focus)) {
    const { kind, total, left } = block;
    const heading = headingOf(result, block, focus);
    if (total) {
      rows.push({ key: total.id, label: `${nameOf(result, total.id)}, all`, bold: true });
      shown.push(total);
    } else if (heading !== undefined && rows.length > 0) {
      rows.push({ key: ` ${kind}`, label: heading, heading: true });
    }
    const ordered = kind === 'partners' ? block.shown : descending(block.shown);
    rows.push(...ordered.map(({ id }) => ({ key: id, label: nameOf(result, id) })));
    shown.push(...ordered);
    if (left.length === 0) continue;
    const changes = left.map((one) => one.real_income_pct);
    const fold = {
      key: ` left ${total?.id ?? ''}`,
      label: leftLabel(block),
      who: whoIsLeft(result, block),
      low: Math.min(...changes),
      high: Math.max(...changes),
    };
    rows.push(foldRow(fold));
    folds.push(fold);
  }
  return { rows, shown, folds };
}

function leftLabel({ total, shown, left }: HighlightBlock): string {
  if (!total) return `and ${left.length} others`;
  return shown.length > 0 ? `and ${left.length} other members` : `its ${left.length} members`;
}

function descending(outcomes: readonly RegionResult[]): RegionResult[] {
  return [...outcomes].sort((a, b) => b.real_income_pct - a.real_income_pct);
}

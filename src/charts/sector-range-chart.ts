import type { Result } from '../lab/index.ts';
import { change, digitsFor, percentChange } from './format.ts';
import { framePicture, NARROW, type Frame } from './frame.ts';
import { changeColour } from './palette.ts';
import { drawFolds, foldRow, foldWords } from './fold.ts';
import { largestSectors, sectorFold } from './largest-sectors.ts';
import { valueLabel, type Mark } from './panel.ts';
import { drawPanel } from './plot.ts';
import { nameOf, sectorName } from './subject.ts';
import { shorten } from './text-width.ts';

interface Spread {
  readonly sector: string;
  /** Lowest first. */
  readonly members: readonly { readonly id: string; readonly pct: number }[];
  readonly low: { readonly id: string; readonly pct: number };
  readonly high: { readonly id: string; readonly pct: number };
}

/** A dot for each member of a group in each sector, the lowest and the highest named. */
export function sectorRangeChart(
  result: Result,
  members: readonly string[],
  { id, width, title }: Pick<Frame, 'id' | 'width' | 'title'>,
): string {
  const reach = ({ low, high }: Spread): number => Math.max(Math.abs(low.pct), Math.abs(high.pct));
  const { most, left } = largestSectors(spreads(result, members), reach);
  const shown = most.sort((a, b) => middle(b) - middle(a));
  const folds = sectorFold(
    left.length,
    left.flatMap(({ low, high }) => [low.pct, high.pct]),
  );
  const ends = shown.flatMap(({ low, high }) => [low.pct, high.pct]);
  const digits = Math.min(1, digitsFor(ends));
  const code = shortCodes(members);
  const marks = shown.flatMap(({ sector: row, members: dots, low, high }): Mark[] => [
    { kind: 'line', row, from: low.pct, to: high.pct, colour: 'grid' },
    ...dots.map(({ pct }): Mark => ({
      kind: 'dot',
      row,
      x: pct,
      colour: changeColour(pct),
    })),
    end(row, low, 'left'),
    ...(dots.length > 1 ? [end(row, high, 'right')] : []),
  ]);
  function end(row: string, { id: member, pct }: Spread['low'], side: 'left' | 'right'): Mark {
    const text = `${shorten(code(member), 16)} ${change(pct, digits)}`;
    return valueLabel(row, pct, text, { side, gap: 8 });
  }
  const named = members.map((member) => `${code(member)} ${nameOf(result, member)}`).join(', ');
  const rows = shown.map(({ sector: key }) => ({ key, label: sectorName(result, key) }));
  const folded = drawFolds([...rows, ...folds.map(foldRow)], folds, {
    changes: ends,
    digits,
    width,
  });
  return framePicture(
    result,
    {
      id,
      width,
      title,
      subtitle:
        'Change in the quantity produced, percent against the re-solved baseline; a dot is a member, the lowest and highest are named',
      notes: [`${named}.`],
      description: [
        ...shown.map(
          ({ sector, low, high }) =>
            `${sectorName(result, sector)}: from ${percentChange(low.pct, digits)} in ${nameOf(result, low.id)} to ${percentChange(high.pct, digits)} in ${nameOf(result, high.id)}`,
        ),
        ...foldWords(folds, digits),
      ].join('; '),
    },
    drawPanel({
      width,
      rowHeight: 22,
      rows: folded.rows,
      marks: [...marks, ...folded.marks],
      namesAbove: width < NARROW,
    }),
  );
}

function spreads(result: Result, members: readonly string[]): Spread[] {
  const bySector = new Map<string, { id: string; pct: number }[]>();
  for (const { region, sector, output_pct: pct } of result.sectors) {
    if (pct === null || !members.includes(region)) continue;
    bySector.set(sector, [...(bySector.get(sector) ?? []), { id: region, pct }]);
  }
  return [...bySector].map(([sector, unsorted]) => {
    const sorted = unsorted.sort((a, b) => a.pct - b.pct);
    return { sector, members: sorted, low: sorted[0]!, high: sorted.at(-1)! };
  });
}

/** The member in the middle. */
function middle({ members }: Spread): number {
  return members[Math.floor(members.length / 2)]?.pct ?? 0;
}

/** `CA-NB` is `NB` where all members share the `CA-`. */
function shortCodes(members: readonly string[]): (id: string) => string {
  const prefix = /^[^-]+-/.exec(members[0] ?? '')?.[0] ?? '';
  const shared = prefix !== '' && members.every((id) => id.startsWith(prefix));
  return (id) => (shared ? id.slice(prefix.length) : id);
}

import { percentChange, percentRange } from './format.ts';
import { NARROW } from './frame.ts';
import { valueLabel, type Mark, type Row } from './panel.ts';

/** What a picture shows together in one row, by its smallest and its largest change. */
export interface Fold {
  readonly key: string;
  /** The name of its row. */
  readonly label: string;
  /** The same in words that stand alone: `27 members of the European Union`. */
  readonly who: string;
  readonly low: number;
  readonly high: number;
}

export function foldRow({ key, label }: Fold): Row {
  return { key, label, muted: true };
}

/** What the other rows of a picture need, and folds have to fit into. */
export interface FoldStyle {
  readonly changes: readonly number[];
  readonly digits: number;
  /** px, of the picture. */
  readonly width: number;
}

/**
 * The line of each fold from its smallest change to its largest, and both in words: beside it, on the side where the
 * other changes reach further, so that the words take no width from the bars; in a narrow picture behind its name.
 */
export function drawFolds(
  rows: readonly Row[],
  folds: readonly Fold[],
  { changes, digits, width }: FoldStyle,
): { rows: Row[]; marks: Mark[] } {
  const narrow = width < NARROW;
  const side = Math.max(0, ...changes) < -Math.min(0, ...changes) ? 'left' : 'right';
  const range = ({ low, high }: Fold): string => percentRange(low, high, digits);
  return {
    rows: rows.map((row) => {
      const fold = folds.find(({ key }) => key === row.key);
      return fold && narrow ? { ...row, label: `${row.label}: ${range(fold)}` } : row;
    }),
    marks: folds.flatMap((fold): Mark[] => {
      const { key: row, low, high } = fold;
      const line: Mark = { kind: 'line', row, from: low, to: high, colour: 'axis' };
      if (narrow) return [line];
      const end = side === 'left' ? low : high;
      return [line, valueLabel(row, end, range(fold), { side, colour: 'muted' })];
    }),
  };
}

/** For those who cannot see the picture. */
export function foldWords(folds: readonly Fold[], digits: number): string[] {
  return folds.map(
    ({ who, low, high }) =>
      `${who} between ${percentChange(low, digits)} and ${percentChange(high, digits)}`,
  );
}

import type { Measure } from '../measure.ts';
import type { ActingMeasure } from './acting-measure.ts';
import { decimal } from './decimal.ts';
import { claimablePreferences, type ImporterDay } from './importer-day.ts';
import type { MeasureSet } from './measure-set.ts';
import { stackUp, type Stack } from './stack.ts';

/** What is charged on one line of a product, before it is put into words. */
export interface ChargedLine {
  readonly code: string;
  /** Measures that name the line, acting or not, and those of them that act. */
  readonly naming: MeasureSet;
  readonly matching: readonly ActingMeasure[];
  readonly preferences: readonly Measure[];
  readonly claimShare: number;
  readonly notClaimed: Stack;
  /** The same but for preferences: where there is nothing to claim it comes to what `notClaimed` does. */
  readonly claimed: Stack;
  /** Rates; null where the goods may not come in. */
  readonly ifNotClaimed: number | null;
  readonly ifClaimed: number | null;
  readonly total: number | null;
  /** Part of the trade that may not come in. */
  readonly prohibited: number;
}

export function chargedLine(importer: ImporterDay, exporter: string, code: string): ChargedLine {
  const naming = importer.naming(exporter, code);
  const matching = importer.actingIn(naming);
  const preferences = claimablePreferences(matching);
  const notClaimed = stackUp(matching, false);
  const claimed = stackUp(matching, true);
  const claimShare = importer.claimShare(preferences, exporter, code);
  const ifNotClaimed = rateOf(notClaimed);
  const ifClaimed = rateOf(claimed);
  return {
    code,
    naming,
    matching,
    preferences,
    claimShare,
    notClaimed,
    claimed,
    ifNotClaimed,
    ifClaimed,
    total: weighted(claimShare, ifClaimed, ifNotClaimed),
    prohibited: claimShare * claimed.prohibited + (1 - claimShare) * notClaimed.prohibited,
  };
}

/** Where a ban stops only goods of one kind, what the other kind pays is what is paid at all. */
function weighted(share: number, claimed: number | null, not: number | null): number | null {
  if (claimed === null || share === 0) return not ?? claimed;
  if (not === null || share === 1) return claimed;
  return decimal(share * claimed + (1 - share) * not);
}

function rateOf({ rate, prohibited }: Stack): number | null {
  return prohibited === 1 ? null : rate;
}

/** The line on which most is charged, the first of equals. What may not come in is dearer than anything. */
export function dearest(lines: readonly ChargedLine[]): ChargedLine {
  return lines.reduce((most, line) => (isDearer(line, most) ? line : most));
}

function isDearer(a: ChargedLine, b: ChargedLine): boolean {
  const [costOfA, costOfB] = [a.total ?? Infinity, b.total ?? Infinity];
  return costOfA > costOfB || (costOfA === costOfB && a.prohibited > b.prohibited);
}

/** Whether lines are charged differently. */
export function differ(lines: readonly ChargedLine[]): boolean {
  const [first, ...others] = lines;
  return others.some(
    (line) =>
      line.total !== first!.total ||
      line.ifClaimed !== first!.ifClaimed ||
      line.ifNotClaimed !== first!.ifNotClaimed ||
      line.prohibited !== first!.prohibited,
  );
}

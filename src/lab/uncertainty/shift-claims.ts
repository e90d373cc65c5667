import { median } from '../../num/index.ts';
import type { ClaimTable, Measure, Register } from '../../register/index.ts';
import type { Scenario } from '../scenario.ts';

/** A shift of the log odds of claiming, of a table of claims or of a measure. */
export interface ClaimShift {
  readonly claims: string;
  readonly shift: number;
}

/** The shifts that a run takes: the median of each. */
export function centralClaimShifts({ uncertainty }: Pick<Scenario, 'uncertainty'>): ClaimShift[] {
  return (uncertainty?.claims ?? []).map(({ claims, distribution }) => ({
    claims: claims.id,
    shift: median(distribution),
  }));
}

/**
 * A register in which trade claims preferences more readily, or less: the log odds of every share strictly between 0 and 1 move by the shift.
 * Shares of 0 and 1 stay: what nobody claims, or everybody, is a matter of rules and not of readiness. A table that several measures
 * name moves for all of them; shifts of a table and of a measure that names it add up.
 */
export function shiftClaims(register: Register, shifts: readonly ClaimShift[]): Register {
  const by = new Map<string, number>();
  for (const { claims, shift } of shifts) by.set(claims, (by.get(claims) ?? 0) + shift);
  if ([...by.values()].every((shift) => shift === 0)) return register;
  const claims = new Map(
    [...register.claims].map(([id, table]) => [id, shiftTable(table, by.get(id) ?? 0)]),
  );
  const measures = register.measures.map((measure) => shiftMeasure(measure, by));
  return { ...register, claims, measures };
}

function shiftMeasure(measure: Measure, by: ReadonlyMap<string, number>): Measure {
  const own = by.get(measure.id) ?? 0;
  const shiftOf = (claims: number | ClaimTable): number =>
    own + (typeof claims === 'number' ? 0 : (by.get(claims.id) ?? 0));
  if ([...measure.claims.values()].every((claims) => shiftOf(claims) === 0)) return measure;
  const claims = new Map(
    [...measure.claims].map(([exporter, claims]): [string, number | ClaimTable] => [
      exporter,
      typeof claims === 'number'
        ? shiftShare(claims, shiftOf(claims))
        : shiftTable(claims, shiftOf(claims)),
    ]),
  );
  return { ...measure, claims };
}

function shiftTable(table: ClaimTable, shift: number): ClaimTable {
  if (shift === 0) return table;
  const shifted = (shares: readonly number[]) => shares.map((share) => shiftShare(share, shift));
  return {
    ...table,
    shares: new Map([...table.shares].map(([hs, shares]) => [hs, shifted(shares)])),
    average: shifted(table.average),
  };
}

/** Of share s: logit⁻¹(logit s + shift). NaN, where a table says nothing, stays. */
function shiftShare(share: number, shift: number): number {
  if (!(share > 0 && share < 1)) return share;
  return share / (share + (1 - share) * Math.exp(-shift));
}

import type { SweepOutcome, SweepResult } from '../lab/index.ts';
import { shorten } from './text-width.ts';

/** An outcome of which at least one point converged. */
export interface KnownOutcome extends SweepOutcome {
  readonly median: number;
  readonly band50: readonly [number, number];
  readonly band90: readonly [number, number];
}

function own(record: Readonly<Record<string, string>>, id: string): string | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** The display name of a region or group, in full. */
export function fullPartyName({ labels }: SweepResult, id: string): string {
  return own(labels.regions, id) ?? own(labels.groups, id) ?? id;
}

/** The same as pictures have room for. */
export function partyName(sweep: SweepResult, id: string): string {
  return shorten(fullPartyName(sweep, id));
}

export function isGroup({ labels, members }: SweepResult, id: string): boolean {
  return Object.hasOwn(members, id) && !Object.hasOwn(labels.regions, id);
}

/** Change in real income of every region and group of which there is anything to show. */
export function realIncomes(sweep: SweepResult): KnownOutcome[] {
  return sweep.outcomes.filter(
    (one): one is KnownOutcome =>
      one.field === 'real_income_pct' &&
      [one.median, ...one.band50, ...one.band90].every((value) => value !== null),
  );
}

/** Groups, and regions of no group, by the size of their median change: the largest first. */
export function byMedian(sweep: SweepResult): KnownOutcome[] {
  const grouped = new Set(
    Object.keys(sweep.members)
      .filter((id) => isGroup(sweep, id))
      .flatMap((id) => sweep.members[id] ?? []),
  );
  return realIncomes(sweep)
    .filter(({ region }) => !grouped.has(region))
    .sort((a, b) => Math.abs(b.median) - Math.abs(a.median));
}

/**
 * Whom a picture is about: the one asked for, else the group that moves most, else the region that does.
 *
 * @throws when `asked` is neither a region nor a group of the sweep
 */
export function sweepFocus(sweep: SweepResult, asked?: string): string {
  if (asked === undefined) {
    const all = byMedian(sweep);
    const { groups, regions } = sweep.labels;
    const first = [...Object.keys(groups), ...Object.keys(regions)][0] ?? '';
    return (all.find(({ region }) => isGroup(sweep, region)) ?? all[0])?.region ?? first;
  }
  if (Object.hasOwn(sweep.labels.regions, asked) || isGroup(sweep, asked)) return asked;
  const known = [...Object.keys(sweep.labels.groups), ...Object.keys(sweep.labels.regions)];
  throw new Error(
    `'${asked}' is neither a region nor a group of this sweep; there are: ${known.join(', ')}`,
  );
}

/** Economy, scenario, points and version: a picture that travels alone says where it is from. */
export function sweepSource({ economy, scenario, provenance, ...sweep }: SweepResult): string {
  const points =
    sweep.design.kind === 'draws'
      ? `${count(sweep.used, 'draw')} of seed ${sweep.design.seed}`
      : count(sweep.used, 'point');
  const left = sweep.points - sweep.used;
  return `${points}${left === 0 ? '' : `; ${left} more did not converge and are left out`}. Economy: ${shorten(economy.title, 120)} (${economy.id}). Scenario: ${shorten(scenario.title, 120)} (${scenario.id}). Reroute ${provenance.version}.`;
}

/** `1 draw`, `1,000 draws`. */
export function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}

import { InputError } from '../../input/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { numberLabel } from './number-names.ts';
import { spreadAcrossSets } from './spread.ts';
import { streamsOf } from './streams-of.ts';
import { thetaSectors } from './theta-sectors.ts';

/** What a reader should know of a run that took one value for each uncertain number. */
export function centralValueWarnings(
  loaded: Pick<LoadedScenario, 'scenario' | 'tables' | 'world'>,
): string[] {
  const { uncertainty } = loaded.scenario;
  if (!uncertainty) return [];
  const streams = streamsOf(loaded);
  const ids = streams.map(({ id, central, target }) =>
    target.kind === 'theta-common' || target.kind === 'theta' ? id : `${id} = ${short(central)}`,
  );
  const shown = ids.slice(0, MOST);
  const rest = ids.length - shown.length;
  const named = `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const counted = `${streams.length} uncertain ${streams.length === 1 ? 'number takes its' : 'numbers take their'} median`;
  return [`${counted} here (${named}): reroute sweep draws them`, ...spreadNotes(loaded)];
}

/** What a reader should know of θ that is as far apart as published sets are: how many sets, and which of them do not count. */
export function spreadNotes(
  loaded: Pick<LoadedScenario, 'scenario' | 'tables' | 'world'>,
): string[] {
  return (loaded.scenario.uncertainty?.theta ?? []).flatMap(({ from, sectors }) => {
    if (from !== 'spread') return [];
    const { indices } = thetaSectors(sectors, loaded.tables.sectors);
    const { sets, variants } = spreadAcrossSets(loaded.world.elasticitySets ?? new Map(), indices);
    const without =
      variants.length === 0
        ? ''
        : `; ${variants.map(({ set, of }) => `${set} repeats ${of}`).join(' and ')} in most sectors, and does not count`;
    return [`the spread of theta is that of ${sets.length} sets of elasticities${without}`];
  });
}

/** Parameters named in a warning. */
const MOST = 4;

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/**
 * Refuses what has no single answer.
 *
 * @throws InputError of rule `range-in-a-run` for each number that is a range
 */
export function refuseRanges({ scenario }: Pick<LoadedScenario, 'scenario'>): void {
  const { ranges, changes } = scenario;
  if (ranges.length === 0) return;
  throw new InputError(
    ranges.map(({ index, key, from, to, steps, at }) => ({
      ...at,
      severity: 'error',
      rule: 'range-in-a-run',
      message: `the ${numberLabel(changes, index, key)} is a range of ${steps} values from ${from} to ${to}`,
      why: 'a run takes one value',
      hint: `use reroute sweep, which solves all of them, or write one number`,
    })),
  );
}

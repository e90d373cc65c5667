import type { DutyMakeup, DutyShare } from '../duty.ts';
import type { ActingMeasure } from './acting-measure.ts';
import { displaces, isBaseline } from './relations.ts';
import { stackUp, type StackedLayer } from './stack.ts';

/**
 * Which measures a duty of `dutyOf` consists of. Each has what it charges; MFN and preferential duty that is not charged because
 * measures take its place is taken off those measures, in proportion to the trade that they reach.
 *
 * @param claimable whether these goods have a preference to claim at all
 */
export function makeupOf(
  matching: readonly ActingMeasure[],
  claimed: boolean,
  claimable: boolean,
): DutyMakeup {
  const own = stackUp(matching, claimed).layers;
  return {
    layers: sharesOf(matching, own, claimed),
    bans: own.flatMap(({ measure, reach }) =>
      measure.instrument === 'ban' && reach > 0 ? [measure.id] : [],
    ),
    ...(claimable
      ? {
          claimed,
          otherwise: sharesOf(matching, stackUp(matching, !claimed).layers, !claimed),
        }
      : {}),
  };
}

function sharesOf(
  matching: readonly ActingMeasure[],
  layers: readonly StackedLayer[],
  claimed: boolean,
): DutyShare[] {
  const added = new Map<string, number>();
  const add = (id: string, points: number): void => {
    if (points !== 0) added.set(id, (added.get(id) ?? 0) + points);
  };
  const alone = stackUp(
    matching.filter(({ measure }) => isBaseline(measure)),
    claimed,
  ).layers;
  for (const layer of layers) {
    if (!isBaseline(layer.measure)) {
      add(layer.measure.id, charged(layer));
      continue;
    }
    const before = alone.find(({ measure }) => measure === layer.measure);
    const points = charged(layer) - (before ? charged(before) : 0);
    const takers = layers.filter(
      ({ measure, reach }) =>
        !isBaseline(measure) && reach > 0 && displaces(measure, layer.measure),
    );
    const reach = takers.reduce((sum, taker) => sum + taker.reach, 0);
    if (reach === 0) add(layer.measure.id, points);
    else for (const taker of takers) add(taker.measure.id, (points * taker.reach) / reach);
  }
  return Array.from(added, ([measure, points]) => ({ measure, added: points }));
}

function charged({ rate, reach, chargedOn }: StackedLayer): number {
  return (rate ?? 0) * reach * chargedOn;
}

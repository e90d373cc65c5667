import type { Duty } from '../duty.ts';
import type { Measure, Quota } from '../measure.ts';
import type { ActingMeasure } from './acting-measure.ts';
import { decimal } from './decimal.ts';
import { reachOf } from './displacement.ts';
import { isBaseline, isPreference, refersTo } from './relations.ts';

/** What one measure comes to on some goods. */
export interface StackedLayer extends ActingMeasure {
  /** Part of the trade it is charged on: 0 where others take its place. */
  readonly reach: number;
  /** What it states; undefined where it states no rate. */
  readonly rate: number | undefined;
  /** Part of the value that the rate is charged on. */
  readonly chargedOn: number;
  /** The rate outside its quota, where it has one. */
  readonly outRate: number | undefined;
}

/** Everything charged on goods that all claim a preference, or all do not. */
export interface Stack {
  readonly layers: readonly StackedLayer[];
  /** Sum of all layers, inside a quota. */
  readonly rate: number;
  /** Part of the trade that bans stop. */
  readonly prohibited: number;
  readonly quota?: { readonly layer: StackedLayer; readonly quota: Quota };
}

/** Adds up what is charged on goods that `matching` measures name, rules 1 to 5 of docs/methods/register.md. */
export function stackUp(matching: readonly ActingMeasure[], claimed: boolean): Stack {
  const reach = reachOf(matching, claimed);
  const claimable = matching
    .filter(({ measure }, index) => isPreference(measure) && reach[index]! > 0)
    .map(({ measure }) => measure);
  const layers = matching.map((one, index) => layerOf(one, reach[index]!, claimable));
  const withQuota = layers.find(({ outRate, reach }) => outRate !== undefined && reach > 0);
  return {
    layers,
    rate: sumOfRates(layers),
    prohibited: decimal(1 - layers.reduce((open, layer) => open * (1 - stopped(layer)), 1)),
    ...(withQuota?.spell.quota && { quota: { layer: withQuota, quota: withQuota.spell.quota } }),
  };
}

/**
 * What the register adds to MFN and preferential tariffs: everything, less what those alone would come to. So a quota whose
 * rates include the MFN rate adds them less that rate.
 */
export function dutyOf(matching: readonly ActingMeasure[], claimed: boolean): Duty {
  const stack = stackUp(matching, claimed);
  const alone = stackUp(
    matching.filter(({ measure }) => isBaseline(measure)),
    claimed,
  );
  const baseline = stack.layers.filter(({ measure }) => isBaseline(measure));
  const others = stack.layers.filter(({ measure }) => !isBaseline(measure));
  const added = decimal(sumOfRates(others) + (sumOfRates(baseline) - alone.rate));
  const mfn = statedMfn(matching);
  return {
    added,
    ...(mfn !== undefined && { mfn }),
    prohibited: stack.prohibited,
    ...(stack.quota && {
      quota: {
        measure: stack.quota.layer.measure.id,
        quota: stack.quota.quota,
        inAdded: added,
        outAdded: decimal(added + outsideQuota(stack.quota.layer)),
      },
    }),
  };
}

/** How much more is charged on trade as a whole when a quota is full. */
function outsideQuota({ reach, chargedOn, rate, outRate }: StackedLayer): number {
  return reach * chargedOn * (outRate! - rate!);
}

function statedMfn(matching: readonly ActingMeasure[]): number | undefined {
  const mfn = matching.filter(({ measure }) => measure.instrument === 'mfn');
  return mfn.length === 0 ? undefined : stackUp(mfn, false).rate;
}

function layerOf(one: ActingMeasure, reach: number, claimed: readonly Measure[]): StackedLayer {
  const { measure, spell } = one;
  const claims =
    measure.preference === undefined
      ? claimed.length > 0
      : claimed.some((preference) => refersTo(measure.preference!, preference));
  const ofClaims = claims && spell.rateIfClaimed !== undefined;
  const outRate = ofClaims ? undefined : spell.quota?.outRate;
  return {
    ...one,
    reach,
    rate: ofClaims ? spell.rateIfClaimed : (spell.quota?.inRate ?? spell.rate),
    chargedOn: claims ? spell.chargedOnIfClaimed : spell.chargedOn,
    outRate,
  };
}

function stopped({ measure, reach }: StackedLayer): number {
  return measure.instrument === 'ban' ? reach : 0;
}

function sumOfRates(layers: readonly StackedLayer[]): number {
  return decimal(
    layers.reduce((sum, { rate, reach, chargedOn }) => sum + (rate ?? 0) * reach * chargedOn, 0),
  );
}

import type { Measure, Spell } from '../measure.ts';
import type { ChargedLine } from './charged-line.ts';
import { displaces, isPreference, refersTo } from './relations.ts';
import { chargesSomething, madeKnown } from './spells.ts';
import type { StackedLayer } from './stack.ts';
import { formatPercent, formatQuota, joinWords } from './words.ts';

/**
 * Why a layer is part of the total, and of which goods'.
 *
 * @param without the layer on goods that claim no preference
 * @param withClaim the layer on those that do
 */
export function whyCharged(
  without: StackedLayer,
  withClaim: StackedLayer,
  line: ChargedLine,
): string {
  const onAll = without.reach > 0;
  const layer = onAll ? without : withClaim;
  const { layers } = onAll ? line.notClaimed : line.claimed;
  const words = [whatItDoes(layer, line) + whereItStands(layer, layers) + howMuchOfIt(layer)];
  if (line.preferences.length > 0 && !isPreference(layer.measure))
    words.push(...whatClaimsChange(without, withClaim, line));
  if (layer.onRequest) words.push('only because the scenario asks for it');
  return words.join('; ');
}

function whatItDoes(
  { measure, reach, rate, outRate, spell }: StackedLayer,
  line: ChargedLine,
): string {
  if (measure.instrument === 'mfn') return 'the MFN rate';
  if (measure.instrument === 'ban')
    return reach === 1
      ? 'the goods may not come in'
      : `${formatPercent(reach)} of the trade may not come in`;
  if (isPreference(measure))
    return `charged on goods that claim it (${formatPercent(line.claimShare)} of the trade)`;
  if (outRate === undefined || !spell.quota) return rate === 0 ? 'nothing is charged' : 'charged';
  return `charged inside ${formatQuota(spell.quota)}`;
}

function whereItStands({ measure }: StackedLayer, layers: readonly StackedLayer[]): string {
  const taken = layers.filter((other) => displaces(measure, other.measure));
  const place = wordsFor(taken, measure.replaces);
  if (place) return ` in place of ${place}`;
  const under = layers.filter(
    (other) =>
      other.reach > 0 &&
      other.measure !== measure &&
      measure.stacksOn.some((reference) => refersTo(reference, other.measure)),
  );
  const ground = wordsFor(under, measure.stacksOn);
  return ground && measure.instrument !== 'ban' ? ` on top of ${ground}` : '';
}

/** Measures by id; the MFN rate by its name, whether the register holds it or the world's tariffs do. */
function wordsFor(layers: readonly StackedLayer[], references: readonly string[]): string {
  const ids = layers
    .filter(({ measure }) => measure.instrument !== 'mfn')
    .map(({ measure }) => measure.id);
  const mfn = references.includes('mfn') || ids.length < layers.length;
  return joinWords([...(mfn ? ['the MFN rate'] : []), ...ids]);
}

function howMuchOfIt({ measure, chargedOn, reach }: StackedLayer): string {
  const value = chargedOn === 1 ? '' : `, on ${formatPercent(chargedOn)} of the value`;
  const trade =
    reach === 1 || measure.instrument === 'ban' ? '' : `, on ${formatPercent(reach)} of the trade`;
  return value + trade;
}

function whatClaimsChange(
  without: StackedLayer,
  withClaim: StackedLayer,
  { preferences }: ChargedLine,
): string[] {
  const claiming = `goods that claim ${joinWords(preferences.map(({ id }) => id))}`;
  if (withClaim.reach === 0 || withClaim.rate === 0)
    return without.rate === 0 ? [] : [`not charged on ${claiming}`];
  if (without.reach === 0) return [`only on ${claiming}`];
  const changes: string[] = [];
  if (withClaim.rate !== without.rate && withClaim.rate !== undefined)
    changes.push(`${formatPercent(withClaim.rate)} on ${claiming}`);
  if (withClaim.chargedOn !== without.chargedOn)
    changes.push(`on ${formatPercent(withClaim.chargedOn)} of the value of ${claiming}`);
  return changes;
}

/** Why a layer in force is no part of the total. */
export function whyNotCharged(layer: StackedLayer, line: ChargedLine): string {
  const { measure, reach, spell } = layer;
  const { layers } = isPreference(measure) ? line.claimed : line.notClaimed;
  if (reach > 0 && !chargesSomething(measure, spell)) {
    const taken = layers.filter((other) => displaces(measure, other.measure));
    const what = wordsFor(taken, []);
    return what ? `takes off ${what}, and charges nothing` : 'in force, but states no rate';
  }
  const takers = layers.filter((other) => other.reach > 0 && displaces(other.measure, measure));
  if (takers.length === 0) return 'not charged: it is taken to reach none of the trade';
  const charging = takers.filter(
    ({ measure, spell, rate }) => chargesSomething(measure, spell) && rate !== 0,
  );
  if (charging.length === 0)
    return `not charged: ${idsOf(takers)} ${takers.length === 1 ? 'takes' : 'take'} it off`;
  return `not charged: goods under ${idsOf(charging)} pay that instead`;
}

function idsOf(layers: readonly StackedLayer[]): string {
  return joinWords(layers.map(({ measure }) => measure.id));
}

/** What stands of a proposal or a threat. */
export function whyAnnounced({ status }: Measure, spell: Spell): string {
  const known = madeKnown(spell);
  const when = known === undefined ? '' : ` on ${known}`;
  const since = spell.from === undefined || spell.from === known ? '' : ` for ${spell.from}`;
  return `${status}${when}${since}, ${status === 'threatened' ? 'never put in force' : 'not in force'}`;
}

import { instruments, type Measure, type Source, type Spell } from '../measure.ts';
import type { Layer } from '../duty.ts';
import type { ChargedLine } from './charged-line.ts';
import type { DayOfRegister, ImporterDay } from './importer-day.ts';
import { membersOf } from './measure-set.ts';
import { chargesSomething, spellAnnounced, spellInForce } from './spells.ts';
import type { StackedLayer } from './stack.ts';
import { whyAnnounced, whyCharged, whyNotCharged } from './why.ts';

/** The measures that matter on a line that day: those that are charged first, then those that are not. */
export function layersOf(importer: ImporterDay, day: DayOfRegister, line: ChargedLine): Layer[] {
  const layers = [
    ...line.matching.map(({ measure }) => layerInForce(measure, line)),
    ...membersOf(line.naming, importer.measures).flatMap((measure) =>
      idleLayer(measure, day, line),
    ),
  ];
  const rank = ({ applies, instrument }: Layer) =>
    (applies ? 0 : instruments.length) + instruments.indexOf(instrument);
  return layers.toSorted((a, b) => rank(a) - rank(b));
}

function layerInForce(measure: Measure, line: ChargedLine): Layer {
  const without = layerIn(line.notClaimed.layers, measure);
  const withClaim = layerIn(line.claimed.layers, measure);
  const applies =
    chargesSomething(measure, withClaim.spell) && (without.reach > 0 || withClaim.reach > 0);
  if (!applies)
    return {
      ...named(measure),
      ...ratesOf(withClaim.spell),
      applies,
      why: whyNotCharged(withClaim, line),
    };
  return {
    ...named(measure),
    rate: chargedRate(without),
    rate_if_claimed: chargedRate(withClaim),
    applies,
    why: whyCharged(without, withClaim, line),
  };
}

/** Proposals and threats that stand that day, and what the scenario takes out. */
function idleLayer(measure: Measure, day: DayOfRegister, line: ChargedLine): Layer[] {
  if (line.matching.some((acting) => acting.measure === measure)) return [];
  const announced = spellAnnounced(measure, day.on);
  const spell = announced ?? spellInForce(measure, day.on);
  if (!spell) return [];
  const why = announced ? whyAnnounced(measure, announced) : 'not charged: the scenario drops it';
  return [{ ...named(measure), ...ratesOf(spell), applies: false, why }];
}

/** Null for goods that it is not charged on, so that the layers that apply add up. */
function chargedRate(layer: StackedLayer): number | null {
  return layer.reach > 0 ? (layer.rate ?? null) : null;
}

function ratesOf(spell: Spell): Pick<Layer, 'rate' | 'rate_if_claimed'> {
  const rate = spell.quota?.inRate ?? spell.rate ?? null;
  return { rate, rate_if_claimed: spell.rateIfClaimed ?? rate };
}

function named({ id, instrument, sources }: Measure) {
  return { measure: id, instrument, source: firstDated(sources) };
}

function firstDated(sources: readonly Source[]): Source {
  return sources.find(({ date }) => date !== undefined) ?? sources[0]!;
}

function layerIn(layers: readonly StackedLayer[], measure: Measure): StackedLayer {
  return layers.find((layer) => layer.measure === measure)!;
}

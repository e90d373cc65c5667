import type { Place } from './scenario-place.ts';
import { selectorOf } from './selector-of.ts';
import type { ScenarioDocument } from './scenario-schema.ts';
import type {
  NumberKey,
  NumberRange,
  Uncertainty,
  UncertainNumber,
  UncertainTheta,
} from './scenario.ts';
import { distributionAround, distributionOf, type StatedNumber } from './uncertain-number.ts';

/** The numbers of changes that are not one number. */
export interface OpenNumbers {
  readonly distributions: readonly UncertainNumber[];
  readonly ranges: readonly NumberRange[];
}

/** Finds them, in the order of the changes. */
export function numbersOf(changes: ScenarioDocument['changes'], at: Place): OpenNumbers {
  const distributions: UncertainNumber[] = [];
  const ranges: NumberRange[] = [];
  changes.forEach((entry, index) => {
    for (const [kind, key, stated] of numbersIn(entry)) {
      if (typeof stated === 'number') continue;
      const place = { index, key, at: at(['changes', index, kind, key]) };
      const distribution = distributionOf(stated);
      const { from, to, steps } = stated;
      if (distribution) distributions.push({ ...place, distribution });
      else if (from !== undefined && to !== undefined && steps !== undefined) {
        ranges.push({ ...place, from, to, steps });
      }
    }
  });
  return { distributions, ranges };
}

type Entry = ScenarioDocument['changes'][number];

/** The numbers of a change, one at most, each with the keys it stands under. */
function numbersIn(entry: Entry): (readonly [keyof Entry, NumberKey, StatedNumber])[] {
  const { tariff, trade_cost, productivity, population, measure } = entry;
  const all = [
    ['tariff', 'set', tariff?.set],
    ['tariff', 'add', tariff?.add],
    ['trade_cost', 'percent', trade_cost?.percent],
    ['productivity', 'percent', productivity?.percent],
    ['population', 'percent', population?.percent],
    ['measure', 'rate', measure?.rate],
  ] as const;
  return all.flatMap(([kind, key, stated]) =>
    stated === undefined ? [] : [[kind, key, stated] as const],
  );
}

/** What a scenario does not know for sure; undefined where that is nothing. */
export function buildUncertainty(
  stated: ScenarioDocument['uncertainty'],
  numbers: readonly UncertainNumber[],
  at: Place,
): Uncertainty | undefined {
  const { theta, claims = {} } = stated ?? {};
  const entries = theta === undefined ? [] : Array.isArray(theta) ? theta : [theta];
  const uncertainty: Uncertainty = {
    theta: entries.flatMap((entry, index): UncertainTheta[] => {
      const path = ['uncertainty', 'theta', ...(Array.isArray(theta) ? [index] : [])];
      const from = entry.from ?? distributionAround(entry);
      if (from === undefined) return [];
      const sectors =
        entry.sectors === undefined
          ? {}
          : { sectors: selectorOf(entry.sectors, [...path, 'sectors'], at) };
      return [{ ...sectors, from, at: at(path) }];
    }),
    numbers,
    claims: Object.entries(claims).flatMap(([id, entry]) => {
      const distribution = distributionOf(entry);
      const path = ['uncertainty', 'claims', id];
      if (!distribution) return [];
      return [{ claims: { id, at: at(path, 'key') }, distribution, at: at(path) }];
    }),
  };
  const { length } = [...uncertainty.theta, ...uncertainty.numbers, ...uncertainty.claims];
  return length > 0 ? uncertainty : undefined;
}

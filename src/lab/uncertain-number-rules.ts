import { quantile, type Distribution } from '../num/index.ts';
import type { Problem } from '../input/index.ts';
import { likelyPercent, lowestTariffRate, rateLikelyPercent } from '../world/index.ts';
import type { Place } from './scenario-place.ts';
import { distributionKinds, rangeKeys } from './uncertain-number-schema.ts';
import { endsOf, isBell } from './uncertainty/draw.ts';

type Path = Parameters<Place>[0];
type Keys = Readonly<Record<string, unknown>>;

/** Values that a number may have. */
interface Bounds {
  readonly allows: (value: number) => boolean;
  /** `below -0.99`. */
  readonly otherwise: string;
  readonly why: string;
  /** Whether it is a rate, which somebody may write in percent. */
  readonly isRate?: boolean;
}

const percent: Bounds = {
  allows: (value) => value > -100,
  otherwise: 'not above -100',
  why: 'nothing is left at that',
};

const boundsOfChanges: Readonly<Record<string, Readonly<Record<string, Bounds>>>> = {
  tariff: {
    set: {
      allows: (value) => value >= lowestTariffRate,
      otherwise: `below ${lowestTariffRate}`,
      why: 'a subsidy cannot pay the whole price',
      isRate: true,
    },
    add: { allows: (value) => value > -2, otherwise: 'not above -2', why: 'no rate is so large' },
  },
  trade_cost: { percent },
  productivity: { percent },
  population: { percent },
  measure: {
    rate: {
      allows: (value) => value >= 0,
      otherwise: 'below 0',
      why: 'a measure charges; it does not pay',
      isRate: true,
    },
  },
};

const ofTheta: Bounds = {
  allows: (value) => value > 0,
  otherwise: 'not above 0',
  why: 'a trade elasticity is above 0',
};

const anything: Bounds = { allows: () => true, otherwise: '', why: '' };

/**
 * What the schema cannot say of distributions and ranges. It runs on the content as it stands, fitting or not. Rules:
 * `one-distribution`, `empty-distribution`, `mode-outside`, `distribution-out-of-range` (at the outermost draws there can be),
 * `range-of-one-value`, `range-out-of-range`, `two-spreads` and the warning `rate-looks-like-percent`.
 */
export function checkUncertainNumbers(content: unknown, at: Place): Problem[] {
  const { changes, uncertainty } = keysOf(content);
  const ofChanges = (Array.isArray(changes) ? changes : []).flatMap((entry: unknown, index) =>
    Object.entries(boundsOfChanges).flatMap(([kind, keys]) =>
      Object.entries(keys).flatMap(([key, bounds]) => {
        const stated = keysOf(keysOf(entry)[kind])[key];
        return isMapping(stated)
          ? checkOne(stated, ['changes', index, kind, key], at, bounds, 'or-range')
          : [];
      }),
    ),
  );
  const { theta, claims } = keysOf(uncertainty);
  const entries: unknown[] = Array.isArray(theta) ? theta : [theta];
  const ofThetas = entries.flatMap((entry, index) => {
    const path = ['uncertainty', 'theta', ...(Array.isArray(theta) ? [index] : [])];
    if (!isMapping(entry)) return [];
    return entry['from'] === undefined || statedKinds(entry).length > 0
      ? checkOne(entry, path, at, ofTheta, 'or-spread')
      : [];
  });
  const spreads = entries.filter((entry) => keysOf(entry)['from'] === 'spread').length;
  const ofClaims = Object.entries(keysOf(claims)).flatMap(([id, entry]) =>
    isMapping(entry) ? checkOne(entry, ['uncertainty', 'claims', id], at, anything) : [],
  );
  return [
    ...ofChanges,
    ...ofThetas,
    ...(spreads > 1 ? [twoSpreads(at(['uncertainty', 'theta']))] : []),
    ...ofClaims,
  ];
}

function checkOne(
  stated: Keys,
  path: Path,
  at: Place,
  bounds: Bounds,
  alternative?: 'or-range' | 'or-spread',
): Problem[] {
  const kinds = statedKinds(stated);
  const { from, to, steps } = stated;
  const parts = alternative === undefined ? [] : rangeKeys.filter((key) => key in stated);
  const [kind, second = parts[0]] = kinds;
  if (kind !== undefined && second !== undefined) {
    return [oneDistribution(at([...path, second], 'key'), path, [...kinds, ...parts], alternative)];
  }
  if (kind !== undefined) {
    const place = at([...path, kind]);
    const distribution = readable(kind, stated[kind], bounds === ofTheta);
    if (!distribution) return []; // the schema says what is wrong with it
    const broken = shapeProblem(distribution, kind);
    if (broken) return [{ ...place, severity: 'error', ...broken }];
    return valueProblems(distribution, place, path, bounds);
  }
  if (alternative === 'or-range' && parts.length === rangeKeys.length) {
    if (!isNumber(from) || !isNumber(to) || !isNumber(steps)) return [];
    return rangeProblems(from, to, path, at, bounds);
  }
  // A mistyped key is the schema's to tell.
  const known = ['sectors', ...rangeKeys];
  if (Object.keys(stated).some((key) => !known.includes(key))) return [];
  return [oneDistribution(at(path), path, parts, alternative)];
}

function statedKinds(stated: Keys): string[] {
  return Object.keys(stated).filter((key) => distributionKinds.some((kind) => kind === key));
}

/** A distribution whose numbers are all there; a lognormal of θ without a median is around θ, which is above 0. */
function readable(kind: string, stated: unknown, isTheta: boolean): Distribution | undefined {
  if (kind === 'values') {
    const values: readonly unknown[] = Array.isArray(stated) ? stated : [];
    const numbers = values.filter(isNumber);
    return numbers.length > 1 && numbers.length === values.length
      ? { kind, values: numbers }
      : undefined;
  }
  const { low, high, mode, mean, sd, median = isTheta ? 1 : undefined, se } = keysOf(stated);
  const isSpread = (value: unknown): value is number => isNumber(value) && value > 0;
  if (kind === 'uniform') return isNumber(low) && isNumber(high) ? { kind, low, high } : undefined;
  if (kind === 'triangular') {
    return isNumber(low) && isNumber(mode) && isNumber(high)
      ? { kind, low, mode, high }
      : undefined;
  }
  if (kind === 'normal') return isNumber(mean) && isSpread(sd) ? { kind, mean, sd } : undefined;
  return kind === 'lognormal' && isSpread(median) && isSpread(se)
    ? { kind, median, se }
    : undefined;
}

type Finding = Pick<Problem, 'rule' | 'message' | 'hint'>;

function shapeProblem(distribution: Distribution, kind: string): Finding | undefined {
  if (distribution.kind === 'values') {
    if (new Set(distribution.values).size > 1) return undefined;
    return {
      rule: 'empty-distribution',
      message: `the values are all ${distribution.values[0]}`,
      hint: 'write the number itself where it is known for sure',
    };
  }
  if (distribution.kind !== 'uniform' && distribution.kind !== 'triangular') return undefined;
  const { low, high } = distribution;
  if (!(low < high)) {
    return {
      rule: 'empty-distribution',
      message: `low is ${low} and high is ${high}: nothing lies between`,
      hint:
        low === high
          ? 'write the number itself where it is known for sure'
          : `write ${kind}: { low: ${high}, …, high: ${low} }`.replace(
              kind === 'uniform' ? ' …,' : '…',
              kind === 'uniform' ? '' : 'mode: …',
            ),
    };
  }
  if (distribution.kind === 'uniform') return undefined;
  const { mode } = distribution;
  if (mode >= low && mode <= high) return undefined;
  return {
    rule: 'mode-outside',
    message: `mode is ${mode}, outside ${low} to ${high}`,
    hint: 'the likeliest value lies between low and high, or is one of them',
  };
}

function valueProblems(
  distribution: Distribution,
  place: ReturnType<Place>,
  path: Path,
  bounds: Bounds,
): Problem[] {
  const ends = endsOf(distribution);
  const wrong = ends.find((value) => !Number.isFinite(value) || !bounds.allows(value));
  if (wrong !== undefined) {
    const unbounded = distribution.kind === 'normal';
    return [
      {
        ...place,
        severity: 'error',
        rule: 'distribution-out-of-range',
        message: `the distribution of '${path.join('.')}' gives ${shown(wrong)}${Number.isFinite(wrong) ? `, ${bounds.otherwise}` : ''}`,
        why: unbounded
          ? `${bounds.why}; a draw can be 6.3 standard deviations out`
          : bounds.why || 'no number is so large',
        hint: unbounded
          ? 'use uniform, triangular or lognormal, which end somewhere, or a smaller sd'
          : 'narrow it',
      },
    ];
  }
  // Of a bell curve what one draw in twenty exceeds: its end says nothing of what was meant.
  const most = isBell(distribution) ? quantile(distribution, 0.95) : ends[1];
  return percentWarning(most, place, bounds);
}

function rangeProblems(from: number, to: number, path: Path, at: Place, bounds: Bounds): Problem[] {
  if (from === to) {
    return [
      {
        ...at([...path, 'to']),
        severity: 'error',
        rule: 'range-of-one-value',
        message: `the range of '${path.join('.')}' is ${from} alone`,
        hint: 'write the number itself, or another end',
      },
    ];
  }
  for (const [key, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (bounds.allows(value)) continue;
    return [
      {
        ...at([...path, key]),
        severity: 'error',
        rule: 'range-out-of-range',
        message: `'${[...path, key].join('.')}' is ${value}, ${bounds.otherwise}`,
        why: bounds.why,
        hint: 'begin and end the range within what one number may be',
      },
    ];
  }
  return percentWarning(Math.max(from, to), at([...path, to > from ? 'to' : 'from']), bounds);
}

function percentWarning(rate: number, place: ReturnType<Place>, { isRate }: Bounds): Problem[] {
  return isRate && rate >= rateLikelyPercent ? [{ ...place, ...likelyPercent(rate) }] : [];
}

function oneDistribution(
  place: ReturnType<Place>,
  path: Path,
  keys: readonly string[],
  alternative: 'or-range' | 'or-spread' | undefined,
): Problem {
  const name = `'${path.join('.')}'`;
  const other = {
    'or-range': ', or a range for a grid: { from: 0, to: 1, steps: 21 }',
    'or-spread': ', or { from: spread }',
    none: '',
  }[alternative ?? 'none'];
  return {
    ...place,
    severity: 'error',
    rule: 'one-distribution',
    message:
      keys.length === 0
        ? `${name} states no distribution`
        : `${name} has ${keys.join(', ')}: that is ${keys.length > 1 && keys.some((key) => statedKinds({ [key]: 0 }).length > 0) ? 'not one distribution' : 'half a range'}`,
    hint: `write one of ${distributionKinds.join(', ')}, as in { uniform: { low: 0.1, high: 0.35 } }${other}`,
  };
}

function twoSpreads(place: ReturnType<Place>): Problem {
  return {
    ...place,
    severity: 'error',
    rule: 'two-spreads',
    message: 'two entries take theta from the spread across sets',
    why: 'what all theta of a set share is one factor',
    hint: 'name the sectors of both in one entry',
  };
}

/** Few digits: an end of a bell curve is not quoted. */
function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function isMapping(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keysOf(value: unknown): Keys {
  return isMapping(value) ? value : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

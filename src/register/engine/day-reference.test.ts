import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty, DutyLine, MeasureEdit } from '../duty.ts';
import type { Instrument, Register } from '../measure.ts';
import { register, type MeasureSketch } from '../testing/measures.ts';
import { referenceLines, type ReferenceDuty } from '../testing/reference-day.ts';
import { dayOf } from './day.ts';

const SUBHEADINGS = ['120510', '120590', '720851'];
const EXPORTERS = ['CAN', 'MEX', 'CHN'];
const day = fc.constantFrom('2024-12-31', '2025-01-31', '2025-06-30', '2025-12-31');
const fraction = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);

/** Codes that meet often: beginnings of a few lines under three subheadings. */
const code = fc
  .tuple(
    fc.constantFrom(...SUBHEADINGS),
    fc.constantFrom('0000', '0010', '1000', '1011', '1100', '1110'),
    fc.constantFrom(2, 4, 6, 8, 10),
  )
  .map(([subheading, suffix, length]) => `${subheading}${suffix}`.slice(0, length));
const range = fc.tuple(code, code).map((ends) => {
  const [from, to] = ends.toSorted((a, b) => (a.padEnd(10, '0') < b.padEnd(10, '0') ? -1 : 1));
  return `hs ${from!}-${to!}`;
});
const products = fc.array(
  fc.oneof(
    code.map((one) => `hs ${one}`),
    range,
    fc.constantFrom('all', 'list a', 'list b'),
  ),
  { maxLength: 2 },
);

const instrument = fc.constantFrom<Instrument>(
  'mfn',
  'preference',
  'surtax',
  'anti-dumping',
  'ban',
  'trq',
  'suspension',
  'visa',
);
const quota = fc.record({ inRate: fraction, outRate: fraction });
const spell = fc.record(
  {
    from: day,
    until: day,
    rate: fraction,
    rateIfClaimed: fraction,
    chargedOn: fraction,
    chargedOnIfClaimed: fraction,
    part: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fraction }),
  },
  { requiredKeys: ['from'] },
);
const claims = fc.oneof(
  fraction,
  fc.record({
    id: fc.uuid(),
    days: fc.constant(['2025-01-01', '2025-03-15', '2025-12-01']),
    shares: fc
      .array(fc.oneof(fraction, fc.constant(NaN)), { minLength: 3, maxLength: 3 })
      .map((shares) => new Map([['720851', shares]])),
    average: fc.array(fraction, { minLength: 3, maxLength: 3 }),
  }),
);

/** A measure makes way for those before it, and takes the place of those after it: so that there are no circles. */
const sketch = fc.record({
  products,
  exceptProducts: products,
  exporters: fc.oneof(fc.constant('all' as const), fc.subarray(EXPORTERS)),
  exceptExporters: fc.subarray(EXPORTERS, { maxLength: 1 }),
  instrument,
  spell,
  quota,
  claims,
  status: fc.constantFrom('in-force' as const, 'in-force' as const, 'threatened' as const),
  preference: fc.option(fc.constantFrom('m0', 'm1', 'preference', 'deal'), { nil: undefined }),
  program: fc.option(fc.constantFrom('deal', 'war'), { nil: undefined }),
  replaces: fc.array(fc.nat(), { maxLength: 2 }),
  yieldsTo: fc.array(fc.nat(), { maxLength: 1 }),
});

const registers: fc.Arbitrary<Register> = fc
  .tuple(
    fc.array(sketch, { minLength: 1, maxLength: 7 }),
    fc.array(code, { maxLength: 4 }),
    fc.array(code, { maxLength: 4 }),
  )
  .map(([sketches, a, b]) =>
    register(
      sketches.map(
        ({ spell, quota, claims, preference, program, ...rest }, index): MeasureSketch => {
          const some = (first: number, count: number, picks: number[]) =>
            count === 0 ? [] : picks.map((pick) => `m${first + (pick % count)}`);
          return {
            ...rest,
            id: `m${index}`,
            ...(preference !== undefined && { preference }),
            ...(program !== undefined && { program }),
            spells: [{ ...spell, ...(rest.instrument === 'trq' && { quota }) }],
            claims: rest.instrument === 'preference' ? { CAN: claims } : {},
            replaces: some(index + 1, sketches.length - index - 1, rest.replaces),
            yieldsTo: some(0, index, rest.yieldsTo),
          };
        },
      ),
      { a, b },
    ),
  );

const edits: fc.Arbitrary<MeasureEdit[]> = fc.array(
  fc.record(
    {
      id: fc.constant('m0'),
      rate: fraction,
      drop: fc.constant(true),
      charge: fc.constant(true),
    },
    { requiredKeys: ['id'] },
  ),
  { maxLength: 1 },
);

const rounded = (value: number) => Math.round(value * 1e9) / 1e9 + 0;

/** What lines come to, each treatment once with its share of the product. */
function treatments(parts: readonly { weight: number; numbers: readonly number[] }[]) {
  const shares = new Map<string, number>();
  for (const { weight, numbers } of parts) {
    const key = numbers.map(rounded).join(' ');
    shares.set(key, (shares.get(key) ?? 0) + weight);
  }
  return Object.fromEntries(Array.from(shares, ([key, share]) => [key, rounded(share)]));
}

const ofDuty = ({ added, prohibited, quota }: Duty) => [
  added,
  prohibited,
  quota?.outAdded ?? added,
];
const ofLine = ({ weight, claimShare, claimed, notClaimed }: DutyLine) => ({
  weight,
  numbers: [claimShare, ...ofDuty(claimed), ...ofDuty(notClaimed)],
});
const ofReference = ({ added, prohibited, addedOutside }: ReferenceDuty) => [
  added,
  prohibited,
  addedOutside,
];

describe('the compiled day', () => {
  it('says of any product what the rules say one by one', () =>
    fc.assert(
      fc.property(
        registers,
        day,
        fc.constantFrom(...EXPORTERS, 'USA'),
        fc.constantFrom(...SUBHEADINGS),
        edits,
        (measures, on, exporter, hs6, edits) => {
          fc.pre(quotasThatMeet(measures) < 2);
          const lines = dayOf(measures, on, { edits }).linesOf('USA', exporter, hs6);
          const reference = referenceLines(measures, on, ['USA', exporter, hs6], { edits });
          expect(treatments(lines.map(ofLine))).toEqual(
            treatments(
              reference.map(({ weight, claimShare, ifClaimed, ifNotClaimed }) => ({
                weight,
                numbers: [claimShare, ...ofReference(ifClaimed), ...ofReference(ifNotClaimed)],
              })),
            ),
          );
        },
      ),
      { numRuns: 1500 },
    ));

  it('explains the dearest line, and its layers add up to the total', () =>
    fc.assert(
      fc.property(registers, day, fc.constantFrom(...SUBHEADINGS), (measures, on, hs6) => {
        const charge = dayOf(measures, on).charge('USA', 'CAN', hs6);
        const totals = referenceLines(measures, on, ['USA', 'CAN', hs6]).map(totalOf);
        expect(charge.total ?? Infinity).toBeCloseTo(Math.max(...totals), 9);
        expect(charge.layers.every(({ why }) => why !== '')).toBe(true);
        const whole = measures.measures.every(({ spells }) =>
          spells.every(
            ({ part, chargedOn, chargedOnIfClaimed }) =>
              part === 1 && chargedOn === 1 && chargedOnIfClaimed === 1,
          ),
        );
        if (!whole || charge.total === null) return;
        const sum = (key: 'rate' | 'rate_if_claimed') =>
          charge.layers.reduce((all, layer) => all + (layer.applies ? (layer[key] ?? 0) : 0), 0);
        if (charge.if_not_claimed !== null)
          expect(sum('rate')).toBeCloseTo(charge.if_not_claimed, 9);
        if (charge.if_claimed !== null)
          expect(sum('rate_if_claimed')).toBeCloseTo(charge.if_claimed, 9);
      }),
      { numRuns: 800 },
    ));
});

/** `Duty` reports one quota; the register's check sees to it that there is no second. */
function quotasThatMeet({ measures }: Register): number {
  return measures.filter(({ instrument }) => instrument === 'trq').length;
}

function totalOf(line: ReturnType<typeof referenceLines>[number]): number {
  const { claimShare, ifClaimed, ifNotClaimed } = line;
  const of = ({ total, prohibited }: ReferenceDuty) => (prohibited >= 1 ? Infinity : total);
  const [claimed, not] = [of(ifClaimed), of(ifNotClaimed)];
  if (claimed === Infinity || claimShare === 0) return Number.isFinite(not) ? not : claimed;
  if (not === Infinity || claimShare === 1) return claimed;
  return claimShare * claimed + (1 - claimShare) * not;
}

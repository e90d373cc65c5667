import fc from 'fast-check';
import { defined } from '../defined.ts';
import { confidences, rentHolders, statuses } from '../measure.ts';
import type { Day, Instrument, Measure, ProductSelector, Quota, Spell } from '../measure.ts';

const regions = ['AUT', 'BEL', 'CAN', 'CHN', 'MEX', 'USA'];
const instruments: readonly Instrument[] = ['mfn', 'surtax', 'anti-dumping', 'ban', 'trq', 'visa'];
const nowhere = { line: 1, column: 1 };

/** Texts that YAML could take for something else, and that need quotes. */
const text = fc.oneof(
  fc.constantFrom('no', '1e3', '2025-03-04', 'a: b', '- x', '*', '# y', "it's", '“é”', '~', '0x10'),
  fc.string({ minLength: 1 }).filter((word) => /\S/u.test(word) && !/\p{Cc}/u.test(word)),
);
const rate = fc.integer({ min: -99, max: 499 }).map((percent) => percent / 100);
const part = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const code = fc
  .integer({ min: 1, max: 99 })
  .chain((chapter) =>
    fc
      .string({ unit: fc.constantFrom('0', '1', '2', '5', '9'), maxLength: 8 })
      .map((rest) => String(chapter).padStart(2, '0') + rest),
  );

const selector: fc.Arbitrary<ProductSelector> = fc.oneof(
  code.map((from) => ({ kind: 'hs', from, to: from }) as const),
  fc
    .integer({ min: 0, max: 6 })
    .chain((zeros) => fc.tuple(fc.nat(98), fc.nat(98), fc.constant(zeros)))
    .map(([a, b, zeros]) => {
      const ends = [a, b].map((end) => String(end + 1).padStart(2, '0') + '0'.repeat(zeros)).sort();
      return { kind: 'hs', from: ends[0] ?? '', to: ends[1] ?? '' } as const;
    }),
  fc.constant({ kind: 'list', list: 'metals' } as const),
  fc.constantFrom('C29', 'C10T12').map((sector) => ({ kind: 'sector', sector }) as const),
);

const quota: fc.Arbitrary<Quota> = fc
  .tuple(
    fc.integer({ min: 1, max: 1e9 }),
    text,
    rate,
    rate,
    fc.boolean(),
    fc.constantFrom(...rentHolders),
  )
  .map(([volume, unit, a, b, outUncertain, rentTo]) => ({
    volume,
    unit,
    per: 'year',
    inRate: Math.min(a, b),
    outRate: Math.max(a, b),
    outUncertain,
    rentTo,
  }));

/** Spells one after the other, all of them over before the newest source but the last, which may be open. */
function spells(instrument: Instrument): fc.Arbitrary<Spell[]> {
  const one = fc.record({
    rate,
    chargedOn: part,
    part,
    note: fc.option(text, { nil: undefined }),
    quota,
  });
  return fc
    .tuple(
      fc.array(one, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 300 }),
      fc.boolean(),
    )
    .map(([contents, start, open]) =>
      contents.map(({ note, quota: ofSpell, ...content }, index): Spell => {
        const last = index === contents.length - 1;
        return {
          from: dayAfter(start + index * 10),
          announced: dayAfter(start + index * 10 - 5),
          ...(last && open ? {} : { until: dayAfter(start + index * 10 + 9) }),
          ...(instrument === 'ban' || instrument === 'trq' ? {} : { rate: content.rate }),
          ...(instrument === 'trq' && { quota: ofSpell }),
          ...defined({ note }),
          chargedOn: content.chargedOn,
          chargedOnIfClaimed: content.chargedOn,
          part: content.part,
          at: nowhere,
        };
      }),
    );
}

function dayAfter(days: number): Day {
  return new Date(Date.UTC(2020, 0, 10 + days)).toISOString().slice(0, 10);
}

/** A measure that breaks no rule beside the regions and lists of the sound fixture. */
function measure(id: string, importer: string): fc.Arbitrary<Measure> {
  const others = regions.filter((region) => region !== importer);
  return fc.constantFrom(...instruments).chain((instrument) =>
    fc
      .record({
        title: text,
        exporters: fc.oneof(fc.constant('all' as const), fc.subarray(others, { minLength: 2 })),
        products: fc.array(selector, { minLength: 1, maxLength: 3 }),
        exceptProducts: fc.array(selector, { maxLength: 2 }),
        program: fc.constantFrom(undefined, 'some-program'),
        stacksOn: fc.subarray(['mfn', 'elsewhere']),
        replaces: fc.subarray(['ban', 'safeguard']),
        spells: spells(instrument),
        status: fc.constantFrom(...statuses),
        legal: fc.option(text, { nil: undefined }),
        confidence: fc.constantFrom(...confidences),
        note: text,
        facts: fc.array(text, { maxLength: 2 }),
        source: fc.record({ title: text, publisher: text, quote: text }),
        exceptFirst: fc.boolean(),
      })
      .map(({ program, legal, source, exceptFirst, status, ...rest }): Measure => {
        const over = rest.spells.at(-1)?.until !== undefined;
        const settled = status === 'ended' || status === 'in-force';
        const { exporters } = rest;
        return {
          ...rest,
          id,
          importers: [importer],
          exceptExporters: exceptFirst && exporters !== 'all' ? exporters.slice(0, 1) : [],
          instrument,
          ...defined({ program, legal }),
          yieldsTo: [],
          claims: new Map(),
          status: settled ? (over ? 'ended' : 'in-force') : status,
          sources: [{ ...source, date: '2026-01', url: 'https://example.org/a?b=c#d' }],
          file: '',
          at: nowhere,
        };
      }),
  );
}

/** Measures of different importers, which have nothing to settle among them; one of them is called `elsewhere`. */
export const arbitraryFamily: fc.Arbitrary<Measure[]> = fc
  .tuple(measure('elsewhere', 'CAN'), measure('test-1', 'USA'), measure('test-2', 'CHN'))
  .map(([first, ...others]) => [first, ...others].map(withoutItself));

function withoutItself(measure: Measure): Measure {
  return { ...measure, stacksOn: measure.stacksOn.filter((name) => name !== measure.id) };
}

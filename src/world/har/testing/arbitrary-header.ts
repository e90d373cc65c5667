import fc from 'fast-check';
import type { HarCoefficient, HarDimension, HarHeader } from '../header.ts';
import { sizeOf } from '../header.ts';

const upTo = (most: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^(?:[\\x20-\\x7e\\xa1-\\xff]{0,${most - 1}}[\\x21-\\x7e])?$`, 'u'));

const float = fc.oneof(fc.constant(0), fc.float(), fc.constantFrom(-0, NaN, Infinity, 1e-45));

const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

/** Float32 cells, mostly zeros in half of the arrays. */
const floats = (size: number): fc.Arbitrary<Float32Array> =>
  fc
    .tuple(fc.boolean(), fc.array(float, { minLength: size, maxLength: size }))
    .map(([sparse, values]) =>
      Float32Array.from(values, (value, k) => (sparse && k % 5 ? 0 : value)),
    );

const named = { name: fc.constant('?'), longName: upTo(70) };
const pair = fc.tuple(fc.nat(6), fc.nat(6));

const strings: fc.Arbitrary<HarHeader> = fc.integer({ min: 1, max: 40 }).chain((width) =>
  fc.record({
    type: fc.constant('1C'),
    ...named,
    width: fc.constant(width),
    values: fc.array(upTo(width)),
  }),
);

const integers: fc.Arbitrary<HarHeader> = pair.chain((dims) =>
  fc.record({
    type: fc.constant('2I'),
    ...named,
    dims: fc.constant(dims),
    values: fc
      .array(integer, { minLength: sizeOf(dims), maxLength: sizeOf(dims) })
      .map((values) => Int32Array.from(values)),
  }),
);

const matrix: fc.Arbitrary<HarHeader> = pair.chain((dims) =>
  fc.record({
    type: fc.constant('2R'),
    ...named,
    dims: fc.constant(dims),
    values: floats(sizeOf(dims)),
  }),
);

const reals: fc.Arbitrary<HarHeader> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 7, maxLength: 7 })
  .chain((dims) =>
    fc.record({
      type: fc.constant('RL'),
      ...named,
      dims: fc.constant(dims),
      values: floats(sizeOf(dims)),
    }),
  );

const coefficient: fc.Arbitrary<HarHeader> = fc
  .array(fc.nat(3), { maxLength: 7 })
  .chain((dims): fc.Arbitrary<HarCoefficient> => {
    const labels = fc.tuple(...dims.map((dim, k) => dimension(dim, k)));
    return fc.record(
      {
        type: fc.constant('RE'),
        ...named,
        coefficient: upTo(12),
        dims: fc.constant(dims),
        sets: labels,
        values: floats(sizeOf(dims)),
      },
      { requiredKeys: ['type', 'name', 'longName', 'coefficient', 'dims', 'values'] },
    );
  });

/** Dimensions of one size may share a set; of others the name is the dimension's own. */
function dimension(dim: number, k: number): fc.Arbitrary<HarDimension> {
  const own = fc
    .array(upTo(12), { minLength: dim, maxLength: dim })
    .map((elements) => ({ set: `OWN${k}`, elements }));
  const shared = fc.constant({
    set: `SHARED${dim}`,
    elements: ['one', 'two', 'three'].slice(0, dim),
  });
  const byName = upTo(12).map((set) => ({ set }));
  const single = fc.record({ set: upTo(12), element: upTo(12) });
  return dim === 1 ? fc.oneof(own, shared, byName, single) : fc.oneof(own, shared, byName);
}

/** Any headers that the format has room for, of every type, with names of their own. */
export const arbitraryHeaders: fc.Arbitrary<HarHeader[]> = fc
  .array(fc.oneof(strings, integers, matrix, reals, coefficient), { maxLength: 5 })
  .map((headers) => headers.map((header, k) => ({ ...header, name: `H${k}` })));

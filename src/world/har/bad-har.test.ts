import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { decodeHar } from './decode-har.ts';
import { encodeHar } from './encode-har.ts';
import { setHeader, type HarHeader } from './header.ts';
import { arbitraryHeaders } from './testing/arbitrary-header.ts';
import { file, int, record, text } from './testing/bytes-by-hand.ts';

function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

const ints = (...values: number[]) => values.flatMap((value) => int(value, 'little'));
const rec = (...parts: (readonly number[])[]) => record('little', ...parts);
const blanks = text('', 4);
const describing = (type: string, ...dims: number[]) =>
  rec(blanks, text(type, 6), text('long name', 70), ints(dims.length, ...dims));

const name = rec(text('BAD', 4));
const labels = (rank: number, listed: number) =>
  rec(
    ...[blanks, ints(listed, -1, rank), text('BAD', 12), ints(-1)],
    ...Array.from({ length: rank }, () => text('REG', 12)),
    ...[text('k'.repeat(rank), rank), ints(...new Array<number>(rank).fill(0), 0)],
  );
const two = rec(blanks, ints(1, 2, 2), text('CAN', 12), text('USA', 12));
const sound = file(name, describing('1CFULL', 1, 3), rec(blanks, ints(1, 1, 1), text('CAN', 3)));

describe('a file that is broken is refused with its place', () => {
  // [rule, file, byte offset, words]
  const broken: [string, Uint8Array, number, RegExp][] = [
    ['not-a-har-file', file(text('region,value', 12)), 0, /expected a record of 4 bytes/],
    ['not-a-har-file', new Uint8Array(), 0, /name of the first header/],
    ['har-lahey-layout', Uint8Array.of(0xfd, 16), 0, /old Lahey layout/],
    ['har-truncated', sound.slice(0, -9), 112, /header 'BAD'.*expected a record of 19 bytes/],
    ['har-truncated', sound.slice(0, 14), 12, /expected a record's length of 4 bytes, and 2/],
    ['har-record-markers', sound.with(8, 5), 8, /opens with length 4 and closes with 5/],
    ['har-record', file(name, ints(-8)), 12, /cannot have -8 bytes/],
    ['har-record', file(name), 4, /ends early: expected a record with type, long name/],
    ['har-record', file(name, describing('1CFULL', 1, 3)), 108, /1 more texts of 3 char/],
    [
      'har-record',
      file(name, describing('1CFULL', 1, 3), rec(blanks, ints(1, 1, 1), text('CA', 2))),
      132,
      /too short: expected a text of 3 characters \(3 bytes\), and 2 are left/,
    ],
    ['har-record', file(...[...sound].map((byte) => [byte]), rec(blanks)), 143, /1 more records/],
    [
      'har-header-name',
      file(name, rec(text('LONGNAME', 8))),
      16,
      /4 printable characters.* 8 bytes/,
    ],
    ['har-header-name', file(rec(blanks)), 4, /data before the first header/],
    ['har-duplicate-header', file([...sound], [...sound]), 143, /byte offset 4 already/],
    ['har-unknown-type', file(name, describing('DEFULL', 1)), 20, /'DEFULL', expected 1CFULL/],
    ['har-unknown-type', file(name, describing('REPACK', 1)), 20, /'REPACK', expected a type/],
    ['har-unknown-type', file(name, describing('2ISPSE', 1, 1)), 20, /'2ISPSE'/],
    ['har-dimensions', file(name, describing('RLFULL', ...new Array<number>(8).fill(1))), 100, /8/],
    ['har-dimensions', file(name, describing('RLFULL', 2, -3)), 108, /negative: 2 × -3/],
    [
      'har-dimensions',
      file(name, describing('RLFULL', 2 ** 30, 2 ** 30), rec(blanks, ints(3, 2, 2 ** 30, 2 ** 30))),
      120,
      /do not fit into a file of 140 bytes/,
    ],
    [
      'har-dimensions',
      file(name, describing('2IFULL', 2, 1), rec(blanks, ints(1, 2, 2, 1, 2, 1, 1, 7, 8))),
      132,
      /the record says 2 × 2, the header 2 × 1/,
    ],
    [
      'har-dimensions',
      file(name, describing('2IFULL', 2, 1), rec(blanks, ints(1, 2, 1, 1, 3, 1, 1, 7, 8))),
      148,
      /cells 1\.\.3 × 1\.\.1 of 2 × 1 and holds 2 numbers/,
    ],
    [
      'har-dimensions',
      file(name, describing('REFULL', 2, 2), labels(1, 1), two),
      132,
      /1 dimensions with sets, the header has 2 × 2/,
    ],
    [
      'har-elements',
      file(name, describing('REFULL', 2, 3), labels(2, 1), two),
      194,
      /set REG has 2 elements, and dimension 2 has 3/,
    ],
    [
      'har-too-large',
      file(name, describing('RLSPSE', 2 ** 20, 2 ** 20), rec(blanks, ints(1, 4, 4), text('', 80))),
      132,
      /unfolds to 1099511627776 numbers/,
    ],
    [
      'har-dimensions',
      file(
        ...[name, describing('RLSPSE', 2), rec(blanks, ints(2, 4, 4), text('', 80))],
        rec(blanks, ints(1, 2, 2), ints(1, 1), ints(1065353216, 1065353216)),
      ),
      248,
      /place 1 is filled twice/,
    ],
    [
      'har-dimensions',
      file(
        ...[name, describing('RLSPSE', 2), rec(blanks, ints(1, 4, 4), text('', 80))],
        rec(blanks, ints(1, 1, 1), ints(3), ints(1065353216)),
      ),
      240,
      /place 3 in an array of 2/,
    ],
  ];

  it.each(broken)('%s', (rule, bytes, offset, words) => {
    const [problem, ...others] = problemsOf(() => decodeHar(bytes, 'bad.har'));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'bad.har', line: 1, rule, severity: 'error' });
    expect(problem?.message).toMatch(words);
    expect([problem?.column, problem?.message.match(/offset (\d+)/u)?.[1]]).toEqual([
      offset + 1,
      String(offset),
    ]);
    expect(problem?.hint).not.toBe('');
  });

  it('with the problems of every header, and those before a break', () => {
    const bytes = file(
      ...[rec(text('ONE', 4)), describing('XXFULL', 1)],
      ...[rec(text('TWO', 4)), describing('DLFULL', 1)],
      ...[rec(text('TRE', 4)), ints(4)],
    );
    const problems = problemsOf(() => decodeHar(bytes, 'bad.har'));
    expect(problems.map(({ rule }) => rule)).toEqual([
      'har-unknown-type',
      'har-unknown-type',
      'har-truncated',
    ]);
  });
});

describe('bytes that nobody wrote', () => {
  const decode = (bytes: Uint8Array) => {
    const limits = { mostSparseCells: 10_000 };
    const problems = problemsOf(() => decodeHar(bytes, 'fuzz.har', limits));
    for (const { column } of problems) {
      expect(column).toBeGreaterThan(0);
      expect(column).toBeLessThanOrEqual(bytes.length + 1);
    }
  };
  const written = arbitraryHeaders.map((headers) => encodeHar(headers, 'fuzz.har'));

  it('are refused with a problem inside the file, whatever they are', () => {
    const opening = fc.constantFrom<number[]>([], [4, 0, 0, 0], [0, 0, 0, 4]);
    fc.assert(
      fc.property(opening, fc.uint8Array({ maxLength: 400 }), (first, rest) => {
        decode(Uint8Array.from([...first, ...rest]));
      }),
      { numRuns: 800, seed: 1 },
    );
  });

  it('cannot be passed off by cutting a sound file', () => {
    fc.assert(
      fc.property(written, fc.nat(), (bytes, at) => {
        decode(bytes.slice(0, at % (bytes.length + 1)));
      }),
      { numRuns: 400, seed: 2 },
    );
  });

  it('cannot be passed off by changing a sound file', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.oneof(fc.constantFrom(0, 1, 0x20, 0x7f, 0xff), fc.nat(255)),
    );
    fc.assert(
      fc.property(written, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes)
          if (changed.length > 0) changed[at % changed.length] = byte;
        decode(changed);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});

describe('what the format has no room for is refused before anything is written', () => {
  const reals = (more: Partial<Extract<HarHeader, { type: 'RE' }>>): HarHeader => ({
    type: 'RE',
    name: 'X',
    longName: '',
    coefficient: 'X',
    dims: [2],
    values: new Float32Array(2),
    ...more,
  });
  const unwritable: [string, HarHeader[], RegExp][] = [
    ['har-header-name', [setHeader('REGIONS', 'REG', [])], /'REGIONS': the name is not of 1 to 4/],
    ['har-header-name', [setHeader('', 'REG', [])], /1 to 4 characters/],
    ['har-duplicate-header', [setHeader('R', 'A', []), setHeader('r', 'B', [])], /another header/],
    ['har-text', [setHeader('R', 'REG', ['a-long-element'])], /14 characters.* room for 12/],
    ['har-text', [setHeader('R', 'REG', ['日本'])], /'日本' holds a character other than/],
    ['har-text', [setHeader('R', 'REG', ['CAN '])], /ends with a blank/],
    ['har-text', [setHeader('R', 'REG', [], 'x'.repeat(70))], /long name .* room for 70/],
    ['har-dimensions', [{ ...setHeader('R', 'REG', ['']), width: 0 }], /texts of 0 characters/],
    ['har-dimensions', [reals({ dims: [3] })], /3 are 3 cells, and there are 2/],
    ['har-dimensions', [reals({ dims: [2, 1, 1, 1, 1, 1, 1, 1] })], /8 dimensions/],
    ['har-text', [reals({ coefficient: 'a-coefficient' })], /its coefficient .* room for 12/],
    ['har-elements', [reals({ sets: [] })], /0 sets for 1 dimensions/],
    ['har-elements', [reals({ sets: [{ set: 'R', elements: ['a'] }] })], /R has 1 elements/],
    [
      'har-elements',
      [
        reals({
          dims: [1, 2],
          sets: [
            { set: 'R', elements: ['a'] },
            { set: 'R', elements: ['a', 'b'] },
          ],
        }),
      ],
      /two lists of elements/,
    ],
  ];
  it.each(unwritable)('%s', (rule, headers, words) => {
    const problems = problemsOf(() => encodeHar(headers, 'out.har'));
    expect(problems).toMatchObject([{ file: 'out.har', line: 1, column: 1, rule }]);
    expect(problems[0]?.message).toMatch(words);
  });
});

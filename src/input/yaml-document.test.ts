import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem } from './problem.ts';
import { readYaml } from './yaml-document.ts';

const schema = z.strictObject({
  id: z.string(),
  closure: z.enum(['fixed', 'zero']).optional(),
  changes: z
    .array(
      z.union([
        z.strictObject({ tariff: z.strictObject({ importer: z.string(), set: z.number() }) }),
        z.strictObject({ tariffs_from: z.string() }),
      ]),
    )
    .default([]),
});

function said(text: string): string[] {
  return readYaml('s.yaml', text, schema).problems.map(formatProblem);
}

describe('readYaml', () => {
  it('gives the value and the place of anything in it', () => {
    const { value, problems, locate } = readYaml(
      's.yaml',
      'id: a\nchanges:\n  - tariff: { importer: USA, set: 0.25 }\n',
      schema,
    );
    expect(problems).toEqual([]);
    expect(value?.changes).toEqual([{ tariff: { importer: 'USA', set: 0.25 } }]);
    expect(locate(['changes', 0, 'tariff', 'importer'])).toEqual({ line: 3, column: 25 });
    expect(locate(['changes', 0, 'tariff', 'importer'], 'key')).toEqual({ line: 3, column: 15 });
    expect(locate(['changes', 0, 'tariff', 'exporter'])).toEqual({ line: 3, column: 13 });
    expect(locate(['nowhere'])).toEqual({ line: 1, column: 1 });
  });

  it('suggests the key that was meant, at any depth', () => {
    expect(said('id: a\nchange: []\n')).toEqual([
      "s.yaml:2:1: error: unknown key 'change' — did you mean 'changes'? [unknown-key]",
    ]);
    expect(said('id: a\nchanges:\n  - tariff: { importer: USA, sett: 0.25, set: 1 }\n')).toEqual([
      "s.yaml:3:30: error: unknown key 'sett' in 'changes.0.tariff' — did you mean 'set'? [unknown-key]",
    ]);
  });

  it('blames the mistyped key of a union, not what its branches miss', () => {
    expect(said('id: a\nchanges:\n  - tarif: { importer: USA, set: 0.25 }\n')).toEqual([
      "s.yaml:3:5: error: unknown key 'tarif' in 'changes.0' — did you mean 'tariff'? [unknown-key]",
    ]);
  });

  it('judges the branch of a union that was meant', () => {
    expect(said('id: a\nchanges:\n  - tariff: { importer: USA, set: high }\n')).toEqual([
      's.yaml:3:35: error: \'changes.0.tariff.set\' is "high" — expected number [invalid-value]',
    ]);
  });

  it('says what a value should have been', () => {
    expect(said('id: 7\nclosure: open\nchanges: none\n')).toEqual([
      "s.yaml:1:5: error: 'id' is 7 — expected string [invalid-value]",
      's.yaml:2:10: error: \'closure\' is "open" — expected one of "fixed"|"zero" [invalid-value]',
      's.yaml:3:10: error: \'changes\' is "none" — expected array [invalid-value]',
    ]);
    expect(said('id: a\nchanges: [all]\n')).toEqual([
      's.yaml:2:11: error: \'changes.0\' is "all" — expected object [invalid-value]',
    ]);
  });

  it('says which key is missing, also in an empty file', () => {
    expect(said('closure: zero\n')).toEqual([
      "s.yaml:1:1: error: key 'id' is missing — add it: string [missing-key]",
    ]);
    expect(said('')).toEqual([
      's.yaml:1:1: error: the file is empty — expected object [invalid-value]',
    ]);
  });

  it('places errors of syntax and keys given twice', () => {
    expect(said('id: a\nid: b\n')[0]).toMatch(
      /^s\.yaml:2:1: error: Map keys must be unique — .*\[yaml-syntax\]$/u,
    );
    expect(said('id: [a\n')[0]).toMatch(/^s\.yaml:\d+:\d+: error: .* \[yaml-syntax\]$/u);
  });

  it('places a star without quotes and an alias that leads nowhere or in a circle', () => {
    expect(said('id: *\n')).toEqual([
      "s.yaml:1:5: error: Alias cannot be an empty string — put it in quotes: a text that begins with * is a reference in YAML, so that all is '*' [yaml-syntax]",
    ]);
    expect(said('id: *CAN\n')[0]).toMatch(
      /^s\.yaml:1:5: error: '\*CAN' refers to nothing above it — /u,
    );
    expect(said('id: a\nchanges: &all [*all]\n')[0]).toMatch(
      /^s\.yaml:2:16: error: '\*all' stands inside what it refers to — /u,
    );
    expect(said('? [a]\n: 1\n')[0]).toMatch(
      /^s\.yaml:1:3: error: a key is a list or a mapping — /u,
    );
  });

  it('refuses aliases that unfold without measure', () => {
    const levels = Array.from({ length: 9 }, (_, n) => {
      const inner = n === 0 ? 'x' : `*l${n - 1}`;
      return `l${n}: &l${n} [${Array<string>(9).fill(inner).join(', ')}]\n`;
    });
    expect(said(levels.join(''))).toEqual([
      expect.stringMatching(
        /^s\.yaml:1:1: error: the aliases .* unfold to too much — write out what they stand for \[yaml-syntax\]$/u,
      ),
    ]);
  });

  it('reads what an alias stands for', () => {
    const text = 'id: &name a\nchanges:\n  - tariff: { importer: *name, set: 1 }\n';
    expect(readYaml('s.yaml', text, schema).value?.changes).toEqual([
      { tariff: { importer: 'a', set: 1 } },
    ]);
  });

  it('gives what the file holds, fitting or not', () => {
    const { value, content } = readYaml('s.yaml', 'id: 7\nextra: yes\n', schema);
    expect(value).toBe(undefined);
    expect(content).toEqual({ id: 7, extra: 'yes' });
    expect(readYaml('s.yaml', 'id: [a\n', schema)).not.toHaveProperty('content');
  });

  it('says in our words what no YAML of ours needs', () => {
    const deep = 5000;
    expect(said(`id: ${'['.repeat(deep)}${']'.repeat(deep)}\n`)).toEqual([
      expect.stringMatching(/nested more than 50 deep — .*\[yaml-syntax\]$/u),
    ]);
    expect(said('id: a\n__proto__: b\n')).toEqual([
      "s.yaml:2:1: error: '__proto__' cannot be a key — give it another name [yaml-syntax]",
    ]);
  });

  it('says once that a document ends too early, and not of every word after that', () => {
    const text = 'id: a\n$  closure: zero\n\nchanges: []\n';
    expect(said(`- ${text}`)).toEqual([
      expect.stringMatching(/^s\.yaml:2:1: error: .* \[yaml-syntax\]$/u),
    ]);
  });

  it('cuts what it quotes', () => {
    const [line = ''] = said(`id: [${'x'.repeat(100_000)}]\n`);
    expect(line.length).toBeLessThan(200);
  });

  it('carries more misfits than zod can', () => {
    const text = `id: a\nchanges:\n${'- x\n'.repeat(200_000)}`;
    expect(said(text).length).toBeGreaterThan(0);
  }, 60_000);

  it('shows numbers that are none', () => {
    expect(said('id: a\nchanges:\n  - tariff: { importer: USA, set: .nan }\n')).toEqual([
      "s.yaml:3:35: error: 'changes.0.tariff.set' is NaN — expected number [invalid-value]",
    ]);
  });
});

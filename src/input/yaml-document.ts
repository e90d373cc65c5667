import { isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { lineIndex } from './line-index.ts';
import { notUtf8 } from './not-utf8.ts';
import type { Position, Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import { didYouMean, nearest } from './suggest.ts';
import { keysAt } from './schema-keys.ts';
import { leafIssues } from './schema-issues.ts';
import type { SchemaIssue, SchemaPath } from './schema-issues.ts';
import { contentOf, firstLine, flatter, tooDeep } from './yaml-content.ts';
import type { SyntaxFault } from './yaml-content.ts';

/** A YAML file read against a schema. */
export interface YamlReading<T> {
  /** Absent when there are problems. */
  readonly value?: T;
  /** What the file holds, fitting the schema or not; absent when it is not YAML. */
  readonly content?: unknown;
  readonly problems: readonly Problem[];
  /**
   * Line and column of what stands at a path of keys and indices; of the nearest thing around it when the path
   * itself is absent. `locate(path, 'key')` gives the place of the last key instead of its value.
   */
  readonly locate: (path: SchemaPath, part?: 'key' | 'value') => Position;
}

/**
 * Reads YAML 1.2 against a zod schema and reports everything that does not fit, each at its line and column.
 * Rules: `not-utf8`, `yaml-syntax`, `unknown-key` (for `z.strictObject`, with a suggestion), `missing-key`, `invalid-value`.
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): YamlReading<T> {
  const document = parsed(text);
  if (!document) {
    const problem = syntaxProblem(file, { line: 1, column: 1 }, tooDeep, flatter);
    return { problems: [problem], locate: () => ({ line: 1, column: 1 }) };
  }
  // yaml's own counter misses the lines of a text that stands where none may.
  const positionAt = lineIndex(text);

  const locate = (path: SchemaPath, part: 'key' | 'value' = 'value'): Position => {
    for (let length = path.length; length > 0; length--) {
      const parent =
        length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
      const key = path[length - 1];
      if (isMap(parent)) {
        const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
        const wanted =
          part === 'key' && length === path.length ? pair?.key : (pair?.value ?? pair?.key);
        if (isPair(pair) && isNode(wanted) && wanted.range) return positionAt(wanted.range[0]);
      } else {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return positionAt(node.range[0]);
      }
    }
    const top: unknown = document.contents; // null in an empty file, whatever its type says
    return positionAt(isNode(top) ? (top.range?.[0] ?? 0) : 0);
  };

  const ofText = notUtf8(file, text, positionAt);
  if (ofText) return { problems: [ofText], locate };

  const faults = [...document.errors, ...document.warnings]
    .map(({ message, pos }): SyntaxFault => ({ message: firstLine(message), offset: pos[0] }))
    .filter(({ message }, index) => index === 0 || !afterTheEnd.test(message));
  const { content, fault } = contentOf(document, text);
  const syntax = (faults.length > 0 || !fault ? faults : [fault]).map(
    ({ message, offset, hint: advice }): Problem => {
      const hint = text[offset] === '*' ? quoteTheStar : advice;
      return syntaxProblem(file, positionAt(offset), message, hint);
    },
  );
  if (syntax.length > 0) return { problems: syntax, locate };

  const checked = checkedBy(schema, content);
  if (!checked) {
    const message = 'more values do not fit than can be listed';
    return { content, problems: [{ ...invalid(file, locate([])), message }], locate };
  }
  if (checked.success) return { value: checked.data, content, problems: [], locate };
  const issues = leafIssues(checked.error.issues);
  const suggested = suggestedKeys(issues, schema);
  const describe = (issue: SchemaIssue): Problem[] =>
    isSuggested(issue.path, suggested) && valueAt(content, issue.path) === undefined
      ? [] // the key is there, mistyped or to be merged in
      : explain(file, issue, content, schema, locate);
  return { content, problems: issues.flatMap(describe), locate };
}

/** What yaml says of every token after one that ends the document too early: echoes of the first fault. */
const afterTheEnd = /^Unexpected .* token in YAML stream/u;

/** The document; undefined where it is nested so deep that the reader gives up. */
function parsed(text: string): Document | undefined {
  try {
    const document = parseDocument(text, { prettyErrors: false });
    return document.errors.some(({ message }) => /call stack/u.test(message))
      ? undefined
      : document;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What the schema says; undefined where it says more than zod can carry (some 100,000 issues). */
function checkedBy<T>(schema: z.ZodType<T>, content: unknown): z.ZodSafeParseResult<T> | undefined {
  try {
    return schema.safeParse(content);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function syntaxProblem(
  file: string,
  position: Position,
  message: string,
  hint = 'mend the YAML here: indent with spaces, one key a line, quote a text that holds a colon or #',
): Problem {
  return { file, ...position, severity: 'error', rule: 'yaml-syntax', message, hint };
}

const quoteTheStar =
  "put it in quotes: a text that begins with * is a reference in YAML, so that all is '*'";

function invalid(file: string, position: Position): Problem {
  return {
    file,
    ...position,
    severity: 'error',
    rule: 'invalid-value',
    message: '',
    hint: 'compare the file with an example that is known to be good',
  };
}

/** The keys that mistyped ones were probably meant to be, by `nameOf`. */
function suggestedKeys(issues: readonly SchemaIssue[], schema: z.ZodType): Set<string> {
  const names = issues.flatMap(({ path, keys = [] }) =>
    keys.flatMap((key) => {
      const meant = key === MERGE ? key : nearest(key, keysAt(schema, path));
      return meant === undefined ? [] : nameOf([...path, meant]);
    }),
  );
  return new Set(names);
}

/** YAML 1.1's key that merges another mapping in. */
const MERGE = '<<';

function isSuggested(path: SchemaPath, suggested: ReadonlySet<string>): boolean {
  return suggested.has(nameOf(path)) || suggested.has(nameOf([...path.slice(0, -1), MERGE]));
}

function nameOf(path: SchemaPath): string {
  return JSON.stringify(path);
}

function explain<T>(
  file: string,
  issue: SchemaIssue,
  content: unknown,
  schema: z.ZodType<T>,
  locate: YamlReading<T>['locate'],
): Problem[] {
  const { path } = issue;
  const where = path.length === 0 ? 'the file' : `'${shorten(path.join('.'))}'`;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return (issue.keys ?? []).map((key) => ({
      file,
      ...locate([...path, key], 'key'),
      severity: 'error',
      rule: 'unknown-key',
      message:
        path.length === 0
          ? `unknown key '${shorten(key)}'`
          : `unknown key '${shorten(key)}' in ${where}`,
      hint: hintForKey(key, valueAt(content, [...path, key]), known),
    }));
  }
  const given = valueAt(content, path);
  if (given === undefined && path.length > 0) {
    return [
      {
        file,
        ...locate(path),
        severity: 'error',
        rule: 'missing-key',
        message: `key ${where} is missing`,
        hint: `add it: ${expectation(issue).replace(/^expected /u, '')}`,
      },
    ];
  }
  return [
    {
      file,
      ...locate(path),
      severity: 'error',
      rule: 'invalid-value',
      message:
        given === null && path.length === 0 ? `${where} is empty` : `${where} is ${shown(given)}`,
      hint: expectation(issue),
    },
  ];
}

function hintForKey(key: string, value: unknown, known: readonly string[]): string {
  if (key === MERGE) return 'merge keys are not supported: write the keys out';
  // `{ set: 0,5 }` is set: 0 and a key 5 without a value.
  if (/^\d+%?$/u.test(key) && value === null) return 'write a point, not a comma: 0.5 and not 0,5';
  return didYouMean(nearest(key, known), `the keys here are ${known.join(', ')}`);
}

/** A value as YAML would have it: JSON knows no NaN. */
function shown(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return shorten(JSON.stringify(value));
}

/** What the schema asked for, in words: zod's own message without its preamble. */
function expectation({ message }: SchemaIssue): string {
  return message.replace(/^Invalid (?:input|option): /u, '').replace(/, received .*$/u, '');
}

function valueAt(content: unknown, path: SchemaPath): unknown {
  let value = content;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}

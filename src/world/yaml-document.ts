import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import type { Position, Problem } from './problem.ts';
import { didYouMean, nearest } from './suggest.ts';
import { keysAt } from './schema-keys.ts';
import { leafIssues } from './schema-issues.ts';
import type { SchemaIssue, SchemaPath } from './schema-issues.ts';

/** A YAML file read against a schema. */
export interface YamlReading<T> {
  /** Absent when there are problems. */
  readonly value?: T;
  readonly problems: readonly Problem[];
  /**
   * Line and column of what stands at a path of keys and indices; of the nearest thing around it when the path
   * itself is absent. `locate(path, 'key')` gives the place of the last key instead of its value.
   */
  readonly locate: (path: SchemaPath, part?: 'key' | 'value') => Position;
}

/**
 * Reads YAML 1.2 against a zod schema and reports everything that does not fit, each at its line and column.
 * Rules: `yaml-syntax`, `unknown-key` (for `z.strictObject`, with a suggestion), `missing-key`, `invalid-value`.
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): YamlReading<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };

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

  const faults = [...document.errors, ...document.warnings].map(
    ({ message, pos }): SyntaxFault => ({ message: firstLine(message), offset: pos[0] }),
  );
  const { content, fault } = contentOf(document, text);
  const syntax = (faults.length > 0 || !fault ? faults : [fault]).map(
    ({ message, offset }): Problem => ({
      file,
      ...positionAt(offset),
      severity: 'error',
      rule: 'yaml-syntax',
      message,
      hint:
        text[offset] === '*'
          ? "put it in quotes: a text that begins with * is a reference in YAML, so that all is '*'"
          : 'mend the YAML here: indent with spaces, one key a line, quote a text that holds a colon or #',
    }),
  );
  if (syntax.length > 0) return { problems: syntax, locate };

  const checked = schema.safeParse(content);
  if (checked.success) return { value: checked.data, problems: [], locate };
  const describe = (issue: SchemaIssue): Problem[] => explain(file, issue, content, schema, locate);
  return { problems: leafIssues(checked.error.issues).flatMap(describe), locate };
}

interface SyntaxFault {
  readonly message: string;
  readonly offset: number;
}

/** The plain value of a document; the fault where its aliases lead nowhere, in a circle, or multiply beyond measure. */
function contentOf(document: Document, text: string): { content?: unknown; fault?: SyntaxFault } {
  let fault: SyntaxFault | undefined;
  visit(document, {
    Alias(_key, alias, ancestors) {
      const target = alias.resolve(document);
      if (target && !ancestors.includes(target)) return undefined;
      const offset = alias.range?.[0] ?? 0;
      const why = target ? 'stands inside what it refers to' : 'refers to nothing above it';
      fault = { message: `'*${alias.source}' ${why}`, offset };
      return visit.BREAK;
    },
    Pair(_key, { key }) {
      if (!isNode(key) || isScalar(key)) return undefined;
      fault = { message: 'a key is a list or a mapping', offset: key.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  if (fault || document.errors.length > 0) return fault ? { fault } : {};
  try {
    return { content: document.toJS() as unknown };
  } catch (error) {
    // yaml's guard against a few lines of aliases that unfold to gigabytes
    return { fault: { message: firstLine(String(error)), offset: text.search(/\S/u) } };
  }
}

function explain<T>(
  file: string,
  issue: SchemaIssue,
  content: unknown,
  schema: z.ZodType<T>,
  locate: YamlReading<T>['locate'],
): Problem[] {
  const { path } = issue;
  const where = path.length === 0 ? 'the file' : `'${path.join('.')}'`;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return (issue.keys ?? []).map((key) => ({
      file,
      ...locate([...path, key], 'key'),
      severity: 'error',
      rule: 'unknown-key',
      message: path.length === 0 ? `unknown key '${key}'` : `unknown key '${key}' in ${where}`,
      hint: didYouMean(nearest(key, known), `the keys here are ${known.join(', ')}`),
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
      message: `${where} is ${shown(given)}`,
      hint: expectation(issue),
    },
  ];
}

/** A value as YAML would have it: JSON knows no NaN. */
function shown(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return JSON.stringify(value);
}

/** What the schema asked for, in words: zod's own message without its preamble. */
function expectation({ message }: SchemaIssue): string {
  return message.replace(/^Invalid (?:input|option): /u, '').replace(/, received .*$/u, '');
}

function valueAt(content: unknown, path: SchemaPath): unknown {
  let value = content;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/[.:]$/u, '');
}

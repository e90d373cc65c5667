import type { Position, Problem } from './problem.ts';

const IDENTIFIER = /^[A-Za-z0-9._][A-Za-z0-9._-]*$/u;

/** Whether a text can name a region, a sector or a group: it must survive a command line, a YAML key and a file name. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** The problem of rule `malformed-id`. */
export function malformedId(file: string, position: Position, what: string, text: string): Problem {
  return {
    file,
    ...position,
    severity: 'error',
    rule: 'malformed-id',
    message: text === '' ? `the ${what} is empty` : `'${text}' cannot be a ${what}`,
    hint: `use letters, digits, '.', '_' and '-' only, and do not start with '-'`,
  };
}

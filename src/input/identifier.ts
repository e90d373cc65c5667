import type { Position, Problem } from './problem.ts';
import { shorten } from './shorten.ts';

const IDENTIFIER = /^[A-Za-z0-9._][A-Za-z0-9._-]*$/u;

/**
 * Whether a text can name a region, a sector or a group: it must survive a command line, a YAML key and a
 * file name; `__proto__` does not survive being the key of an object.
 */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text) && text !== '__proto__';
}

/** The problem of rule `malformed-id`. */
export function malformedId(file: string, position: Position, what: string, text: string): Problem {
  return {
    file,
    ...position,
    severity: 'error',
    rule: 'malformed-id',
    message: text === '' ? `the ${what} is empty` : `'${shorten(text)}' cannot be a ${what}`,
    hint:
      text === '__proto__'
        ? 'give it another id: this one has a meaning of its own in the language Reroute is written in'
        : `use letters, digits, '.', '_' and '-' only, and do not start with '-'`,
  };
}

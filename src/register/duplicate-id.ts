import type { Position, Problem } from '../input/index.ts';

/** Where something stands, its file included. */
export type Place = Position & { readonly file: string };

/** The problem of rule `duplicate-id`; it names both places. */
export function duplicateId(at: Place, what: string, id: string, first: Place): Problem {
  return {
    file: at.file,
    line: at.line,
    column: at.column,
    severity: 'error',
    rule: 'duplicate-id',
    message: `'${id}' is already the id of ${what} at ${first.file}:${first.line}:${first.column}`,
    hint: 'give one of the two another id, or remove it',
  };
}

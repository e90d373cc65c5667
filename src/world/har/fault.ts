import type { Problem } from '../../input/index.ts';

/** Something wrong at one byte of a file. It is caught where the header is known and becomes a `Problem`. */
export class HarFault extends Error {
  override readonly name = 'HarFault';
  /** Counts from 0. */
  readonly offset: number;
  readonly rule: string;
  readonly hint: string;

  constructor(offset: number, rule: string, message: string, hint: string) {
    super(message);
    this.offset = offset;
    this.rule = rule;
    this.hint = hint;
  }
}

/** A binary file has no lines: the line is 1 and the column is the byte, counted from 1. */
export function harProblem(file: string, header: string | undefined, fault: HarFault): Problem {
  const where = header === undefined ? '' : `header '${header}', `;
  return {
    file,
    line: 1,
    column: fault.offset + 1,
    severity: 'error',
    rule: fault.rule,
    message: `${where}byte offset ${fault.offset}: ${fault.message}`,
    hint: fault.hint,
  };
}

/** What to do about a file whose bytes contradict each other. */
export const copyAgain =
  'get the file again in binary mode, or open it in ViewHAR and save it anew; text-mode transfers damage it';

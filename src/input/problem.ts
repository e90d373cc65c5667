/** Where something stands in a text file: both count from 1; a column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * One thing wrong with a file that somebody wrote: an economy folder here, a scenario in `lab`. A missing file is
 * reported at 1:1. An error refuses the input; a warning says what was done with it instead.
 */
export interface Problem extends Position {
  /** Path as the user can open it. */
  readonly file: string;
  readonly severity: 'error' | 'warning';
  /** Name of the rule that is broken, kebab-case: the same word in the tests, the fixtures and the documentation. */
  readonly rule: string;
  /** What is wrong, without a full stop. */
  readonly message: string;
  /** Why it matters, where that is not plain from the message. */
  readonly why?: string;
  /** What to do about it. */
  readonly hint: string;
  /** How many further problems of this rule and severity the file has that are not listed one by one. */
  readonly more?: number;
}

/** `file:line:column: error: what (why) — what to do [rule]`, the form that editors and CI logs turn into a link. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, rule, message, why, hint } = problem;
  const reason = why === undefined ? '' : ` (${why})`;
  return `${file}:${line}:${column}: ${severity}: ${message}${reason} — ${hint} [${rule}]`;
}

/** One line each, the first `limit` of a rule, a file and a severity in full and the rest as "and 341 more". */
export function formatProblems(problems: readonly Problem[], limit = 20): string {
  const kindOf = ({ file, severity, rule }: Problem) => `${file}: ${severity}s of [${rule}]`;
  const shown = new Map<string, number>();
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const problem of problems) {
    const kind = kindOf(problem);
    const count = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, count);
    seen.set(kind, (seen.get(kind) ?? 0) + 1 + (problem.more ?? 0));
    if (count <= limit) lines.push(formatProblem(problem));
  }
  for (const [kind, count] of seen) {
    const rest = count - Math.min(limit, shown.get(kind) ?? 0);
    if (rest > 0) lines.push(`${kind}: and ${rest} more`);
  }
  return lines.join('\n');
}

/** How many problems there are, those that are not listed included. */
export function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const counts = { errors: 0, warnings: 0 };
  for (const { severity, more = 0 } of problems) counts[`${severity}s`] += 1 + more;
  return counts;
}

export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

/** The input is wrong: carries every problem found, warnings too, and lists them in its message. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }
}

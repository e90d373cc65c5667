import type { Problem } from './problem.ts';

/** How many problems of one rule and severity in one file are kept; the others are only counted. */
export const keptOfARule = 1000;

/**
 * Collects problems in bounded memory: a table of millions of rows may break a rule in each of them. The last one kept
 * of a kind says how many `more` there were. Lists are added one by one, since `push(...list)` overflows the stack.
 */
export class ProblemList {
  readonly #kept: Problem[] = [];
  readonly #tallies = new Map<string, { kept: number; count: number; last: number }>();

  add(problem: Problem): void {
    const { file, severity, rule, more = 0 } = problem;
    const kind = `${file}\n${severity}\n${rule}`;
    const tally = this.#tallies.get(kind) ?? { kept: 0, count: 0, last: -1 };
    this.#tallies.set(kind, tally);
    tally.count += 1 + more;
    if (tally.kept === keptOfARule) return;
    tally.kept++;
    tally.last = this.#kept.length;
    this.#kept.push(problem);
  }

  addAll(problems: Iterable<Problem>): void {
    for (const problem of problems) this.add(problem);
  }

  /** Those kept, in the order in which they came. */
  toArray(): Problem[] {
    const problems = this.#kept.map((problem) => withMore(problem, 0));
    for (const { kept, count, last } of this.#tallies.values()) {
      const problem = problems[last];
      if (problem && count > kept) problems[last] = withMore(problem, count - kept);
    }
    return problems;
  }
}

function withMore({ more: _, ...problem }: Problem, more: number): Problem {
  return more > 0 ? { ...problem, more } : problem;
}

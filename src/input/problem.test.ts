import { expect, it } from 'vitest';
import { InputError, formatProblem, formatProblems } from './problem.ts';
import type { Problem } from './problem.ts';

const problem: Problem = {
  file: 'worlds/tiny/trade.csv',
  line: 5,
  column: 13,
  severity: 'error',
  rule: 'negative-flow',
  message: 'a sale is -50, below 0',
  hint: 'correct it',
};

it('says what, where and what to do', () => {
  expect(formatProblem(problem)).toBe(
    'worlds/tiny/trade.csv:5:13: error: a sale is -50, below 0 — correct it [negative-flow]',
  );
  expect(formatProblem({ ...problem, severity: 'warning', why: 'sales are not negative' })).toBe(
    'worlds/tiny/trade.csv:5:13: warning: a sale is -50, below 0 (sales are not negative) — correct it [negative-flow]',
  );
});

it('prints the first twenty of a rule in a file and counts the rest', () => {
  const many = Array.from({ length: 361 }, (_, index) => ({ ...problem, line: index + 2 }));
  const other = { ...problem, file: 'worlds/tiny/final.csv' };
  const lines = formatProblems([...many, other]).split('\n');
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('worlds/tiny/trade.csv: errors of [negative-flow]: and 341 more');
});

it('an error carries all problems and lists them', () => {
  const error = new InputError([problem, { ...problem, line: 6 }]);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('InputError');
  expect(error.problems).toHaveLength(2);
  expect(error.message).toContain('trade.csv:5:13');
  expect(error.message).toContain('trade.csv:6:13');
});

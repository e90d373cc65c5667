/** Keys and list indices from the top of a document to a value in it. */
export type SchemaPath = readonly (string | number)[];

/** One leaf of what zod found wrong, its path from the top of the document. */
export interface SchemaIssue {
  readonly code: string;
  readonly path: SchemaPath;
  readonly message: string;
  /** Of `unrecognized_keys`. */
  readonly keys?: readonly string[];
}

/** The parts of a zod issue that are read here; `errors` are the attempts of a union, one list a branch. */
interface RawIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly RawIssue[])[];
}

/**
 * Flattens zod issues to leaves. Of a union, only the branch that was plainly meant is kept: the one whose own keys
 * and type fit best, then the one with fewest complaints. Where no branch knows a key, that key alone is reported,
 * not the keys that each branch misses.
 */
export function leafIssues(issues: readonly RawIssue[]): SchemaIssue[] {
  return issues.flatMap((issue) => flatten(issue, []));
}

function flatten(issue: RawIssue, prefix: SchemaPath): SchemaIssue[] {
  const path = [...prefix, ...issue.path.map(asKey)];
  if (issue.code !== 'invalid_union' || !issue.errors || issue.errors.length === 0) {
    const { code = 'custom', message, keys } = issue;
    return [keys === undefined ? { code, path, message } : { code, path, message, keys }];
  }
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => flatten(inner, path)));
  const atRoot = (leaf: SchemaIssue): boolean => leaf.path.length === path.length;
  const misfit = (branch: readonly SchemaIssue[]): number => branch.filter(atRoot).length;
  const best = branches.reduce((a, b) =>
    misfit(b) < misfit(a) || (misfit(b) === misfit(a) && b.length < a.length) ? b : a,
  );
  const unknown = best.filter((leaf) => atRoot(leaf) && leaf.code === 'unrecognized_keys');
  if (unknown.length > 0) return unknown;
  const wrongType = best.find((leaf) => atRoot(leaf) && leaf.code === 'invalid_type');
  if (!wrongType) return best;
  const messages = new Set(
    branches
      .flat()
      .filter(atRoot)
      .map(({ message }) => message),
  );
  if (messages.size === 1) return [wrongType]; // all branches say the same
  const wanted = [
    ...new Set(
      branches
        .flat()
        .filter(atRoot)
        .map((leaf) => leaf.message.replace(/^.*expected (.*?),.*$/u, '$1')),
    ),
  ];
  return [{ ...wrongType, message: `expected ${wanted.join(' or ')}` }];
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

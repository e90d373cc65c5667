import { didYouMean, nearest, nearestId, shorten, type Problem } from '../input/index.ts';
import type { Named } from './scenario.ts';

/** How many ids an error lists when none is near what was written. */
const LISTED = 30;

/** The problem of rule `unknown-region` or `unknown-sector`; `known` are the ids that would do, with their names. */
export function unknownId(
  what: 'region' | 'sector',
  { id, at }: Named,
  known: readonly { readonly id: string; readonly name?: string }[],
): Problem {
  const ids = known.map((thing) => thing.id);
  const rest = ids.length > LISTED ? ` and ${ids.length - LISTED} more` : '';
  return {
    ...at,
    severity: 'error',
    rule: `unknown-${what}`,
    message: `the economy has no ${what} '${shorten(id)}'`,
    hint: didYouMean(
      nearestId(id, known) ?? nearestName(id, known),
      `its ${what}s are ${ids.slice(0, LISTED).map(shorten).join(', ')}${rest}`,
    ),
  };
}

/** The id of the thing whose name is nearest: somebody who writes `Ontaroi` means `CA-ON`. */
function nearestName(
  word: string,
  known: readonly { readonly id: string; readonly name?: string }[],
): string | undefined {
  const name = nearest(
    word,
    known.flatMap((thing) => thing.name ?? []),
  );
  return name === undefined ? undefined : known.find((thing) => thing.name === name)?.id;
}

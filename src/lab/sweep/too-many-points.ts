import { InputError } from '../../input/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';

/** Numbers of all points, which are in memory together when bands are taken: 1 GiB. */
const MOST_NUMBERS = 2 ** 27;

/**
 * Refuses at once what would fail for want of memory when the last point is done.
 *
 * @param numbers parameters and outcomes of a point
 * @throws InputError of rule `too-many-points`
 */
export function refuseTooMany(
  { scenario: { file, ranges } }: Pick<LoadedScenario, 'scenario'>,
  points: number,
  numbers: number,
): void {
  const most = Math.floor(MOST_NUMBERS / numbers);
  if (points <= most) return;
  const at = ranges.at(-1)?.at ?? { file, line: 1, column: 1 };
  throw new InputError([
    {
      ...at,
      severity: 'error',
      rule: 'too-many-points',
      message: `${points} points of ${numbers} numbers each are more than can be summarised in memory`,
      hint: `${most} or fewer can: ${ranges.length > 0 ? 'give the ranges fewer steps' : 'ask for fewer draws'}`,
    },
  ]);
}

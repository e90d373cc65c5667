import type { Sector } from '../model/index.ts';
import type { Problem } from '../input/index.ts';
import type { Selection } from './resolve-regions.ts';
import type { Change, Selector } from './scenario.ts';
import { unknownId } from './unknown-id.ts';

/**
 * The sectors that a selector means: `'*'` is every tradable sector, whatever the change. Rules: `unknown-sector`, and
 * the warning `tariff-on-non-tradable` where a tariff names a sector that customs do not reach.
 */
export function resolveSectors(
  selector: Selector,
  sectors: readonly Sector[],
  kind: Change['kind'],
): Selection {
  if (selector === '*') {
    return { indices: [...sectors.keys()].filter((j) => sectors[j]?.tradable), problems: [] };
  }
  const indexOf = new Map(sectors.map(({ id }, index) => [id, index]));
  const indices = new Set<number>();
  const problems: Problem[] = [];
  for (const named of selector) {
    const index = indexOf.get(named.id);
    if (index === undefined) {
      problems.push(unknownId('sector', named, sectors));
      continue;
    }
    indices.add(index);
    if (kind === 'tariff' && sectors[index]?.tradable === false) {
      problems.push({
        ...named.at,
        severity: 'warning',
        rule: 'tariff-on-non-tradable',
        message: `sector '${named.id}' is not tradable and has a tariff here: it is applied as it stands`,
        why: 'customs do not reach it',
        hint: "remove the sector, or set tradable to true in the economy's sectors.csv",
      });
    }
  }
  return { indices: [...indices], problems };
}

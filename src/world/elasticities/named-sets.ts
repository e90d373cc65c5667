import type { ElasticitySet, ElasticitySets } from '../elasticity-set.ts';
import { icioSectorsOf } from './icio-sectors.ts';
import { icioColumns, icioThetas } from './icio-thetas.ts';
import { namedSets } from './sources.ts';
import type { NamedSet } from './sources.ts';

/** The set that `sectors.csv` of `canada-world` and of imported tables holds; the others are for scenarios to choose. */
export const standingElasticities = 'fontagne-2022-services-4';

/** Ids of the sets that Reroute knows, in the order in which they are offered. */
export const elasticitySetIds: readonly string[] = namedSets.map(({ id }) => id);

/**
 * θ of a sector by a named set. A code that covers several ICIO sectors (`C24_25`) has their plain mean: the sets state no
 * weights.
 *
 * @param set one of `elasticitySetIds`
 * @param sectorCode an ISIC 4 code as tables write them; `icioSectorsOf` says which
 * @returns undefined for a code that is none
 * @throws RangeError when there is no such set
 */
export function thetaOf(set: string, sectorCode: string): number | undefined {
  const named = namedSets.find(({ id }) => id === set);
  if (!named) throw new RangeError(`there is no set of elasticities '${set}'`);
  return thetaIn(named, sectorCode);
}

/**
 * All named sets for the sectors of a world.
 *
 * @param sectorCodes the ISIC 4 code of each sector
 * @throws RangeError that names the codes that are none: a set must cover every sector
 */
export function elasticitySetsFor(sectorCodes: readonly string[]): ElasticitySets {
  const strange = sectorCodes.filter((code) => icioSectorsOf(code) === undefined);
  if (strange.length > 0) {
    throw new RangeError(`these are no sector codes of ISIC 4: ${strange.join(', ')}`);
  }
  return new Map(
    namedSets.map((named): [string, ElasticitySet] => [
      named.id,
      {
        source: named.source,
        theta: Float64Array.from(sectorCodes, (code) => thetaIn(named, code) ?? NaN),
      },
    ]),
  );
}

function thetaIn({ theta, services }: NamedSet, sectorCode: string): number | undefined {
  const sectors = icioSectorsOf(sectorCode);
  if (!sectors) return undefined;
  if (typeof theta === 'number') return theta;
  const column = icioColumns.indexOf(theta);
  const values = sectors.map((sector) => {
    const stated = icioThetas[sector]?.[column] ?? NaN;
    return sector === 'SERV' ? (services ?? stated) : stated;
  });
  // Equal ones come out bit for bit.
  return values.every((value) => value === values[0])
    ? values[0]
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}

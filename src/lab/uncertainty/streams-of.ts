import { median } from '../../num/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { UncertainTheta } from '../scenario.ts';
import { numberId, numberLabel } from './number-names.ts';
import { spreadAcrossSets } from './spread.ts';
import type { Stream, Target } from './stream.ts';
import { thetaSectors } from './theta-sectors.ts';

/**
 * The uncertain parameters of a scenario, each with the number that its place in the list gives it: what all θ share, θ by
 * sector, numbers of changes in their order, claims in the order of the file. None where the scenario is certain.
 */
export function streamsOf(
  loaded: Pick<LoadedScenario, 'scenario' | 'tables' | 'world'>,
): readonly Stream[] {
  const { uncertainty, changes } = loaded.scenario;
  if (!uncertainty) return [];
  const thetas = uncertainty.theta.map((entry) => thetaStreams(loaded, entry));
  const bySector = thetas
    .flatMap(({ own }) => own)
    .sort((a, b) => firstSector(a.target) - firstSector(b.target));
  return [
    ...thetas.flatMap(({ common }) => common),
    ...bySector,
    ...uncertainty.numbers.map(({ index, key, distribution }): Stream => ({
      id: numberId(index, key),
      label: numberLabel(changes, index, key),
      target: { kind: 'change', index, key },
      distribution,
      central: median(distribution),
    })),
    ...uncertainty.claims.map(({ claims, distribution }): Stream => ({
      id: `claims.${claims.id}`,
      label: `claims of ${claims.id}`,
      target: { kind: 'claims', claims: claims.id },
      distribution,
      central: median(distribution),
    })),
  ];
}

function firstSector(target: Target): number {
  if (target.kind === 'theta') return target.sector;
  return target.kind === 'theta-common' ? (target.sectors[0] ?? 0) : 0;
}

interface ThetaStreams {
  readonly common: readonly Stream[];
  readonly own: readonly Stream[];
}

function thetaStreams(
  { tables, world }: Pick<LoadedScenario, 'tables' | 'world'>,
  { sectors: chosen, from }: UncertainTheta,
): ThetaStreams {
  const { sectors } = tables;
  const { indices } = thetaSectors(chosen, sectors);
  if (from === 'spread') return spreadStreams({ tables, world }, indices);
  const own = indices.map((j): Stream => {
    const { id, name, theta } = sectors[j]!;
    const distribution =
      from.kind === 'lognormal' ? { ...from, median: from.median ?? theta } : from;
    return {
      id: `theta.${id}`,
      label: `θ of ${name}`,
      target: { kind: 'theta', sector: j },
      distribution,
      central: median(distribution),
    };
  });
  return { common: [], own };
}

/** Sectors that every set gives one θ move as one. */
function spreadStreams(
  { tables: { sectors }, world }: Pick<LoadedScenario, 'tables' | 'world'>,
  indices: readonly number[],
): ThetaStreams {
  const spread = spreadAcrossSets(world.elasticitySets ?? new Map(), indices);
  const idOf = (j: number): string => sectors[j]?.id ?? String(j);
  const common: Stream = {
    id: 'theta',
    label: 'θ of all sectors together',
    target: { kind: 'theta-common', sectors: indices },
    distribution: { kind: 'normal', mean: 0, sd: spread.common },
    central: 0,
  };
  const own = spread.estimates.flatMap(({ sectors: together, sd }): Stream[] => {
    const [first, ...others] = together;
    if (first === undefined || sd === 0) return [];
    if (others.length > 0) {
      const last = idOf(together.at(-1)!);
      return [
        {
          id: `theta.${idOf(first)}-${last}`,
          label: `θ of ${namesOf(together.map((j) => sectors[j]?.name ?? idOf(j)))}`,
          target: { kind: 'theta-common', sectors: together },
          distribution: { kind: 'normal', mean: 0, sd },
          central: 0,
        },
      ];
    }
    const { id, name, theta } = sectors[first]!;
    return [
      {
        id: `theta.${id}`,
        label: `θ of ${name}`,
        target: { kind: 'theta', sector: first },
        distribution: { kind: 'lognormal', median: theta, se: sd },
        central: theta,
      },
    ];
  });
  return { common: spread.common > 0 ? [common] : [], own };
}

/** Two names, or the first and how many more. */
function namesOf(names: readonly string[]): string {
  const [first, second] = names;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} others`;
}

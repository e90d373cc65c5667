import type { EconomyTables } from '../model/index.ts';
import { didYouMean, nearest, shorten, type Problem } from '../input/index.ts';
import { judgeTheta, type ElasticitySets, type Finding } from '../world/index.ts';
import type { Elasticities } from './scenario.ts';
import { unknownId } from './unknown-id.ts';

/** The trade elasticities of a run where they are not those of the world's sectors.csv: what a result says of them. */
export interface ChosenElasticities {
  /** Id of the set; absent where only some of the world's own are overridden. */
  readonly set?: string;
  /** Where the set comes from. */
  readonly title?: string;
  /** θ by sector, where the scenario states its own. */
  readonly override?: Readonly<Record<string, number>>;
}

/** Tables with the θ that a scenario asks for. */
export interface Choice {
  readonly tables: EconomyTables;
  readonly chosen: ChosenElasticities;
  readonly problems: readonly Problem[];
}

/**
 * Replaces θ before calibration: by a set of the world, by the scenario's own for single sectors, or both. Rules:
 * `unknown-elasticities`, `unknown-sector`, and those of θ in sectors.csv.
 */
export function chooseElasticities(
  { set, override }: Elasticities,
  tables: EconomyTables,
  sets: ElasticitySets = new Map(),
): Choice {
  const problems: Problem[] = [];
  const picked = set && sets.get(set.id);
  if (set && !picked) problems.push({ ...set.at, ...unknownSet(set.id, sets) });
  const theta = tables.sectors.map((sector, j) => picked?.theta[j] ?? sector.theta);
  const stated: Record<string, number> = {};
  for (const { sector, theta: value, at } of override) {
    const index = tables.sectors.findIndex(({ id }) => id === sector.id);
    if (index < 0) {
      problems.push(unknownId('sector', sector, tables.sectors));
      continue;
    }
    const finding = judgeTheta(value, `theta of sector '${shorten(sector.id)}' is ${value}`);
    if (finding) problems.push({ ...at, ...finding });
    theta[index] = value;
    stated[sector.id] = value;
  }
  const sectors = tables.sectors.map((sector, j) => ({
    ...sector,
    theta: theta[j] ?? sector.theta,
  }));
  return {
    tables: { ...tables, sectors },
    chosen: {
      ...(set && picked ? { set: set.id, title: picked.source.title } : {}),
      ...(override.length > 0 ? { override: stated } : {}),
    },
    problems,
  };
}

function unknownSet(id: string, sets: ElasticitySets): Finding {
  const ids = [...sets.keys()];
  const rest =
    ids.length === 0
      ? 'remove the key: its sectors.csv has the only elasticities there are'
      : `its sets are ${ids.map(shorten).join(', ')}; without the key, theta is that of sectors.csv`;
  return {
    severity: 'error',
    rule: 'unknown-elasticities',
    message: `the economy has no set of elasticities '${shorten(id)}'`,
    hint: didYouMean(nearest(id, ids), rest),
  };
}

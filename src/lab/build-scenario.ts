import { dirname } from 'node:path';
import type { YamlReading } from '../input/index.ts';
import type { MeasureEdit } from '../register/index.ts';
import type { Place } from './scenario-place.ts';
import type { ScenarioDocument } from './scenario-schema.ts';
import { buildUncertainty, numbersOf } from './build-uncertainty.ts';
import type { Change, Elasticities, Scenario, Selector } from './scenario.ts';
import { selectorOf } from './selector-of.ts';
import { centralOf } from './uncertain-number.ts';

type Locate = YamlReading<unknown>['locate'];
type Path = Parameters<Locate>[0];

/** The scenario that a document states which fits the schema and `checkScenarioRules`. */
export function buildScenario(document: ScenarioDocument, file: string, locate: Locate): Scenario {
  const { id, title, notes, economy, elasticities, products, baseline, changes, closure, solve } =
    document;
  const at: Place = (path, part) => ({ file, ...locate(path, part) });
  const { distributions, ranges } = numbersOf(changes, at);
  const uncertainty = buildUncertainty(document.uncertainty, distributions, at);
  return {
    id,
    title,
    ...(notes === undefined ? {} : { notes }),
    economy: { id: economy, at: at(['economy']) },
    ...(elasticities === undefined ? {} : { elasticities: buildElasticities(elasticities, at) }),
    baseline: {
      transfers: baseline.transfers,
      ...(baseline.measures_on === undefined
        ? {}
        : {
            measuresOn: { day: baseline.measures_on, at: at(['baseline', 'measures_on']) },
          }),
    },
    products,
    changes: changes.map((change, index) => buildChange(change, ['changes', index], at)),
    ...(uncertainty ? { uncertainty } : {}),
    ranges,
    closure,
    solve: { tolerance: solve.tolerance, maxIterations: solve.max_iterations },
    file,
    folder: dirname(file),
  };
}

function buildElasticities(
  chosen: NonNullable<ScenarioDocument['elasticities']>,
  at: Place,
): Elasticities {
  const path = 'elasticities';
  if (typeof chosen === 'string') return { set: { id: chosen, at: at([path]) }, override: [] };
  const { set, override = {} } = chosen;
  return {
    ...(set === undefined ? {} : { set: { id: set, at: at([path, 'set']) } }),
    override: Object.entries(override).map(([sector, theta]) => ({
      sector: { id: sector, at: at([path, 'override', sector], 'key') },
      theta,
      at: at([path, 'override', sector]),
    })),
  };
}

function buildChange(entry: ScenarioDocument['changes'][number], index: Path, at: Place): Change {
  const keyed = (key: string) => ({ path: [...index, key], at: at([...index, key], 'key') });
  const select = (path: Path, key: string, value: string | readonly string[]): Selector =>
    selectorOf(value, [...path, key], at);

  if (entry.tariffs_from !== undefined) {
    return {
      kind: 'tariffs-from',
      path: entry.tariffs_from,
      at: at([...index, 'tariffs_from']),
    };
  }
  if (entry.tariff) {
    const { path, at: place } = keyed('tariff');
    const { importer, exporter, sector, set, add } = entry.tariff;
    const stated = set ?? add;
    if (stated === undefined) throw new Error(`${path.join('.')} has neither set nor add`);
    return {
      kind: 'tariff',
      importer: select(path, 'importer', importer),
      exporter: select(path, 'exporter', exporter),
      sector: select(path, 'sector', sector),
      mode: set === undefined ? 'add' : 'set',
      rate: centralOf(stated),
      at: place,
    };
  }
  if (entry.trade_cost) {
    const { path, at: place } = keyed('trade_cost');
    const { importer, exporter, sector, percent } = entry.trade_cost;
    return {
      kind: 'trade-cost',
      importer: select(path, 'importer', importer),
      exporter: select(path, 'exporter', exporter),
      sector: select(path, 'sector', sector),
      percent: centralOf(percent),
      at: place,
    };
  }
  if (entry.productivity) {
    const { path, at: place } = keyed('productivity');
    const { region, sector, percent } = entry.productivity;
    return {
      kind: 'productivity',
      region: select(path, 'region', region),
      sector: select(path, 'sector', sector),
      percent: centralOf(percent),
      at: place,
    };
  }
  if (entry.population) {
    const { path, at: place } = keyed('population');
    const { region, percent } = entry.population;
    return {
      kind: 'population',
      region: select(path, 'region', region),
      percent: centralOf(percent),
      at: place,
    };
  }
  if (entry.measures_on !== undefined) {
    return { kind: 'measures-on', day: entry.measures_on, at: at([...index, 'measures_on']) };
  }
  if (entry.measure) {
    const { id, rate, drop, charge } = entry.measure;
    const edit: MeasureEdit = {
      id,
      ...(rate === undefined ? {} : { rate: centralOf(rate) }),
      ...(drop === undefined ? {} : { drop }),
      ...(charge === undefined ? {} : { charge }),
    };
    return { kind: 'measure', edit, at: at([...index, 'measure', 'id']) };
  }
  throw new Error(`${index.join('.')} states no change that can be run`);
}

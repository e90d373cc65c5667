import type { HarFile, HarHeader } from '../har/header.ts';
import { ProblemList } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { readFlow, type Flow, type Place } from './gtap-har-flow.ts';
import {
  elasticityHeader,
  gtapHeaders,
  gtapSetHeaders,
  type GtapFlowName,
  type GtapHeader,
  type GtapSet,
} from './gtap-har-headers.ts';

type Required = {
  [Name in GtapFlowName]: (typeof gtapHeaders)[Name]['required'] extends true ? Name : never;
}[GtapFlowName];

export type GtapFlows = { readonly [Name in Required]: Flow } & {
  readonly [Name in GtapFlowName]?: Flow;
};

/** A GTAP data base as its headers state it. */
export interface GtapData {
  readonly sets: Readonly<Record<GtapSet, readonly string[]>>;
  readonly flows: GtapFlows;
  /** ESUBM, `[commodity]` or `[commodity][region]`; absent without a parameter file. */
  readonly elasticity?: Flow;
}

/**
 * Finds the headers of a data base in its files. Rules: `gtap-header-twice`, `gtap-missing-header`,
 * `gtap-dimensions`, `gtap-labels`, `gtap-number`.
 *
 * @returns the data only where there are no errors
 */
export function readGtapData(files: readonly HarFile[]): { data?: GtapData; problems: Problem[] } {
  const problems = new ProblemList();
  const places = placesOf(files, problems);
  const found = (names: readonly string[]): Place | undefined =>
    names.map((name) => places.get(name)).find((place) => place !== undefined);
  const sets = readSets(found);
  for (const set of ['region', 'commodity', 'margin', 'endowment'] as const) {
    if (sets[set].length > 0) continue;
    problems.add(missing(files, gtapSetHeaders[set], 'give the sets file, such as sets.har'));
  }
  if (problems.toArray().length > 0) return { problems: problems.toArray() };

  const flows: Partial<Record<GtapFlowName, Flow>> = {};
  for (const [name, spec] of Object.entries(gtapHeaders) as [GtapFlowName, GtapHeader][]) {
    const place = found(spec.names);
    if (place) {
      const flow = readFlow(place, spec.dims, sets, problems, spec.mayFall);
      if (flow) flows[name] = flow;
    } else if (spec.required) {
      problems.add(missing(files, spec.names, 'give the base data file, such as basedata.har'));
    }
  }
  const stated = places.get(elasticityHeader);
  const byRegion = stated && stated.header.values.length !== sets.commodity.length;
  const elasticityDims: readonly GtapSet[] = byRegion ? ['commodity', 'region'] : ['commodity'];
  const elasticity = stated && readFlow(stated, elasticityDims, sets, problems);
  const list = problems.toArray();
  return list.length > 0
    ? { problems: list }
    : {
        data: { sets, flows: flows as GtapFlows, ...(elasticity ? { elasticity } : {}) },
        problems: list,
      };
}

const used: ReadonlySet<string> = new Set([
  ...Object.values(gtapHeaders).flatMap(({ names }) => [...names]),
  ...Object.values(gtapSetHeaders).flat(),
  elasticityHeader,
]);

/** Headers by name. One that is read may stand in two files only if it says the same in both. */
function placesOf(files: readonly HarFile[], problems: ProblemList): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { file, headers } of files) {
    for (const header of headers) {
      const name = header.name.toUpperCase();
      const first = places.get(name);
      if (!first) places.set(name, { file, header });
      else if (used.has(name) && !sameValues(first.header, header)) {
        problems.add({
          file,
          line: 1,
          column: 1,
          severity: 'error',
          rule: 'gtap-header-twice',
          message: `header '${name}' stands in ${first.file} too, with other values`,
          hint: 'give the files of one data base only',
        });
      }
    }
  }
  return places;
}

function sameValues({ values: one }: HarHeader, { values: other }: HarHeader): boolean {
  return one.length === other.length && one.every((value, k) => value === other[k]);
}

/** From the sets file where there is one, else from the labels of an array. */
function readSets(
  found: (names: readonly string[]) => Place | undefined,
): Record<GtapSet, readonly string[]> {
  const labelled = (flow: GtapHeader, dimension: number): readonly string[] => {
    const header = found(flow.names)?.header;
    return (header?.type === 'RE' ? header.sets?.[dimension]?.elements : undefined) ?? [];
  };
  const listed = (set: GtapSet): readonly string[] | undefined => {
    const header = found(gtapSetHeaders[set])?.header;
    return header?.type === '1C' ? header.values : undefined;
  };
  const { exportsFob, firmsDomestic, marginSupply, factors } = gtapHeaders;
  const activity = labelled(firmsDomestic, 1);
  const commodity = listed('commodity') ?? labelled(exportsFob, 0);
  return {
    region: listed('region') ?? labelled(exportsFob, 1),
    commodity,
    // Before version 7 no set of the file is it: the array knows.
    activity: activity.length > 0 ? activity : (listed('activity') ?? commodity),
    margin: listed('margin') ?? labelled(marginSupply, 0),
    endowment: listed('endowment') ?? labelled(factors, 0),
  };
}

function missing(files: readonly HarFile[], names: readonly string[], hint: string): Problem {
  return {
    file: files[0]?.file ?? '',
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'gtap-missing-header',
    message: `none of the files has the header ${names.map((name) => `'${name}'`).join(' or ')}`,
    hint,
  };
}

import { pathRents } from '../../model/index.ts';
import type { CausesBy } from './causes.ts';
import type { Part, PartnerPart } from './explanation.ts';
import type { Cause } from './causes.ts';
import type { Move } from './move-book.ts';
import { partnershipOf, placesOf, type Partnership } from './partners.ts';
import type { ExplainTask } from './task.ts';

/** What a driver of the path stands for; of what nobody asks for, nothing. */
export interface DriverKey {
  readonly id: string;
  readonly cause: Cause | undefined;
  readonly sector: number;
  /** `[outcome]` */
  readonly partnerships: readonly Partnership[];
}

/** What drivers are told apart by: no more than what is asked for, as each of them is an integral of its own. */
export function driverKeys(
  { loaded, run, asked, by }: ExplainTask,
  causes: CausesBy,
  wanted: { readonly partners: boolean; readonly sectors: boolean },
): (move: Move) => DriverKey {
  const { economy, rents } = run.counterfactual.equilibrium;
  const N = economy.regions.length;
  const cellOfVariety = Int32Array.from(
    (loaded.measures?.trade.flows ?? []).flatMap(({ cell, parts }) => parts.map(() => cell)),
  );
  const cellOfRent = pathRents({ economy, rents }).map(
    ({ sector, importer, exporter }) => (sector * N + importer) * N + exporter,
  );
  const placeOf = placesOf(loaded, cellOfVariety, cellOfRent);
  const partnersOf = asked.map(({ subject }) => partnershipOf(loaded, subject));
  const byCause = by.includes(causes) || !(wanted.partners || wanted.sectors);
  return (move) => {
    const place = placeOf(move);
    const cause = byCause ? move.cause : undefined;
    const sector = wanted.sectors ? place.sector : -1;
    const partnerships = wanted.partners ? partnersOf.map((of) => of(place)) : [];
    const id = [cause?.id ?? '', sector, ...partnerships.map((one) => `${one.id} ${one.side}`)];
    return { id: id.join('|'), cause, sector, partnerships };
  };
}

/** Values of drivers, added up to parts by an id. */
export function partsBy(
  keys: readonly DriverKey[],
  values: readonly number[],
  nameOf: (key: DriverKey) => Pick<Part, 'id' | 'label'>,
): Part[] {
  const parts = new Map<string, Part>();
  keys.forEach((key, driver) => {
    const { id, label } = nameOf(key);
    const part = parts.get(id) ?? { id, label, value: 0 };
    part.value += values[driver] ?? 0;
    parts.set(id, part);
  });
  return largestFirst([...parts.values()]);
}

/** The same by partner. @param outcome its place among those that are asked for */
export function partnerParts(
  keys: readonly DriverKey[],
  values: readonly number[],
  outcome: number,
): PartnerPart[] {
  const parts = new Map<string, PartnerPart>();
  keys.forEach(({ partnerships }, driver) => {
    const { id = '', label = '', side } = partnerships[outcome] ?? {};
    const part = parts.get(id) ?? { id, label, value: 0, own: 0, theirs: 0 };
    const value = values[driver] ?? 0;
    part.value += value;
    if (side === 'own') part.own += value;
    if (side === 'theirs') part.theirs += value;
    parts.set(id, part);
  });
  return largestFirst([...parts.values()]);
}

export function largestFirst<P extends Part>(parts: readonly P[]): P[] {
  return parts.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

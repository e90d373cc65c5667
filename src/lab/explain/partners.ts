import type { DriverPart } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { Move } from './move-book.ts';

/** What a move is about: who buys from whom, or one region alone, and which sector; −1 where it is about none. */
export interface MovePlace {
  readonly importer: number;
  readonly exporter: number;
  readonly sector: number;
}

/**
 * Finds what moves are about.
 *
 * @param cellOfVariety `[sector][importer][exporter]` of each variety
 * @param cellOfRent the same of each rent of the path
 */
export function placesOf(
  { tables: { regions, sectors } }: Pick<LoadedScenario, 'tables'>,
  cellOfVariety: Int32Array,
  cellOfRent: readonly number[],
): (move: Pick<Move, 'place' | 'at'>) => MovePlace {
  const N = regions.length;
  const J = sectors.length;
  const ofCell = (cell: number): MovePlace => ({
    sector: Math.floor(cell / (N * N)),
    importer: Math.floor(cell / N) % N,
    exporter: cell % N,
  });
  const of: Record<DriverPart, (at: number) => MovePlace> = {
    tariff: ofCell,
    tradeCost: ofCell,
    varieties: (at) => ofCell(cellOfVariety[at] ?? 0),
    openings: (at) => ofCell(cellOfVariety[at] ?? 0),
    rents: (at) => ofCell(cellOfRent[at] ?? 0),
    productivity: (at) => ({
      sector: at % J,
      importer: Math.floor(at / J),
      exporter: Math.floor(at / J),
    }),
    population: (at) => ({ sector: -1, importer: at, exporter: at }),
    transfer: () => ({ sector: -1, importer: -1, exporter: -1 }),
  };
  return ({ place, at }) => of[place](at);
}

/** The part of a pair of regions in an outcome: the partner it counts to, and on which side. */
export interface Partnership {
  readonly id: string;
  readonly label: string;
  readonly side: 'own' | 'theirs' | 'neither';
}

/**
 * To which partner of an outcome's region a move counts. What stands between the region and a partner counts to the partner,
 * whoever of the two charges it; what stands between two others counts to the one that charges it, under its own entry; what
 * the region does to itself, to `itself`. Members of a group are one partner, unless the region is one of them.
 */
export function partnershipOf(
  { tables: { regions }, meta }: Pick<LoadedScenario, 'tables' | 'meta'>,
  subject: readonly number[],
): (place: MovePlace) => Partnership {
  const inside = new Set(subject);
  const whole = new Set(
    [...new Set(regions.map(({ group }) => group))].filter(
      (group) =>
        group !== undefined && !regions.some((one, n) => one.group === group && inside.has(n)),
    ),
  );
  const party = (n: number): { id: string; label: string } => {
    const region = regions[n];
    const { group } = region ?? {};
    if (group !== undefined && whole.has(group)) {
      return {
        id: group,
        label: Object.hasOwn(meta.groups, group) ? (meta.groups[group] ?? group) : group,
      };
    }
    return { id: region?.id ?? '', label: region?.name ?? '' };
  };
  return ({ importer, exporter }) => {
    if (importer < 0) return { id: 'closure', label: 'closure of trade balances', side: 'neither' };
    const buys = inside.has(importer);
    const sells = inside.has(exporter);
    if (buys && sells) return { id: 'itself', label: 'itself', side: 'neither' };
    if (buys) return { ...party(exporter), side: 'own' };
    if (sells) return { ...party(importer), side: 'theirs' };
    const { id, label } = party(importer);
    return importer === exporter || id === party(exporter).id
      ? { id: `${id}.inside`, label: `inside ${label}`, side: 'neither' }
      : { id: `${id}.others`, label: `${label}, on others`, side: 'neither' };
  };
}

import { didYouMean, nearest, nearestId, shorten } from '../../input/index.ts';
import { groupsOf, type OutcomeSpec, type Region, type Sector } from '../../model/index.ts';
import type { GroupNames } from '../resolve-regions.ts';

/** What values of an outcome and its parts are in: percent of the baseline, the economy's money, or points of a share. */
export type OutcomeUnit = 'percent' | 'money' | 'points';

/** An outcome that somebody asks for: `CAN.real_income`, `CAN>CHN.exports`, `CA-ON.C29.output`. */
export interface NamedOutcome {
  readonly id: string;
  /** `real income of Canada`. */
  readonly label: string;
  readonly unit: OutcomeUnit;
  readonly spec: OutcomeSpec;
  /** The regions that it is an outcome of; of trade between two, those that sell. */
  readonly subject: readonly number[];
  /** Id of the region or group that they are. */
  readonly subjectId: string;
}

/** What ids are held against. */
export interface OutcomeNames {
  readonly regions: readonly Region[];
  readonly sectors: readonly Sector[];
  /** Display names of groups by id. */
  readonly groupNames: GroupNames;
}

export type OutcomeReading =
  | { readonly outcome: NamedOutcome; readonly problem?: undefined }
  | {
      readonly outcome?: undefined;
      readonly problem: { readonly message: string; readonly hint: string };
    };

const ofRegions = {
  real_income: { kind: 'real-income', unit: 'percent', words: 'real income of' },
  real_wage: { kind: 'real-wage', unit: 'percent', words: 'real wage in' },
  income: { kind: 'income', unit: 'percent', words: 'income of' },
  exports: { kind: 'exports', unit: 'money', words: 'exports of' },
  imports: { kind: 'imports', unit: 'money', words: 'imports of' },
  tariff_revenue: { kind: 'revenue', unit: 'money', words: 'tariff revenue of' },
} as const;
const ofPairs = ['exports', 'share'];
const ofSectors = ['output'];

/** What a value of an outcome, or a part of its change, is multiplied by where it is shown. */
export const SHOWN: Readonly<Record<OutcomeUnit, number>> = { percent: 100, money: 1, points: 100 };

const forms =
  'write REGION.real_income, real_wage, income, exports, imports or tariff_revenue; FROM>TO.exports or share; REGION.SECTOR.output';

/**
 * Reads the id of an outcome. Ids of groups stand for their members as one. Ids may hold points: the longest region that fits is
 * taken.
 */
export function parseOutcome(text: string, names: OutcomeNames): OutcomeReading {
  const id = text.trim();
  const arrow = id.indexOf('>');
  if (arrow >= 0) return pairOutcome(id, arrow, names);
  const { before, field } = splitField(id);
  if (field === undefined || before === '') {
    return wrong(`'${shorten(id)}' is not an outcome`, forms);
  }
  if (ofSectors.includes(field)) return sectorOutcome(id, before, names);
  if (!isRegionField(field)) {
    const known = [...Object.keys(ofRegions), ...ofSectors];
    return wrong(
      `no outcome is called '${shorten(field)}'`,
      didYouMean(nearest(field, known), forms),
    );
  }
  const region = regionsOf(before, names);
  if (region.problem) return region;
  const { kind, unit, words } = ofRegions[field];
  return {
    outcome: {
      id,
      label: `${words} ${region.name}`,
      unit,
      spec: { kind, regions: region.members },
      subject: region.members,
      subjectId: before,
    },
  };
}

function pairOutcome(id: string, arrow: number, names: OutcomeNames): OutcomeReading {
  const { before: to, field } = splitField(id.slice(arrow + 1));
  if (field === undefined || !ofPairs.includes(field)) {
    return wrong(
      `no outcome of trade between two is called '${shorten(field ?? to)}'`,
      didYouMean(nearest(field ?? to, ofPairs), 'write FROM>TO.exports or FROM>TO.share'),
    );
  }
  const fromId = id.slice(0, arrow).trim();
  const seller = regionsOf(fromId, names);
  if (seller.problem) return seller;
  const buyer = regionsOf(to.trim(), names);
  if (buyer.problem) return buyer;
  if (buyer.members.some((n) => seller.members.includes(n))) {
    return wrong(`${fromId} sells to itself in '${shorten(id)}'`, 'name two different regions');
  }
  const sides = { exporters: seller.members, importers: buyer.members };
  const share = field === 'share';
  return {
    outcome: {
      id,
      label: share
        ? `share of ${buyer.name} in the exports of ${seller.name}`
        : `exports of ${seller.name} to ${buyer.name}`,
      unit: share ? 'points' : 'money',
      spec: share ? { kind: 'export-share', ...sides } : { kind: 'flow', ...sides },
      subject: seller.members,
      subjectId: fromId,
    },
  };
}

function sectorOutcome(id: string, text: string, names: OutcomeNames): OutcomeReading {
  const cuts = [...text.matchAll(/\./gu)].map(({ index }) => index).reverse();
  const cut = cuts.find((at) => regionsOf(text.slice(0, at), names).problem === undefined);
  if (cut === undefined) {
    const [region = ''] = text.split('.');
    return cuts.length === 0
      ? wrong(`which sector's output is '${shorten(id)}'?`, 'write REGION.SECTOR.output')
      : { problem: unknownRegion(region, names) };
  }
  const regionId = text.slice(0, cut);
  const sectorId = text.slice(cut + 1);
  const region = regionsOf(regionId, names);
  if (region.problem) return region;
  const sector = names.sectors.findIndex((one) => one.id === sectorId);
  if (sector < 0) {
    return wrong(
      `the economy has no sector '${shorten(sectorId)}'`,
      didYouMean(
        nearestId(sectorId, names.sectors),
        `its sectors are ${listed(names.sectors.map((one) => one.id))}`,
      ),
    );
  }
  return {
    outcome: {
      id,
      label: `output of ${names.sectors[sector]?.name ?? sectorId} in ${region.name}`,
      unit: 'percent',
      spec: { kind: 'output', regions: region.members, sector },
      subject: region.members,
      subjectId: regionId,
    },
  };
}

function isRegionField(field: string): field is keyof typeof ofRegions {
  return Object.hasOwn(ofRegions, field);
}

function splitField(text: string): { before: string; field?: string } {
  const cut = text.lastIndexOf('.');
  return cut < 0
    ? { before: text }
    : { before: text.slice(0, cut), field: text.slice(cut + 1).trim() };
}

type RegionsReading =
  | { readonly members: readonly number[]; readonly name: string; readonly problem?: undefined }
  | { readonly problem: { readonly message: string; readonly hint: string } };

function regionsOf(id: string, names: OutcomeNames): RegionsReading {
  const { regions, groupNames } = names;
  const index = regions.findIndex((region) => region.id === id);
  if (index >= 0) return { members: [index], name: regions[index]?.name ?? id };
  const members = groupsOf(regions).get(id);
  if (members === undefined) return { problem: unknownRegion(id, names) };
  return { members, name: nameOfGroup(id, groupNames) };
}

function unknownRegion(
  id: string,
  { regions, groupNames }: OutcomeNames,
): { message: string; hint: string } {
  const groups = [...groupsOf(regions).keys()].map((group) => ({
    id: group,
    name: nameOfGroup(group, groupNames),
  }));
  const known = [...groups, ...regions];
  return {
    message: `the economy has no region '${shorten(id)}'`,
    hint: didYouMean(nearestId(id, known), `its regions are ${listed(known.map((one) => one.id))}`),
  };
}

function nameOfGroup(id: string, names: GroupNames): string {
  return (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
}

/** How many ids a message lists. */
const LISTED = 30;

function listed(ids: readonly string[]): string {
  const rest = ids.length > LISTED ? ` and ${ids.length - LISTED} more` : '';
  return `${ids.slice(0, LISTED).join(', ')}${rest}`;
}

function wrong(message: string, hint: string): OutcomeReading {
  return { problem: { message, hint } };
}

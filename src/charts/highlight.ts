import type { RegionResult, Result } from '../lab/index.ts';
import { byMovement, focusOf, groupOf, membersOf, outcomeOf } from './subject.ts';

/** Regions and groups together, up to which a picture or a table leaves nobody out. */
const WHOLE = 32;
/** Of everybody else: the largest partners of the focus, then those that move most. */
const PARTNERS = 6;
const MOVERS = 8;
/** Of those that move most, these few in any case, and more where their change is at least this part of the largest. */
const FEWEST_MOVERS = 3;
const WORTH_SHOWING = 0.05;
/** A group with more members than fit shows those of its members that move most. */
const MEMBERS_THAT_FIT = 15;
const MEMBERS_SHOWN = 12;
/** A group that moves at least this part of what the focus does, or the group that moves most, shows its members. */
const HIT = 0.25;

/** Regions that stand together, and those of the same kind that are left out. */
export interface HighlightBlock {
  readonly kind: 'focus' | 'group' | 'partners' | 'movers' | 'others';
  /** The group, before its members. */
  readonly total?: RegionResult;
  readonly shown: readonly RegionResult[];
  readonly left: readonly RegionResult[];
}

/**
 * Whom to show first of a world that is too large to show everybody: each group, that of the focus first, and the
 * members of a group that the scenario moves; the largest partners of the focus, by exports and imports before; whoever else moves most.
 * Every group and region is in one block once. A world that is small enough is shown whole.
 *
 * Members and others are in the economy's order, partners from the largest, movers from the largest change.
 *
 * @param focus region or group that the result is read for; see `focusOf` for the default
 * @throws when `focus` is neither a region nor a group of the result
 */
export function highlightOf(result: Result, focus?: string): HighlightBlock[] {
  const blocks = isWhole(result)
    ? wholeBlocks(result)
    : selectedBlocks(result, focusOf(result, focus));
  return blocks.filter(
    ({ total, shown, left }) => total !== undefined || shown.length + left.length > 0,
  );
}

const isWhole = ({ groups, regions }: Result): boolean => groups.length + regions.length <= WHOLE;

function wholeBlocks(result: Result): HighlightBlock[] {
  return [
    ...result.groups.map((total): HighlightBlock => {
      return { kind: 'group', total, shown: memberOutcomes(result, total.id), left: [] };
    }),
    { kind: 'others', shown: aloneIn(result), left: [] },
  ];
}

function selectedBlocks(result: Result, focus: string): HighlightBlock[] {
  const alone = aloneIn(result);
  const itself = alone.filter(({ id }) => id === focus);
  const others = alone.filter(({ id }) => id !== focus);
  const members = new Set(result.groups.flatMap(({ id }) => shownMembers(result, id, focus)));
  const partners = largestPartners(result, focus, others);
  const taken = new Set([...itself, ...members, ...partners]);
  const least = WORTH_SHOWING * largestChange(result, focus);
  const movers = byMovement(result.regions.filter((one) => !taken.has(one)))
    .slice(0, MOVERS)
    .filter((one, rank) => rank < FEWEST_MOVERS || Math.abs(one.real_income_pct) >= least);
  const shown = new Set([...taken, ...movers]);
  const hasFocus = ({ total }: HighlightBlock): boolean =>
    total?.id === focus || total?.id === groupOf(result, focus);
  const groups = result.groups.map((total): HighlightBlock => {
    const all = memberOutcomes(result, total.id);
    const isShown = (one: RegionResult): boolean => shown.has(one);
    return {
      kind: 'group',
      total,
      shown: all.filter(isShown),
      left: all.filter((one) => !isShown(one)),
    };
  });
  return [
    { kind: 'focus', shown: itself, left: [] },
    ...groups.filter(hasFocus),
    ...groups.filter((block) => !hasFocus(block)),
    { kind: 'partners', shown: partners, left: [] },
    {
      kind: 'movers',
      shown: movers.filter((one) => others.includes(one)),
      left: others.filter((one) => !shown.has(one)),
    },
  ];
}

/** The regions that stand in no group. */
function aloneIn(result: Result): RegionResult[] {
  return result.regions.filter(({ id }) => groupOf(result, id) === undefined);
}

function memberOutcomes(result: Result, group: string): RegionResult[] {
  const members = membersOf(result, group);
  return result.regions.filter(({ id }) => members.includes(id));
}

/** Size of the change in real income. */
function size(result: Result, id: string): number {
  return Math.abs(outcomeOf(result, id)?.real_income_pct ?? 0);
}

/** The larger of the focus's change and that of the group that moves most. */
function largestChange(result: Result, focus: string): number {
  return Math.max(size(result, focus), ...result.groups.map(({ id }) => size(result, id)));
}

/** The members of a group that is hit: all, or those that move most. */
function shownMembers(result: Result, group: string, focus: string): RegionResult[] {
  const isFocus = group === focus || groupOf(result, focus) === group;
  const most = largestChange(result, focus);
  if (!isFocus && (most === 0 || size(result, group) < HIT * most)) return [];
  const all = memberOutcomes(result, group);
  if (all.length <= MEMBERS_THAT_FIT) return all;
  const asked = all.filter(({ id }) => id === focus);
  return [...new Set([...asked, ...byMovement(all)])].slice(0, MEMBERS_SHOWN);
}

/** The regions among `candidates` that trade most with `focus`, exports and imports before the change. */
function largestPartners(
  result: Result,
  focus: string,
  candidates: readonly RegionResult[],
): RegionResult[] {
  const members = membersOf(result, focus);
  const own = new Set(members.length > 0 ? members : [focus]);
  const trade = new Map<string, number>();
  for (const { exporter, importer, sector, before } of result.flows) {
    if (sector !== undefined || own.has(exporter) === own.has(importer)) continue;
    const partner = own.has(exporter) ? importer : exporter;
    trade.set(partner, (trade.get(partner) ?? 0) + before);
  }
  const of = ({ id }: RegionResult): number => trade.get(id) ?? 0;
  return candidates
    .filter((one) => of(one) > 0)
    .sort((a, b) => of(b) - of(a))
    .slice(0, PARTNERS);
}

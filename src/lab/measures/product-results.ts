import type { Region } from '../../model/index.ts';
import type { ProductResult } from '../result.ts';
import type { MeasuredFlow } from './measured-trade.ts';
import type { ProductMethod } from '../scenario.ts';
import { measuredOutcomes, type MeasuredSolution } from './solve-measures.ts';
import type { PartRate, TariffSnapshot } from './tariff-policy.ts';

/** One product between two parties, summed over the flows it is part of. */
interface ProductSum {
  readonly importer: string;
  readonly exporter: string;
  readonly hs: string;
  readonly sector: string;
  before: number;
  after: number;
  /** Value in the baseline of what has a rate, times the rate; each side by itself, for a ban has none. */
  open: { before: number; after: number };
  duty: { before: number; after: number };
}

/**
 * The product flows whose tariff changes, largest change in trade first. Regions that are one to the register count as one, under
 * the id of their group: provinces are Canada.
 *
 * @param registerIds `[region]`
 * @param nameOf what people call a six-digit code
 */
export function productResults(
  measured: readonly MeasuredFlow[],
  solution: MeasuredSolution,
  method: ProductMethod,
  tariffs: { readonly before: TariffSnapshot; readonly after: TariffSnapshot },
  registerIds: readonly string[],
  nameOf: (hs: string) => string,
): ProductResult[] {
  const { regions, sectors } = solution.equilibrium.economy;
  const parties = partiesOf(regions, registerIds);
  const partyOf = ({ importer, exporter }: MeasuredFlow): string =>
    `${parties[importer] ?? ''}\n${parties[exporter] ?? ''}`;
  const changed = changedCodes(measured, tariffs, partyOf);
  const places = [...measured.keys()].filter((at) => changed.has(partyOf(measured[at]!)));
  const flows = places.map((at) => solution.flows[at]!);
  const outcomes = measuredOutcomes({ equilibrium: solution.equilibrium, flows }, method);
  const sums = new Map<string, ProductSum>();
  places.forEach((at, place) => {
    const flow = measured[at]!;
    const party = partyOf(flow);
    const codesOfParty = changed.get(party);
    flow.parts.forEach(({ codes, codeShares }, p) => {
      const outcome = outcomes[place]?.[p];
      const variety = flows[place]?.varieties[p];
      if (!outcome || !variety) throw new RangeError('flows and solution do not belong together');
      codes.forEach((hs, c) => {
        if (!codesOfParty?.has(hs)) return;
        const key = `${party}\n${hs}`;
        let sum = sums.get(key);
        if (!sum) {
          sum = {
            importer: parties[flow.importer] ?? '',
            exporter: parties[flow.exporter] ?? '',
            hs,
            sector: sectors[flow.sector]?.id ?? '',
            before: 0,
            after: 0,
            open: { before: 0, after: 0 },
            duty: { before: 0, after: 0 },
          };
          sums.set(key, sum);
        }
        const before = outcome.before * (codeShares[c] ?? 0);
        sum.before += before;
        sum.after += outcome.after * (codeShares[c] ?? 0);
        sum.open.before += before;
        sum.duty.before += before * variety.base;
        if (variety.prohibited === true) return;
        sum.open.after += before;
        sum.duty.after += before * variety.rate;
      });
    });
  });
  return (
    [...sums.values()]
      // What was not traded before is not traded after: nothing changes for it.
      .filter(({ before }) => before > 0)
      .sort(
        (a, b) =>
          Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.hs < b.hs ? -1 : 1),
      )
      .map(({ importer, exporter, hs, sector, before, after, open, duty }) => ({
        importer,
        exporter,
        hs,
        name: nameOf(hs),
        sector,
        rate_before: open.before > 0 ? duty.before / open.before : null,
        rate_after: open.after > 0 ? duty.after / open.after : null,
        before,
        after,
        pct: before > 0 ? 100 * (after / before - 1) : null,
      }))
  );
}

/** Codes of which some part has another policy afterwards, by the two who trade in them. */
function changedCodes(
  measured: readonly MeasuredFlow[],
  { before, after }: { readonly before: TariffSnapshot; readonly after: TariffSnapshot },
  partyOf: (flow: MeasuredFlow) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const changed = new Map<string, Set<string>>();
  measured.forEach((flow, at) => {
    if (before.rates[at] === after.rates[at]) return;
    flow.parts.forEach(({ codes }, p) => {
      if (!differ(before.rates[at]?.[p], after.rates[at]?.[p])) return;
      const party = partyOf(flow);
      const known = changed.get(party) ?? new Set<string>();
      changed.set(party, known);
      for (const hs of codes) known.add(hs);
    });
  });
  return changed;
}

/** Whether the policy on a part is another one; that a quota's shadow rate moves is no change of policy. */
function differ(before: PartRate | undefined, after: PartRate | undefined): boolean {
  return (
    before?.rate !== after?.rate ||
    before?.prohibited !== after?.prohibited ||
    before?.quota?.measure !== after?.quota?.measure ||
    before?.quota?.terms.volume !== after?.quota?.terms.volume ||
    before?.quota?.outRate !== after?.quota?.outRate
  );
}

/** How many product flows a result holds when it is not in detail. */
export const MOST_PRODUCTS = 40;

/** Id of the group for regions that share both it and their name in the register; a region's own for all others. */
function partiesOf(regions: readonly Region[], registerIds: readonly string[]): string[] {
  return regions.map(({ id, group }, n) => {
    if (group === undefined) return id;
    const shared = regions.some(
      (other, m) => m !== n && other.group === group && registerIds[m] === registerIds[n],
    );
    return shared ? group : id;
  });
}

import type {
  Economy,
  EconomyTables,
  ModelQuota,
  Variety,
  VarietyFlow,
} from '../../model/index.ts';
import type { Quota } from '../../register/index.ts';
import type { MeasuredFlow, MeasuredPart } from './measured-trade.ts';
import type { PartRate, TariffSnapshot } from './tariff-policy.ts';

/** What of measured trade a solve needs: varieties with their new rates, and the quotas that some of them count against. */
export interface MeasuredShock {
  readonly flows: readonly VarietyFlow[];
  readonly quotas: readonly ModelQuota[];
  /** `[quota]`: as the register states them. */
  readonly terms: readonly Quota[];
  /** Quotas that bind nobody because the world does not count their goods in the quota's unit. */
  readonly uncounted: readonly { readonly measure: string; readonly unit: string }[];
}

/** The varieties of the base year: every part of every flow at the tariff of the world. */
export function baseVarieties(
  flows: readonly MeasuredFlow[],
  tariff: Economy['tariff'],
): VarietyFlow[] {
  return flows.map(({ cell, sector, importer, exporter, parts }) => ({
    sector,
    importer,
    exporter,
    varieties: parts.map(({ share, base }): Variety => ({
      share: (share * (1 + base)) / (1 + (tariff[cell] ?? 0)),
      base,
      rate: base,
    })),
  }));
}

/**
 * Varieties as they stand with the rates of a snapshot in front of them, and the quotas of that snapshot. A quota has one
 * rate inside and one outside: where base tariffs of its goods differ between flows, the means by value.
 *
 * @param varieties of the flows, in their order, at the point where the change begins
 * @param trade of the base year at the exporter's border, `[sector][importer][exporter]`: what counts a quota in shares of imports
 */
export function measuredShock(
  measured: readonly MeasuredFlow[],
  varieties: readonly VarietyFlow[],
  { rates }: TariffSnapshot,
  trade: EconomyTables['trade'],
): MeasuredShock {
  const goods = goodsInQuotas(measured, rates, trade);
  const counted = [...goods].filter(([, { uncounted }]) => !uncounted);
  const indexOf = new Map(counted.map(([measure], index) => [measure, index]));
  const quotas = counted.map(([id, { terms, value, inRates, outRates }]): ModelQuota => ({
    id,
    volume: terms.volume,
    inRate: inRates / value,
    outRate: outRates / value,
    rentTo: terms.rentTo,
  }));
  const underQuota = (
    { share, base, quota: before }: Variety,
    part: MeasuredPart,
    cell: number,
    { measure, terms }: NonNullable<PartRate['quota']>,
    index: number,
  ): Variety => {
    const value = part.share * (trade[cell] ?? 0);
    const all = goods.get(measure)?.value ?? NaN;
    const baseQuantity = before?.baseQuantity ?? quantityOf(part, terms, value / all) ?? 0;
    return { share, base, rate: quotas[index]!.inRate, quota: { index, baseQuantity } };
  };
  const flows = varieties.map((flow, at): VarietyFlow => {
    const { cell, parts } = measured[at] ?? { cell: -1, parts: [] };
    const due = rates[at] ?? [];
    if (flow.varieties.length !== parts.length || parts.length !== due.length) {
      throw new RangeError('rates and varieties are of different flows');
    }
    if (flow.varieties.every((variety, p) => isCharged(variety, due[p]))) return flow;
    return {
      ...flow,
      varieties: flow.varieties.map((variety, p): Variety => {
        const { share, base } = variety;
        const { rate, prohibited, quota } = due[p]!;
        const index = quota && indexOf.get(quota.measure);
        const now =
          !quota || index === undefined
            ? { share, base, rate }
            : underQuota(variety, parts[p]!, cell, quota, index);
        return prohibited ? { ...now, rate, prohibited } : now;
      }),
    };
  });
  return {
    flows,
    quotas,
    terms: counted.map(([, { terms }]) => terms),
    uncounted: [...goods].flatMap(([measure, { terms, uncounted }]) =>
      uncounted ? [{ measure, unit: terms.unit }] : [],
    ),
  };
}

/** Whether a variety pays what is due already; most do, for a change is about a few goods. */
function isCharged({ rate, prohibited, quota }: Variety, due: PartRate | undefined): boolean {
  return rate === due?.rate && !prohibited && !due.prohibited && !quota && !due.quota;
}

/**
 * Varieties of the base year with the quantity of what a later snapshot puts under a quota, so that rebasing follows it. The
 * place in the list of quotas says nothing here.
 */
export function withQuantities(
  measured: readonly MeasuredFlow[],
  varieties: readonly VarietyFlow[],
  { rates }: TariffSnapshot,
  trade: EconomyTables['trade'],
): VarietyFlow[] {
  const goods = goodsInQuotas(measured, rates, trade);
  if (goods.size === 0) return [...varieties];
  return varieties.map((flow, at) => ({
    ...flow,
    varieties: flow.varieties.map((variety, p): Variety => {
      const part = measured[at]?.parts[p];
      const quota = rates[at]?.[p]?.quota;
      if (!part || !quota || variety.quota) return variety;
      const value = part.share * (trade[measured[at]?.cell ?? -1] ?? 0);
      const all = goods.get(quota.measure)?.value ?? NaN;
      const baseQuantity = quantityOf(part, quota.terms, value / all);
      return baseQuantity === undefined
        ? variety
        : { ...variety, quota: { index: 0, baseQuantity } };
    }),
  }));
}

/** The goods of one quota in the base year. */
interface QuotaGoods {
  readonly terms: Quota;
  /** At the exporter's border; and that times the rates inside and outside. */
  value: number;
  inRates: number;
  outRates: number;
  /** Some of them are not counted in the quota's unit. */
  uncounted: boolean;
}

function goodsInQuotas(
  measured: readonly MeasuredFlow[],
  rates: TariffSnapshot['rates'],
  trade: EconomyTables['trade'],
): ReadonlyMap<string, QuotaGoods> {
  const goods = new Map<string, QuotaGoods>();
  measured.forEach(({ cell, parts }, at) => {
    parts.forEach((part, p) => {
      const now = rates[at]?.[p];
      if (!now?.quota) return;
      const { measure, terms, outRate } = now.quota;
      let own = goods.get(measure);
      if (!own) {
        own = { terms, value: 0, inRates: 0, outRates: 0, uncounted: false };
        goods.set(measure, own);
      }
      const value = part.share * (trade[cell] ?? 0);
      own.value += value;
      own.inRates += value * now.rate;
      own.outRates += value * outRate;
      own.uncounted ||= quantityOf(part, terms, 1) === undefined;
    });
  });
  return goods;
}

/** A quota of a share of some year's imports counts in base-year imports; others in the unit that the world counts the product in. */
function quantityOf(
  part: MeasuredPart,
  { unit }: Quota,
  shareOfImports: number,
): number | undefined {
  return /^of \d{4} imports$/u.test(unit) ? shareOfImports : part.quantities.get(unit);
}

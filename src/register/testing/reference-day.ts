import type { DayOptions } from '../duty.ts';
import type { ClaimTable, Measure, ProductSelector, Register, Spell } from '../measure.ts';

/** What the reference says of one line, inside quotas. */
export interface ReferenceLine {
  readonly code: string;
  readonly weight: number;
  readonly claimShare: number;
  readonly ifClaimed: ReferenceDuty;
  readonly ifNotClaimed: ReferenceDuty;
}

export interface ReferenceDuty {
  readonly total: number;
  readonly added: number;
  readonly prohibited: number;
  /** `added` where quotas are full. */
  readonly addedOutside: number;
}

type Acting = Measure & { spell: Spell };

/**
 * The rules of docs/methods/register.md one by one, without index, set or cache: every measure is held against every line,
 * codes are compared as text, and displacement is settled by asking again until nothing changes. Slow and
 * plain; the engine has to agree with it.
 */
export function referenceLines(
  register: Register,
  on: string,
  [importer, exporter, hs6]: readonly [string, string, string],
  { edits = [] }: DayOptions = {},
): ReferenceLine[] {
  const own = register.measures.filter((measure) => measure.importers.includes(importer));
  const lines = knownLines(own, register, hs6);
  const acting: Acting[] = [];
  for (const measure of own) {
    if (['visa', 'export-tax'].includes(measure.instrument) || exporter === importer) continue;
    const aimed = measure.exporters === 'all' || measure.exporters.includes(exporter);
    if (!aimed || measure.exceptExporters.includes(exporter)) continue;
    const ofThis = edits.filter(({ id }) => id === measure.id);
    const charged = ofThis.some(({ charge }) => charge === true);
    const onlyAnnounced = ['proposed', 'threatened'].includes(measure.status);
    let spell = measure.spells.find(
      ({ from = '9999', until = '9999' }) => !onlyAnnounced && from <= on && on <= until,
    );
    if (charged) spell ??= measure.spells.at(-1);
    if (!spell || ofThis.some(({ drop }) => drop === true)) continue;
    for (const { rate } of ofThis)
      if (rate !== undefined)
        spell = spell.quota
          ? { ...spell, quota: { ...spell.quota, inRate: rate } }
          : { ...spell, rate };
    acting.push({ ...measure, spell });
  }
  return lines.map(({ code, weight }) => {
    const matching = acting.filter(
      ({ products, exceptProducts }) =>
        products.some((selector) => holds(selector, code, register)) &&
        !exceptProducts.some((selector) => holds(selector, code, register)),
    );
    return { code, weight, ...chargedOn(matching, exporter, hs6, on) };
  });
}

function chargedOn(matching: Acting[], exporter: string, hs6: string, on: string) {
  const preferences = matching.filter(({ instrument }) => instrument === 'preference');
  const others = matching.filter(({ instrument }) => instrument !== 'preference');
  const reached = settle(matching);
  const claimable = preferences.filter((preference) => reached.get(preference)! > 0);
  const shares = claimable.map((preference) => claimed(preference, exporter, hs6, on));
  const ifNotClaimed = duty(others, []);
  return {
    claimShare: Math.max(0, ...shares),
    ifClaimed: claimable.length > 0 ? duty(matching, claimable) : ifNotClaimed,
    ifNotClaimed,
  };
}

function duty(acting: Acting[], claimable: Acting[]): ReferenceDuty {
  const baseline = acting.filter(({ instrument }) => ['mfn', 'preference'].includes(instrument));
  const total = sum(acting, claimable, false);
  const added = total - sum(baseline, claimable, false);
  let open = 1;
  const reached = settle(acting);
  for (const one of acting) if (one.instrument === 'ban') open *= 1 - reached.get(one)!;
  const outside = sum(acting, claimable, true) - sum(baseline, claimable, false);
  return { total, added, prohibited: 1 - open, addedOutside: outside };
}

function sum(acting: Acting[], claimable: Acting[], quotaFull: boolean): number {
  const reached = settle(acting);
  let total = 0;
  for (const one of acting) {
    const { spell, preference } = one;
    const claims = claimable.some(
      ({ id, program, instrument }) =>
        preference === undefined || [id, program, instrument].includes(preference),
    );
    const byClaim = claims && spell.rateIfClaimed !== undefined;
    const inQuota = spell.quota?.inRate ?? spell.rate ?? 0;
    const outOfQuota = spell.quota?.outRate ?? spell.rate ?? 0;
    const rate = byClaim ? spell.rateIfClaimed : quotaFull ? outOfQuota : inQuota;
    total += rate * reached.get(one)! * (claims ? spell.chargedOnIfClaimed : spell.chargedOn);
  }
  return total;
}

/** Reach of each measure: starts from everything and repeats the rule as often as there are measures. */
function settle(acting: Acting[]): Map<Acting, number> {
  let reach = new Map(acting.map((one) => [one, one.spell.part]));
  for (let round = 0; round <= acting.length; round++) {
    const next = new Map<Acting, number>();
    for (const one of acting) {
      let part = one.spell.part;
      for (const other of acting) {
        if (other === one) continue;
        const names = (m: Acting) => [m.id, m.program, m.instrument];
        const takes =
          other.replaces.some((word) => names(one).includes(word)) ||
          one.yieldsTo.some((word) => names(other).includes(word));
        if (takes) part *= 1 - reach.get(other)!;
      }
      next.set(one, part);
    }
    reach = next;
  }
  return reach;
}

function claimed(preference: Acting, exporter: string, hs6: string, on: string): number {
  const claims = preference.claims.get(exporter);
  if (claims === undefined) return 1;
  return typeof claims === 'number' ? claims : interpolated(claims, hs6, on);
}

/** Day by day along the straight line between two middles. */
function interpolated({ days, shares, average }: ClaimTable, hs6: string, on: string): number {
  const stated = shares.get(hs6) ?? [];
  const values = average.map((mean, k) => (Number.isFinite(stated[k]) ? stated[k]! : mean));
  if (on <= days[0]!) return values[0]!;
  for (let k = 1; k < days.length; k++) {
    if (on > days[k]!) continue;
    const length = daysBetween(days[k - 1]!, days[k]!);
    const step = (values[k]! - values[k - 1]!) / length;
    return values[k - 1]! + step * daysBetween(days[k - 1]!, on);
  }
  return values.at(-1)!;
}

function daysBetween(from: string, to: string): number {
  let count = 0;
  const day = new Date(from);
  while (day.toISOString().slice(0, 10) !== to) {
    day.setUTCDate(day.getUTCDate() + 1);
    count++;
  }
  return count;
}

function knownLines(own: readonly Measure[], register: Register, hs6: string) {
  const named = own
    .filter(({ instrument }) => !['visa', 'export-tax'].includes(instrument))
    .flatMap(({ products, exceptProducts }) => [...products, ...exceptProducts])
    .flatMap((selector) => {
      if (selector.kind === 'hs') return [selector.from, selector.to];
      return selector.kind === 'list' ? register.lists.get(selector.list)!.codes : [];
    })
    .map(withoutSuffix)
    .filter((code) => code.startsWith(hs6) && code.length > 6);
  const eight = [...new Set(named.map((code) => code.slice(0, 8)))];
  if (eight.length === 0) return [{ code: hs6, weight: 1 }];
  return eight.flatMap((line) => {
    const longer = [...new Set(named.filter((code) => code.startsWith(line) && code !== line))];
    const weight = 1 / eight.length;
    if (longer.length === 0) return [{ code: line, weight }];
    return [...longer, line].map((code) => ({ code, weight: weight / (longer.length + 1) }));
  });
}

function withoutSuffix(code: string): string {
  return code.length === 10 && code.endsWith('00') ? code.slice(0, 8) : code;
}

function holds(selector: ProductSelector, code: string, register: Register): boolean {
  if (selector.kind === 'all') return true;
  if (selector.kind === 'list')
    return register.lists
      .get(selector.list)!
      .codes.some((listed) => code.startsWith(withoutSuffix(listed)));
  if (selector.kind !== 'hs') return false;
  const first = code.padEnd(10, '0') >= withoutSuffix(selector.from).padEnd(10, '0');
  return first && code.padEnd(10, '9') <= withoutSuffix(selector.to).padEnd(10, '9');
}

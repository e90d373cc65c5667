import type { Duty, DutyLine, DutyMakeup, RegisterDay } from '../../register/index.ts';

/** What the register adds to the world's tariff on one kind of goods under one of the policies of a run. */
export interface PartDuty {
  /** Points on top of the tariff without the register: 0.25 is 25 %. */
  readonly added: number;
  /** May not come in. */
  readonly prohibited: boolean;
  readonly quota?: NonNullable<Duty['quota']>;
  /** Which measures it consists of, where the register was asked. Duties of other measures are then other duties. */
  readonly makeup?: DutyMakeup;
}

/** Duties under each policy, in the order of the policies. Two that are equal are the same object. */
export interface DutyCourse {
  readonly id: number;
  readonly byPolicy: readonly PartDuty[];
}

/** A part of a product that has one duty under each policy: a national tariff line, or the share of it that claims a preference. */
export interface DutyPart {
  /** Share of the product, summing to 1. */
  readonly weight: number;
  readonly course: DutyCourse;
  /** The MFN rate, where the register states it and nothing lower is claimed. */
  readonly mfn?: number;
}

/** What the lines of a product are under a policy; undefined for a policy of which the importer has none. */
export type LinesOf = (policy: number, hs6: string) => readonly DutyLine[] | undefined;

/**
 * Divides products into parts that have one duty under each of several policies.
 *
 * Tariff lines are laid side by side in their order, and what claims a preference comes first in each: goods are ranked by how
 * readily they claim, so that what claims at a low share of claims also claims at a higher one. What a ban on a part
 * of trade stops comes first in the same way.
 */
export class DutyCourses {
  readonly #policies: number;
  readonly #byKey = new Map<string, DutyCourse>();
  /** Parts of products that are one line to every policy. */
  readonly #undivided = new ByDuties((duties) => this.#withBans(1, duties));
  /** Of goods that no policy reaches. */
  readonly idle: DutyCourse;

  constructor(policies: number) {
    this.#policies = policies;
    this.idle = this.#courseOf(Array.from({ length: policies }, () => nothing));
  }

  partsOf(hs6: string, linesOf: LinesOf): readonly DutyPart[] {
    const lines: (readonly DutyLine[] | undefined)[] = [];
    for (let policy = 0; policy < this.#policies; policy++) lines.push(linesOf(policy, hs6));
    if (lines.every(isUndivided)) return this.#undivided.at(lines.map(dutyOfWhole));
    const layout = layoutOf(lines);
    const strips = lines.map((some) => stripsOf(some, layout));
    const cuts = cutsOf(strips.flatMap((strip) => strip.map(({ end }) => end)));
    const at = strips.map(() => 0);
    let begin = 0;
    return cuts.flatMap((cut) => {
      const middle = (begin + cut) / 2;
      const weight = cut - begin;
      begin = cut;
      const duties = strips.map((strip, policy) => {
        while ((strip[at[policy] ?? 0]?.end ?? 1) < middle) at[policy] = (at[policy] ?? 0) + 1;
        return strip[at[policy] ?? 0]?.duty ?? none;
      });
      return this.#withBans(weight, duties);
    });
  }

  /** Splits a part by the shares of it that policies prohibit. */
  #withBans(weight: number, duties: readonly Duty[]): DutyPart[] {
    const rates = duties.map((duty) => duty.mfn).filter((rate) => rate !== undefined);
    const mfn = rates[0] === undefined ? {} : { mfn: rates[0] };
    if (duties.every(({ prohibited }) => prohibited === 0)) {
      const course = this.#courseOf(duties.map((duty) => partDuty(duty, false)));
      return [{ weight, course, ...mfn }];
    }
    const cuts = [...new Set([...duties.map(({ prohibited }) => prohibited), 1])]
      .filter((cut) => cut > 0)
      .sort((a, b) => a - b);
    let begin = 0;
    return cuts.map((cut) => {
      const part = weight * (cut - begin);
      begin = cut;
      const course = this.#courseOf(duties.map((duty) => partDuty(duty, duty.prohibited >= cut)));
      return { weight: part, course, ...mfn };
    });
  }

  #courseOf(byPolicy: readonly PartDuty[]): DutyCourse {
    const anyMeasure = byPolicy.some(({ makeup }) => makeup && hasMeasures(makeup));
    const key = byPolicy
      .map(({ added, prohibited, quota, makeup }) => {
        const due = quota
          ? `${added}:${Number(prohibited)}:${quota.measure}:${quota.inAdded}:${quota.outAdded}:${quota.quota.volume}`
          : `${added}:${Number(prohibited)}`;
        return makeup && anyMeasure ? `${due}:${keyOfMakeup(makeup)}` : due;
      })
      .join('|');
    const known = this.#byKey.get(key);
    if (known) return known;
    const course = { id: this.#byKey.size, byPolicy };
    this.#byKey.set(key, course);
    return course;
  }
}

/** What follows from the duties of several policies: worked out once, for products that are treated alike share their duties. */
class ByDuties {
  readonly #workOut: (duties: readonly Duty[]) => readonly DutyPart[];
  readonly #next = new Map<Duty, ByDuties>();
  #found: readonly DutyPart[] | undefined;

  constructor(workOut: (duties: readonly Duty[]) => readonly DutyPart[]) {
    this.#workOut = workOut;
  }

  at(duties: readonly Duty[]): readonly DutyPart[] {
    const place = duties.reduce<ByDuties>((here, duty) => here.#after(duty), this);
    return (place.#found ??= this.#workOut(duties));
  }

  #after(duty: Duty): ByDuties {
    let next = this.#next.get(duty);
    if (!next) this.#next.set(duty, (next = new ByDuties(this.#workOut)));
    return next;
  }
}

/** Shares below this come from rounding. */
const SLIVER = 1e-12;

const none: Duty = { added: 0, prohibited: 0 };
const nothing: PartDuty = { added: 0, prohibited: false };

function partDuty({ added, quota, makeup }: Duty, prohibited: boolean): PartDuty {
  const due = quota ? { added, prohibited, quota } : { added, prohibited };
  return makeup ? { ...due, makeup } : due;
}

/** Whether it says more than which goods claim. */
function hasMeasures({ layers, bans, otherwise = [] }: DutyMakeup): boolean {
  return layers.length + bans.length + otherwise.length > 0;
}

function keyOfMakeup({ layers, bans, claimed, otherwise = [] }: DutyMakeup): string {
  const words = (shares: DutyMakeup['layers']): string =>
    shares.map(({ measure, added }) => `${measure}=${added}`).join(',');
  return `${words(layers)};${bans.join(',')};${String(claimed)};${words(otherwise)}`;
}

/** A stretch of the product laid out from 0 to 1, up to `end`, that has one duty. */
interface Strip {
  readonly end: number;
  readonly duty: Duty;
}

/** Whether a product is one line to a policy, claimed or not. */
function isUndivided(lines: readonly DutyLine[] | undefined): boolean {
  const [first] = lines ?? [];
  return lines === undefined || (lines.length === 1 && first?.claimed === first?.notClaimed);
}

function dutyOfWhole(lines: readonly DutyLine[] | undefined): Duty {
  return lines?.[0]?.notClaimed ?? none;
}

type LineShare = DutyLine['codes'][number];

/** The tariff lines of a product in the order of codes, which all policies know alike; one for the whole where none divides it. */
function layoutOf(lines: readonly (readonly DutyLine[] | undefined)[]): readonly LineShare[] {
  const divided = lines.find((some) => some !== undefined && some.length > 1);
  return divided
    ? divided.flatMap(({ codes }) => codes).sort((a, b) => (a.hs < b.hs ? -1 : 1))
    : [{ hs: '', weight: 1 }];
}

/** What a policy charges along the layout; in each line, what claims a preference comes first. */
function stripsOf(
  lines: readonly DutyLine[] | undefined,
  layout: readonly LineShare[],
): readonly Strip[] {
  if (!lines) return [{ end: 1, duty: none }];
  const lineOf = new Map(lines.flatMap((line) => line.codes.map(({ hs }) => [hs, line] as const)));
  const strips: Strip[] = [];
  let begin = 0;
  for (const { hs, weight } of layout) {
    const line = lineOf.get(hs) ?? lines[0];
    if (!line) continue;
    const { claimShare, claimed, notClaimed } = line;
    const share = claimed === notClaimed ? 0 : claimShare;
    if (share > 0) strips.push({ end: begin + weight * share, duty: withoutMfn(claimed) });
    begin += weight;
    if (share < 1) strips.push({ end: begin, duty: notClaimed });
  }
  return strips;
}

/** What claims a preference does not pay the MFN rate. */
function withoutMfn({ added, prohibited, quota, makeup }: Duty): Duty {
  const due = quota ? { added, prohibited, quota } : { added, prohibited };
  return makeup ? { ...due, makeup } : due;
}

/** Ends of stretches in ascending order, the last of them 1; those that rounding sets apart are one. */
function cutsOf(ends: readonly number[]): number[] {
  const cuts: number[] = [];
  for (const end of [...ends, 1].sort((a, b) => a - b)) {
    const last = cuts.at(-1) ?? 0;
    if (end - last < SLIVER) continue;
    cuts.push(Math.min(end, 1));
  }
  cuts[Math.max(0, cuts.length - 1)] = 1;
  return cuts;
}

/** Whether the days of several policies charge one pair of countries anything. */
export function anyTouches(
  days: readonly (RegisterDay | undefined)[],
  importer: string,
  exporter: string,
): boolean {
  return days.some((day) => day?.touches(importer, exporter));
}

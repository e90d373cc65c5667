import { measureById } from '../../register/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { TariffSnapshot } from '../measures/tariff-policy.ts';
import type { Change } from '../scenario.ts';
import type { Solved, SolvedRun } from '../solved-run.ts';
import { describeChange } from './describe-change.ts';
import { quotasIn } from './quota-wedges.ts';

/** What causes are: the entries of `changes`, or, of those that go from one policy of the register to another, its measures. */
export type CausesBy = 'change' | 'measure';

/** A run whose counterfactual was found. */
export type FullRun = SolvedRun & { readonly counterfactual: Solved };

/** What makes something move. */
export interface Cause {
  readonly id: string;
  /** For people. */
  readonly label: string;
}

/** The causes of a scenario, each made once. */
export class Causes {
  readonly by: CausesBy;
  readonly #loaded: LoadedScenario;
  readonly #known = new Map<string, Cause>();
  /** Quotas that are there at one end of the run and not at the other. */
  readonly #turning: ReadonlySet<string>;
  /** The last change to bring a quota in or to take it away, by its measure. */
  readonly #turned = new Map<string, Cause>();

  constructor(loaded: LoadedScenario, { tariffs }: FullRun, by: CausesBy) {
    this.by = by;
    this.#loaded = loaded;
    this.#turning = differing(tariffs.before, tariffs.after ?? tariffs.before);
  }

  /** @param index its place among the changes */
  ofChange(change: Change, index: number): Cause {
    return this.#cause(`change.${index}`, () => describeChange(change));
  }

  ofMeasure(id: string): Cause {
    const register = this.#loaded.measures?.register;
    return this.#cause(id, () => (register && measureById(register, id)?.title) ?? id);
  }

  /** More or less of the trade claims a preference. */
  claims(): Cause {
    return this.#cause('use-of-preferences', () => 'how much trade claims a preference');
  }

  /** Duty that no measure accounts for. */
  rest(): Cause {
    return this.#cause('other-duty', () => 'floors, and tariffs replaced');
  }

  closure(): Cause {
    return this.#cause('closure', () => 'trade balanced in every region');
  }

  /**
   * The measure that holds a quota. Where causes are changes, the one that brought it in or took it away; a quota that was there and
   * stays is a cause of its own, as its shadow rate moves with all the others.
   */
  ofQuota(id: string): Cause {
    if (this.by === 'measure') return this.ofMeasure(id);
    const turned = this.#turning.has(id) ? this.#turned.get(id) : undefined;
    return turned ?? this.#cause(`quota.${id}`, () => `quota of ${id}`);
  }

  /** Notes which quotas a change brings in and takes away. */
  turn(before: TariffSnapshot, after: TariffSnapshot, cause: Cause): void {
    for (const id of differing(before, after)) {
      this.#turned.set(id, cause);
    }
  }

  #cause(id: string, label: () => string): Cause {
    let cause = this.#known.get(id);
    if (!cause) this.#known.set(id, (cause = { id, label: label() }));
    return cause;
  }
}

/** Quotas that are in force under one of two snapshots only. */
function differing(before: TariffSnapshot, after: TariffSnapshot): ReadonlySet<string> {
  const was = quotasIn(before);
  const is = quotasIn(after);
  return new Set([...was, ...is].filter((id) => was.has(id) !== is.has(id)));
}

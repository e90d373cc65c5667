import type { Equilibrium } from '../equilibrium.ts';
import { linearise, type Linearisation } from '../sensitivity/linearise.ts';
import { measureOutcome } from '../sensitivity/measured-outcome.ts';
import { outcomeValue } from '../sensitivity/outcome-value.ts';
import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import { baseIncome, priceIndexHat } from '../welfare.ts';
import type { Integrand } from './adaptive.ts';
import { AlongPath } from './along-path.ts';
import { channelSlopes, directionAt } from './channel-slopes.ts';
import { CHANNELS, SOURCES } from './channels.ts';
import { Path, type PathPoint } from './path.ts';
import type { PathProblem } from './path-problem.ts';
import { slopes } from './slopes.ts';
import { Walk } from './walk.ts';

/** Of linear systems: what a hundredfold cancellation between drivers leaves is still a thousandth of the accuracy asked for. */
const LINEAR_TOLERANCE = 1e-11;
/** How many residuals of the solves an outcome may be off by, in proportion to itself. */
const SLACK = 10;

/** As `DecomposeOptions` has them. */
interface IntegrandOptions {
  readonly tolerance?: number;
  readonly maxIterations?: number;
  readonly channels?: boolean;
}

/**
 * The parts, one after the other: those of drivers in each outcome; those of channels in the real income of each region; those of
 * sources in it.
 */
export class PathIntegrand implements Integrand {
  readonly groups: { first: number; last: number }[] = [];
  linearResidual = 0;
  readonly #path: Path;
  readonly #walk: Walk;
  readonly #outcomes: readonly OutcomeSpec[];
  readonly #channels: boolean;
  /** Solutions of the linear systems so far: one after the other they change little. */
  readonly #adjoints: readonly AlongPath[];
  readonly #tangents = new AlongPath();
  #parts = 0;

  constructor(
    problem: PathProblem,
    outcomes: readonly OutcomeSpec[],
    { tolerance = 1e-12, maxIterations = 2000, channels = false }: IntegrandOptions,
  ) {
    this.#path = new Path(problem);
    this.#walk = new Walk(this.#path, { tolerance, maxIterations });
    this.#outcomes = outcomes;
    this.#adjoints = outcomes.map(() => new AlongPath());
    this.#channels = channels;
    const group = (parts: number): void => {
      this.groups.push({ first: this.#parts, last: this.#parts + parts });
      this.#parts += parts;
    };
    outcomes.forEach(() => {
      group(problem.drivers.length);
    });
    if (!channels) return;
    for (const names of [CHANNELS, SOURCES]) {
      problem.economy.regions.forEach(() => {
        group(names.length);
      });
    }
  }

  get solves(): number {
    return this.#walk.solves;
  }

  get residual(): number {
    return this.#walk.residual;
  }

  primitive(s: number): Float64Array | undefined {
    const equilibrium = this.#walk.equilibrium(s);
    if (!equilibrium) return undefined;
    const fromBase = this.#path.fromBase(equilibrium);
    const values = this.#outcomes.map((spec) => outcomeValue(fromBase, spec));
    const hats = this.#channels ? realIncomes(fromBase) : [];
    return Float64Array.from([...values, ...hats, ...hats]);
  }

  parts(s: number): Float64Array | undefined {
    const equilibrium = this.#walk.equilibrium(s);
    if (!equilibrium) return undefined;
    const point = this.#path.at(s);
    const linear = linearise(equilibrium, { tolerance: LINEAR_TOLERANCE });
    const parts = new Float64Array(this.#parts);
    const { drivers } = this.#path.problem;
    this.#outcomes.forEach((spec, at) => {
      const measured = measureOutcome(this.#path.fromBase(equilibrium), spec);
      const { gradient, solution, residual } = linear.gradientOf(measured, {
        start: this.#adjoints[at].at(s),
        theta: false,
      });
      this.#adjoints[at].add(s, solution);
      this.linearResidual = Math.max(this.linearResidual, residual);
      const each = slopes(drivers, gradient, this.#path.table, point.responses);
      parts.set(each, at * drivers.length);
    });
    if (this.#channels) this.#addChannels(s, equilibrium, linear, point, parts);
    return parts;
  }

  noise(before: Float64Array, after: Float64Array): Float64Array {
    const slack = SLACK * this.#walk.residual;
    return before.map((value, g) => slack * Math.max(Math.abs(value), Math.abs(after[g])));
  }

  #addChannels(
    s: number,
    equilibrium: Equilibrium,
    linear: Linearisation,
    point: PathPoint,
    parts: Float64Array,
  ): void {
    const direction = directionAt(this.#path, point);
    const { tariff, tradeCost, productivity, population, rents, transfer } = direction;
    const tangent = linear.tangent(
      { tariff, tradeCost, productivity, population, rents, transfer },
      this.#tangents.at(s),
    );
    this.#tangents.add(s, tangent.solution);
    this.linearResidual = Math.max(this.linearResidual, tangent.residual);
    const own = this.#path.whole.tradeCost;
    const { channels, sources } = channelSlopes(
      this.#path.fromBase(equilibrium),
      direction,
      own,
      tangent,
    );
    const N = equilibrium.economy.regions.length;
    let at = this.#outcomes.length * this.#path.problem.drivers.length;
    for (let n = 0; n < N; n++) for (const name of CHANNELS) parts[at++] = channels[name][n];
    for (let n = 0; n < N; n++) for (const name of SOURCES) parts[at++] = sources[name][n];
  }
}

/** Î / P̂: `[region]`. */
function realIncomes(equilibrium: Equilibrium): number[] {
  const before = baseIncome(equilibrium.economy);
  const prices = priceIndexHat(equilibrium);
  return Array.from(equilibrium.income, (income, n) => income / before[n] / prices[n]);
}

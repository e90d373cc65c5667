import type { Economy } from '../economy.ts';
import { solve } from '../solve.ts';
import type { Equilibrium } from '../equilibrium.ts';
import type { Shock, TransferClosure } from '../shock.ts';
import type { SolveOptions } from '../solve-options.ts';
import { checkDrivers, checkSum } from './check-problem.ts';
import {
  createResponses,
  respondAll,
  tableOfFlows,
  type FlowResponses,
  type FlowTable,
} from './flow-table.ts';
import { addDriver, createMoves, scaleMoves, type Moves, type DriverPart } from './moves.ts';
import { pathRents, type PathProblem, type PathRent } from './path-problem.ts';

/** A point of the path: what has moved so far, and the shock that it comes to. Overwritten by the next. */
export interface PathPoint {
  readonly moves: Moves;
  readonly responses: FlowResponses;
  readonly economy: Economy;
  readonly shock: Shock;
}

/**
 * A path problem laid out for many solves. Anywhere between its ends is a solve of the same economy under another shock; flows
 * of varieties become one tariff and one iceberg factor each, as in `withVarieties`.
 */
export class Path {
  readonly problem: PathProblem;
  readonly table: FlowTable;
  readonly rents: readonly PathRent[];
  /** The moves of all drivers together. */
  readonly whole: Moves;
  readonly #moves: Moves;
  readonly #responses: FlowResponses;
  readonly #closure: TransferClosure;
  readonly #movesTransfers: boolean;

  /** @throws RangeError when the drivers do not add up to what changes, or flows and drivers do not fit the economy */
  constructor(problem: PathProblem) {
    const { economy, closure = 'fixed' } = problem;
    const N = economy.regions.length;
    const J = economy.sectors.length;
    this.problem = problem;
    this.table = tableOfFlows(economy, problem.flows ?? []);
    this.rents = pathRents(problem);
    const varieties = this.table.flowOf.length;
    const lengths: Record<DriverPart, number> = {
      tariff: J * N * N,
      tradeCost: J * N * N,
      productivity: N * J,
      population: N,
      varieties,
      openings: varieties,
      rents: this.rents.length,
      transfer: N,
    };
    checkDrivers(problem, lengths);
    this.whole = createMoves(lengths);
    for (const driver of problem.drivers) addDriver(this.whole, driver, 1);
    const transferAtEnd =
      closure === 'zero' ? new Float64Array(N) : (problem.transfer ?? economy.transfer);
    checkSum(problem, this.whole, this.table, this.rents, transferAtEnd);
    // Balanced trade is where the path ends; on the way transfers are what is left of them.
    this.#closure = closure === 'zero' ? 'fixed' : closure;
    this.#movesTransfers = this.whole.transfer.some((move) => move !== 0);
    if (this.#movesTransfers && closure === 'share-of-world-income') {
      throw new RangeError(
        'transfers that keep their ratio to world income cannot be moved by a driver as well',
      );
    }
    this.#moves = createMoves(lengths);
    this.#responses = createResponses(this.table);
  }

  /** The point at which all drivers have made the same fraction of their moves. */
  at(fraction: number): PathPoint {
    scaleMoves(this.whole, fraction, this.#moves);
    return this.#point();
  }

  /** The point at which each driver has made a fraction of its own: `[driver]`. */
  with(fractions: ArrayLike<number>): PathPoint {
    scaleMoves(this.whole, 0, this.#moves);
    this.problem.drivers.forEach((driver, d) => {
      addDriver(this.#moves, driver, fractions[d]);
    });
    return this.#point();
  }

  solve({ economy, shock }: PathPoint, options: SolveOptions): Equilibrium {
    return solve(economy, shock, { ...options, closure: this.#closure });
  }

  /**
   * The same equilibrium as hats are to be read off it: relative to the base of the path, not to one whose transfers have already
   * moved. To be linearised it is as it was solved.
   */
  fromBase(equilibrium: Equilibrium): Equilibrium {
    return this.#movesTransfers ? { ...equilibrium, economy: this.problem.economy } : equilibrium;
  }

  #point(): PathPoint {
    const { economy } = this.problem;
    const { productivity, population, rents, transfer } = this.#moves;
    respondAll(this.table, this.#moves.varieties, this.#moves.openings, this.#responses);
    return {
      moves: this.#moves,
      responses: this.#responses,
      economy: this.#movesTransfers
        ? { ...economy, transfer: economy.transfer.map((value, n) => value + transfer[n]) }
        : economy,
      shock: {
        tariff: this.#tariffs(),
        tradeCost: this.#tradeCosts(),
        productivity: productivity.map(Math.exp),
        population: population.map(Math.exp),
        // Of a set of drivers one may lower a rent that another has to raise first.
        rents: this.rents.map(({ before, sector, importer, exporter, holder }, at) => {
          return { sector, importer, exporter, holder, rate: Math.max(before + rents[at], 0) };
        }),
      },
    };
  }

  #tariffs(): Float64Array {
    const tariff = this.problem.economy.tariff.slice();
    const moved = this.#moves.tariff;
    for (let cell = 0; cell < tariff.length; cell++) {
      if (moved[cell] !== 0) tariff[cell] = (1 + tariff[cell]) * Math.exp(moved[cell]) - 1;
    }
    const { cell } = this.table;
    const { logGross } = this.#responses;
    for (let f = 0; f < cell.length; f++) {
      if (!Number.isNaN(logGross[f])) tariff[cell[f]] = Math.expm1(logGross[f]);
    }
    return tariff;
  }

  #tradeCosts(): Float64Array {
    const tradeCost = this.#moves.tradeCost.map((move) => (move === 0 ? 1 : Math.exp(move)));
    const { cell, logBaseGross } = this.table;
    const { logCost, logGross } = this.#responses;
    for (let f = 0; f < cell.length; f++) {
      tradeCost[cell[f]] =
        logCost[f] === Infinity
          ? Infinity
          : tradeCost[cell[f]] * Math.exp(logCost[f] - (logGross[f] - logBaseGross[f]));
    }
    return tradeCost;
  }
}

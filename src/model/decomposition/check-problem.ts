import type { Economy } from '../economy.ts';
import type { FlowTable } from './flow-table.ts';
import { driverParts, type Moves, type DriverPart } from './moves.ts';
import type { PathProblem, PathRent } from './path-problem.ts';

/** How far the moves of drivers may be from the whole move; for transfers over the largest value added. */
const ROUNDING = 1e-9;

/** @throws RangeError naming the driver whose arrays do not fit, or whose transfers come from nowhere */
export function checkDrivers(
  { drivers, economy }: PathProblem,
  lengths: Readonly<Record<DriverPart, number>>,
): void {
  const ids = new Set<string>();
  for (const driver of drivers) {
    if (ids.has(driver.id)) throw new RangeError(`two drivers are called ${driver.id}`);
    ids.add(driver.id);
    for (const part of driverParts) {
      const move = driver[part];
      if (!move) continue;
      const { at, by } = move;
      if (at.length !== by.length) {
        throw new RangeError(
          `driver ${driver.id} has ${at.length} places and ${by.length} moves in ${part}`,
        );
      }
      for (let k = 0; k < at.length; k++) {
        if (at[k] >= 0 && at[k] < lengths[part] && Number.isFinite(by[k])) continue;
        throw new RangeError(
          `driver ${driver.id} moves ${part}[${at[k]}] by ${by[k]}; there are ${lengths[part]} places, and moves are finite`,
        );
      }
    }
    const given = driver.transfer?.by.reduce((sum, value) => sum + value, 0) ?? 0;
    if (Math.abs(given) > ROUNDING * largest(economy.valueAdded)) {
      throw new RangeError(
        `driver ${driver.id} moves transfers by ${given} in sum; what some regions get others must give`,
      );
    }
  }
}

/**
 * Holds the sum of all drivers against what changes between the ends of the path. Where nothing is traded it does not matter what
 * they say.
 *
 * @param total the sum
 * @throws RangeError naming the first place where it is something else
 */
export function checkSum(
  { economy, shock, drivers }: PathProblem,
  total: Moves,
  table: FlowTable,
  rents: readonly PathRent[],
  transferAtEnd: Float64Array,
): void {
  const { regions, sectors, share, tariff } = economy;
  const N = regions.length;
  const J = sectors.length;
  const region = (n: number): string => regions[n].id;
  const cellName = (cell: number): string =>
    `${sectors[Math.floor(cell / N / N)].id} from ${region(cell % N)} to ${region(Math.floor(cell / N) % N)}`;
  const producer = (at: number): string => `${region(Math.floor(at / J))} ${sectors[at % J].id}`;
  const expect = (
    part: DriverPart,
    at: number,
    whole: number,
    what: () => string,
    unit = 1,
  ): void => {
    if (Math.abs(total[part][at] - whole) <= ROUNDING * Math.max(unit, Math.abs(whole))) return;
    throw new RangeError(`drivers move ${what()} by ${total[part][at]}, but it moves by ${whole}`);
  };

  const ofVarieties = new Uint8Array(share.length);
  for (const cell of table.cell) ofVarieties[cell] = 1;
  for (const { id, tariff: moved } of drivers) {
    const at = moved?.at.find((cell, k) => ofVarieties[cell] === 1 && moved.by[k] !== 0);
    if (at === undefined) continue;
    throw new RangeError(
      `driver ${id} moves the tariff of ${cellName(at)} as a whole, which is made of varieties: move those`,
    );
  }
  for (let cell = 0; cell < share.length; cell++) {
    if (share[cell] === 0) continue;
    const after = ofVarieties[cell] === 1 ? tariff[cell] : (shock.tariff?.[cell] ?? tariff[cell]);
    const rise = after === tariff[cell] ? 0 : Math.log((1 + after) / (1 + tariff[cell]));
    expect('tariff', cell, rise, () => `ln(1 + tariff) of ${cellName(cell)}`);
    const factor = shock.tradeCost?.[cell] ?? 1;
    expect(
      'tradeCost',
      cell,
      Math.log(factor),
      () => `the log of trade costs of ${cellName(cell)}`,
    );
  }
  for (let at = 0; at < N * J; at++) {
    const whole = Math.log(shock.productivity?.[at] ?? 1);
    expect('productivity', at, whole, () => `the log of productivity of ${producer(at)}`);
  }
  const money = largest(economy.valueAdded);
  for (let n = 0; n < N; n++) {
    const whole = Math.log(shock.population?.[n] ?? 1);
    expect('population', n, whole, () => `the log of labour supply of ${region(n)}`);
    const moved = transferAtEnd[n] - economy.transfer[n];
    expect('transfer', n, moved, () => `the transfer of ${region(n)}`, money);
  }
  for (let p = 0; p < table.flowOf.length; p++) {
    const flow = table.flowOf[p];
    if (flow < 0 || table.share[p] === 0) continue;
    const variety = (): string =>
      `variety ${p - table.first[flow]} of ${cellName(table.cell[flow])}`;
    expect('varieties', p, table.move[p], () => `ln(1 + tariff) of ${variety()}`);
    expect('openings', p, table.opening[p], () => `the open fraction of ${variety()}`);
  }
  rents.forEach(({ before, after }, at) => {
    expect('rents', at, after - before, () => rentName(economy, rents[at]));
  });
}

function rentName({ regions, sectors }: Economy, { sector, importer, exporter }: PathRent): string {
  return `the rate of the rent in ${sectors[sector].id} from ${regions[exporter].id} to ${regions[importer].id}`;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

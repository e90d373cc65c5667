import { matrixOf } from '../matrix.ts';
import { COUNTRIES, type IncomeGroup, NATIONS } from './regions.ts';
import { WIOD_BLOCKS, type InputStructure, type WiodSource } from './wiod-source.ts';

/** An economy's input structure and where it was taken from. */
export interface Assigned {
  readonly structure: InputStructure;
  /** The income group whose average stands in; absent where the economy's own table is used. */
  readonly averageOf?: IncomeGroup;
}

/**
 * Gives every nation an input structure: its own of WIOD where it has one; otherwise the plain mean over the members
 * of its income group that do. A block that an economy of WIOD does not make takes the mean of its group too.
 * The rest of the world of WIOD counts as `lower` and serves for our own, smaller rest of the world.
 */
export function assignStructures(wiod: WiodSource): Map<string, Assigned> {
  const incomeOf = (iso3: string): IncomeGroup =>
    iso3 === 'CAN' ? 'high' : (COUNTRIES.find(({ id }) => id === iso3)?.income ?? 'lower');
  const groups: readonly IncomeGroup[] = ['high', 'upper-middle', 'lower'];
  const averages = new Map(
    groups.map((group) => {
      const members = wiod.countries.filter((country) => incomeOf(country) === group);
      // Indonesia was lower-middle in 2011, the year of the tables: it serves both groups.
      if (group === 'lower') members.push('IDN');
      return [group, meanOf(members.flatMap((id) => wiod.structures.get(id) ?? []))];
    }),
  );
  return new Map(
    NATIONS.map((id) => {
      const group = incomeOf(id);
      const average = averages.get(group);
      const own = wiod.structures.get(id);
      if (!average) throw new Error(`there is no average of income group '${group}'`);
      return [
        id,
        own ? { structure: filled(own, average) } : { structure: average, averageOf: group },
      ];
    }),
  );
}

/** Mean of each share over those that have it; columns of input shares add up to 1 again. */
function meanOf(structures: readonly InputStructure[]): InputStructure {
  const mean = (values: readonly number[]): number => {
    const known = values.filter((value) => Number.isFinite(value));
    if (known.length === 0)
      throw new Error('no economy of an income group makes one of the blocks');
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const blocks = WIOD_BLOCKS.length;
  return {
    inputShare: matrixOf(blocks, blocks, (k, s) =>
      mean(structures.map(({ inputShare }) => inputShare.at(k, s))),
    ),
    valueAddedShare: WIOD_BLOCKS.map((_, s) =>
      mean(structures.map(({ valueAddedShare }) => valueAddedShare[s] ?? NaN)),
    ),
    finalUse: WIOD_BLOCKS.map((_, k) => mean(structures.map(({ finalUse }) => finalUse[k] ?? NaN))),
  };
}

/** What is not a number taken from the average. */
function filled(own: InputStructure, average: InputStructure): InputStructure {
  const orAverage = (values: readonly number[], means: readonly number[]): number[] =>
    values.map((value, i) => (Number.isFinite(value) ? value : (means[i] ?? NaN)));
  const { rows, columns } = own.inputShare;
  return {
    inputShare: matrixOf(rows, columns, (k, s) => {
      const share = own.inputShare.at(k, s);
      return Number.isFinite(share) ? share : average.inputShare.at(k, s);
    }),
    valueAddedShare: orAverage(own.valueAddedShare, average.valueAddedShare),
    finalUse: orAverage(own.finalUse, average.finalUse),
  };
}

import type { EconomyTables } from '../../model/index.ts';
import { grossOutput, inputCosts } from '../flow-totals.ts';

/** How much of the tables is filled. */
export interface CoverageProfile {
  /** Cells that are not 0, of all there are; tariffs leave out own sales. */
  readonly tables: readonly {
    readonly name: string;
    readonly filled: number;
    readonly cells: number;
  }[];
  readonly transfers: 'stated' | 'derived from trade';
  /** Region × sector with output, and those of them without inputs, and without value added. */
  readonly producers: number;
  readonly producers_without_inputs: number;
  readonly producers_without_value_added: number;
  /** Sectors without sales between regions. */
  readonly sectors_without_border_trade: readonly string[];
}

export function coverageProfile(tables: EconomyTables): CoverageProfile {
  const { regions, sectors, trade, tariffs, intermediate, valueAdded, final, transfers } = tables;
  const [N, J] = [regions.length, sectors.length];
  const output = grossOutput(tables);
  const costs = inputCosts(tables);
  const producers = [...output.keys()].filter((cell) => output[cell]! > 0);
  const isBorder = (_: number, cell: number): boolean => cell % N !== Math.floor(cell / N) % N;
  const traded = (j: number): boolean =>
    trade
      .subarray(j * N * N, (j + 1) * N * N)
      .some((value, pair) => value > 0 && isBorder(value, pair));
  const filled = (name: string, values: Float64Array, cells = values.length) => ({
    name,
    filled: values.reduce((count, value) => (value === 0 ? count : count + 1), 0),
    cells,
  });
  return {
    tables: [
      filled('trade', trade),
      filled('tariffs', tariffs.filter(isBorder), J * N * (N - 1)),
      filled('intermediate', intermediate),
      filled('value_added', valueAdded),
      filled('final', final),
    ],
    transfers: transfers ? 'stated' : 'derived from trade',
    producers: producers.length,
    producers_without_inputs: producers.filter((cell) => costs[cell] === 0).length,
    producers_without_value_added: producers.filter((cell) => valueAdded[cell] === 0).length,
    sectors_without_border_trade: sectors.filter((_, j) => !traded(j)).map(({ id }) => id),
  };
}

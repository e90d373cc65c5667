import type { EconomyTables } from '../../../model/index.ts';
import { expenditure, grossOutput, intermediateDemand } from '../../flow-totals.ts';

/**
 * A small economy whose accounts close exactly, drawn from a stream of uniform numbers: ample sales at home, so that what
 * is left for final use and for value added is above 0. Customs reach all sectors but the last two, and those
 * too with `dutiable`.
 */
export function knownEconomy(
  random: () => number,
  N: number,
  J: number,
  dutiable = J - 2,
): EconomyTables {
  const draw = (size: number, of: (cell: number) => number) =>
    Float64Array.from({ length: size }, (_, cell) => of(cell));
  const between = (low: number, high: number) => low + (high - low) * random();
  const abroad = (cell: number) => Math.floor(cell / N) % N !== cell % N;
  const tables = {
    regions: Array.from({ length: N }, (_, n) => ({ id: `reg${n}`, name: `reg${n}` })),
    sectors: Array.from({ length: J }, (_, j) => ({
      id: `com${j}`,
      name: `com${j}`,
      tradable: j < dutiable,
      theta: 2 + j,
    })),
    trade: draw(J * N * N, (cell) => (abroad(cell) ? between(1, 40) : between(900, 1100))),
    tariffs: draw(J * N * N, (cell) =>
      abroad(cell) && cell < dutiable * N * N ? between(0.01, 0.5) : 0,
    ),
    intermediate: new Float64Array(N * J * J),
    valueAdded: new Float64Array(N * J),
    final: new Float64Array(N * J),
  };
  const output = grossOutput(tables);
  output.forEach((value, cell) => {
    const mix = draw(J, () => between(0.5, 1.5));
    const total = mix.reduce((a, b) => a + b, 0);
    const inputs = value * between(0.3, 0.5);
    tables.intermediate.set(
      mix.map((part) => (part * inputs) / total),
      cell * J,
    );
    tables.valueAdded[cell] = value - inputs;
  });
  const demand = intermediateDemand(tables);
  tables.final.set(expenditure(tables).map((value, cell) => value - (demand[cell] ?? 0)));
  return tables;
}

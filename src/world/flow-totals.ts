import type { EconomyTables } from '../model/index.ts';

/** Gross output at the maker's border prices, own sales included, Σ over importers of trade: `[region][sector]`. */
export function grossOutput({ regions, sectors, trade }: EconomyTables): Float64Array {
  const [N, J] = [regions.length, sectors.length];
  const output = new Float64Array(N * J);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        output[i * J + j] = (output[i * J + j] ?? 0) + (trade[(j * N + n) * N + i] ?? 0);
      }
    }
  }
  return output;
}

/** Expenditure X at buyer's prices, Σ over exporters of trade and tariff: `[region][sector]`. */
export function expenditure({ regions, sectors, trade, tariffs }: EconomyTables): Float64Array {
  const [N, J] = [regions.length, sectors.length];
  const spent = new Float64Array(N * J);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      let sum = 0;
      for (let cell = (j * N + n) * N; cell < (j * N + n + 1) * N; cell++) {
        sum += (trade[cell] ?? 0) * (1 + (tariffs[cell] ?? 0));
      }
      spent[n * J + j] = sum;
    }
  }
  return spent;
}

/** What the sectors of a region buy of an input, Σ over buying sectors: `[region][input]`. */
export function intermediateDemand({
  regions,
  sectors,
  intermediate,
}: EconomyTables): Float64Array {
  const [N, J] = [regions.length, sectors.length];
  const demand = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      for (let k = 0; k < J; k++) {
        demand[n * J + k] = (demand[n * J + k] ?? 0) + (intermediate[(n * J + j) * J + k] ?? 0);
      }
    }
  }
  return demand;
}

/** What a sector pays for its inputs, Σ over inputs: `[region][sector]`. */
export function inputCosts({ regions, sectors, intermediate }: EconomyTables): Float64Array {
  const J = sectors.length;
  return Float64Array.from({ length: regions.length * J }, (_, cell) =>
    intermediate.subarray(cell * J, (cell + 1) * J).reduce((sum, value) => sum + value, 0),
  );
}

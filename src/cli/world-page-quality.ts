import type { WorldProfile } from '../lab/index.ts';
import { percent, type MoneyFormat } from './money.ts';
import { wrap } from './wrap.ts';

type Balance = WorldProfile['balance'];

/** Whether the tables agree with each other and with the model. */
export function balanceLines({ balance, warnings }: WorldProfile, money: MoneyFormat): string[] {
  const { absorption, cost, deficit, negative_final } = balance;
  const negative =
    negative_final.largest === null
      ? 'none'
      : `${negative_final.cells} ${negative_final.cells === 1 ? 'cell' : 'cells'}, ${money.text(negative_final.sum)} ${money.unit} in all (${percent(negative_final.share, 2)}), set to 0; the largest is ${negative_final.largest.region} × ${negative_final.largest.sector}, ${money.text(negative_final.largest.value)}`;
  return [
    'balance of the tables',
    ...entry(
      'purchases',
      identity('trade and tariffs', 'inputs and final', absorption, balance, money),
    ),
    ...entry('costs', identity('sales', 'value added and inputs', cost, balance, money)),
    ...entry(
      'transfers',
      deficit
        ? identity('imports less exports', 'transfers.csv', deficit, balance, money)
        : 'derived from trade',
    ),
    ...entry('negative final', negative),
    ...entry('base year', baseYear(balance.base_year)),
    ...entry(
      'check',
      warnings === 0
        ? 'no warnings'
        : warnings === 1
          ? '1 warning: reroute check lists it'
          : `${warnings} warnings: reroute check lists them`,
    ),
  ];
}

function identity(
  trade: string,
  others: string,
  { cells, beyond, share, largest }: Balance['absorption'],
  { tolerance }: Balance,
  money: MoneyFormat,
): string {
  const [worst] = largest;
  if (!worst) return `${trade} agree with ${others} in all ${cells} cells (to ${tolerance})`;
  const where = worst.sector === undefined ? worst.region : `${worst.region} × ${worst.sector}`;
  return `${trade} differ from ${others} in ${beyond} of ${cells} cells, by ${percent(share, 2)} of the total; most in ${where}, ${money.text(worst.size)} ${money.unit}`;
}

function baseYear(base: Balance['base_year']): string {
  const stated = base.stated_residual.toExponential(1);
  const sweeps = `${base.iterations} ${base.iterations === 1 ? 'sweep' : 'sweeps'}`;
  if (base.status !== 'converged') {
    return `no equilibrium found from the tables: ${base.status} after ${sweeps}, residual ${base.residual.toExponential(1)}`;
  }
  if (base.iterations === 0) return `an equilibrium as it stands, residual ${stated}`;
  return `residual ${stated} as it stands; re-solved in ${sweeps} to ${base.residual.toExponential(1)}, which moves wages by up to ${percent(Math.abs(base.largest_wage_change_pct ?? 0) / 100, 2)}`;
}

/** What the tables hold. */
export function coverageLines({ coverage }: WorldProfile): string[] {
  const { tables, producers, producers_without_inputs, producers_without_value_added } = coverage;
  const filled = tables.map(
    ({ name, filled, cells }) =>
      `${name.replaceAll('_', ' ')} ${percent(cells === 0 ? null : filled / cells, 0)}`,
  );
  const untraded = coverage.sectors_without_border_trade;
  return [
    'coverage',
    ...entry('filled cells', filled.join(', ')),
    ...entry(
      'producers',
      `${producers.toLocaleString('en-US')} of region × sector; ${producers_without_inputs} without inputs, ${producers_without_value_added} without value added`,
    ),
    ...entry('never traded', untraded.length === 0 ? 'no sector' : untraded.join(', ')),
  ];
}

/** Width of the words before what they name. */
const LABEL = 16;

function entry(label: string, text: string): string[] {
  return wrap(text, { width: 100 - 2 - LABEL }).map(
    (line, index) => `  ${(index === 0 ? label : '').padEnd(LABEL)}${line}`,
  );
}

import { areComplete, placeOf, placeOfId, titleOf } from './economy-draft.ts';
import type { EconomyDraft } from './economy-draft.ts';
import { grossOutput, inputCosts } from './flow-totals.ts';
import type { Problem } from '../input/index.ts';

/** Transfers that miss a sum of zero by this share of world value added are doubtful, and by the next one refused. */
const transferSumTolerance = 1e-9;
const transferSumLimit = 1e-3;

/** Value added of a sector without output is refused above this share of its region's value added. */
const strayValueAddedLimit = 1e-2;

/**
 * Judges what the tables add up to, each rule only where the tables it needs could be read whole. Rules:
 * `no-value-added`, `no-final-demand`, `value-added-without-output`, `output-without-value-added`,
 * `output-without-cost`, `unbalanced-transfers`.
 */
export function checkBalances(draft: EconomyDraft): Problem[] {
  return [
    ...(areComplete(draft, ['value_added.csv']) ? regionsWithoutValueAdded(draft) : []),
    ...(areComplete(draft, ['final.csv']) ? regionsWithoutFinalDemand(draft) : []),
    ...(areComplete(draft, ['trade.csv', 'value_added.csv', 'intermediate.csv'])
      ? outputAgainstCosts(draft)
      : []),
    ...(areComplete(draft, ['transfers.csv', 'value_added.csv']) ? transferSum(draft) : []),
  ];
}

function regionsWithoutValueAdded(draft: EconomyDraft): Problem[] {
  const { regions, valueAdded } = draft.tables;
  return regionsWhere(draft, valueAdded).map((index) => ({
    ...placeOfId(draft.regionSheet, index),
    severity: 'error',
    rule: 'no-value-added',
    message: `region '${regions[index]?.id}' adds no value in any sector`,
    why: 'it has no income to spend',
    hint: `add its rows to ${titleOf(draft, 'value_added.csv')}, or remove the region`,
  }));
}

function regionsWithoutFinalDemand(draft: EconomyDraft): Problem[] {
  const { regions, final } = draft.tables;
  return regionsWhere(draft, final).map((index) => ({
    ...placeOfId(draft.regionSheet, index),
    severity: 'error',
    rule: 'no-final-demand',
    message: `region '${regions[index]?.id}' has no final expenditure above 0 in any sector`,
    why: 'its price index and its real income have no meaning',
    hint: `add its rows to ${titleOf(draft, 'final.csv')}, or remove the region`,
  }));
}

/** Indices of the regions that have nothing above 0 in a table `[region][sector]`. */
function regionsWhere({ tables }: EconomyDraft, values: Float64Array): number[] {
  const J = tables.sectors.length;
  return [...tables.regions.keys()].filter((region) =>
    values.subarray(region * J, (region + 1) * J).every((value) => !(value > 0)),
  );
}

function outputAgainstCosts(draft: EconomyDraft): Problem[] {
  const { regions, sectors, valueAdded } = draft.tables;
  const [N, J] = [regions.length, sectors.length];
  const output = grossOutput(draft.tables);
  const inputs = inputCosts(draft.tables);
  const trade = titleOf(draft, 'trade.csv');
  const problems: Problem[] = [];
  const penniless = new Set(regionsWhere(draft, valueAdded));
  for (let cell = 0; cell < N * J; cell++) {
    const region = Math.floor(cell / J);
    if (penniless.has(region)) continue; // `no-value-added` says so once
    const added = valueAdded[cell] ?? 0;
    const who = `'${regions[region]?.id}' × '${sectors[cell % J]?.id}'`;
    if (output[cell] === 0 && added > 0) {
      const total = valueAdded.subarray(region * J, (region + 1) * J).reduce((a, b) => a + b, 0);
      problems.push({
        ...placeOf(draft, 'value_added.csv', cell, 'value'),
        severity: added > strayValueAddedLimit * total ? 'error' : 'warning',
        rule: 'value-added-without-output',
        message: `${who} adds value (${added}, ${((100 * added) / total).toPrecision(3)} % of the region's) and sells nothing`,
        why: 'nobody pays for this income',
        hint: `add its sales to ${trade}, own sales included, or remove the row`,
      });
    } else if ((output[cell] ?? 0) > 0 && added === 0) {
      const costless = inputs[cell] === 0;
      problems.push({
        ...placeOf(draft, 'trade.csv', firstSale(draft, cell), 'value'),
        severity: costless ? 'error' : 'warning',
        rule: costless ? 'output-without-cost' : 'output-without-value-added',
        message: costless
          ? `${who} sells ${output[cell]} and has neither value added nor inputs`
          : `${who} sells ${output[cell]} and adds no value: it is taken to use inputs only`,
        ...(costless ? { why: 'its cost shares cannot sum to 1' } : {}),
        hint: `add its row to ${titleOf(draft, 'value_added.csv')}, or remove its sales from ${trade}`,
      });
    }
  }
  return problems;
}

/** Cell of trade.csv with the first row in which a region sells a sector. */
function firstSale(draft: EconomyDraft, cell: number): number {
  const { regions, sectors } = draft.tables;
  const [N, J] = [regions.length, sectors.length];
  const source = draft.flows.get('trade.csv');
  const exporter = Math.floor(cell / J);
  const sales = [...regions.keys()].map((importer) => ((cell % J) * N + importer) * N + exporter);
  const rowsOf = (sale: number): number => {
    const row = source?.rankOf(sale) ?? -1;
    return row < 0 || !((draft.tables.trade[sale] ?? 0) > 0) ? Infinity : row;
  };
  return sales.reduce((first, sale) => (rowsOf(sale) < rowsOf(first) ? sale : first));
}

function transferSum(draft: EconomyDraft): Problem[] {
  const { transfers, valueAdded } = draft.tables;
  const flow = draft.flows.get('transfers.csv');
  if (!transfers || !flow) return [];
  const sum = transfers.reduce((a, b) => a + b, 0);
  const share = Math.abs(sum) / valueAdded.reduce((a, b) => a + b, 0);
  if (!(share > transferSumTolerance)) return [];
  return [
    {
      file: flow.file,
      line: 1,
      column: 1,
      severity: share > transferSumLimit ? 'error' : 'warning',
      rule: 'unbalanced-transfers',
      message: `transfers sum to ${sum.toPrecision(6)}, ${share.toExponential(2)} of world value added, and not to 0`,
      why: "one region's deficit is the others' surplus",
      hint: `balance them on the rest of the world, or remove ${titleOf(draft, 'transfers.csv')} to derive them from ${titleOf(draft, 'trade.csv')}`,
    },
  ];
}

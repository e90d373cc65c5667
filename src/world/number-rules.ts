import { placeOf, wordsOf } from './economy-draft.ts';
import type { EconomyDraft, Finding } from './economy-draft.ts';
import type { FlowFileName } from './economy-files.ts';
import { ProblemList } from '../input/index.ts';
import type { Problem } from '../input/index.ts';

/** A tariff may be a subsidy, but not one that pays the whole price: 1 + τ must stay above 0. */
export const lowestTariffRate = -0.99;

/** Above this a rate is an overflow or a slip and no tariff; a ban is far below it. */
export const highestTariffRate = 1e9;

/** From here on a rate is likelier a percentage that was taken for a fraction. */
export const rateLikelyPercent = 2;

/** Sums of numbers up to this size stay finite, and so do products with rates. */
export const largestValue = 1e100;

/**
 * A purchase of inputs may be negative by at most this share of the buying sector's costs: published input-output
 * tables hold traces of stock changes and by-products (the paper's has Canada's basic metals at −0.06 %).
 */
const negativeInputTolerance = 1e-3;

/**
 * Judges each number for itself. Rules: `value-too-large`, `negative-flow`, `negative-input`, `negative-final`,
 * `tariff-below-limit`, `tariff-out-of-range`, `rate-looks-like-percent`, `tariff-on-own-sales`, `tariff-on-non-tradable`.
 */
export function checkNumbers(draft: EconomyDraft): Problem[] {
  const { trade, valueAdded, final } = draft.tables;
  return [
    ...checkSizes(draft),
    ...negatives(draft, 'trade.csv', trade, (value) => negativeFlow(value, 'a sale')),
    ...negatives(draft, 'value_added.csv', valueAdded, (value) =>
      negativeFlow(value, 'value added'),
    ),
    ...checkTariffs(draft),
    ...checkInputs(draft),
    ...negatives(draft, 'final.csv', final, (value) => ({
      severity: 'warning',
      rule: 'negative-final',
      message: `final expenditure is ${value}: it is set to 0 and the region's other shares are scaled up`,
      hint: 'correct it, unless it is a fall in stocks in the source, which the model leaves out',
    })),
  ];
}

function checkSizes(draft: EconomyDraft): Problem[] {
  const problems = new ProblemList();
  for (const [name, { values }] of draft.flows) {
    if (name === 'tariffs.csv') continue;
    values.forEach((value, cell) => {
      if (!(Math.abs(value) > largestValue)) return;
      problems.add({
        ...placeOf(draft, name, cell, 'value'),
        severity: 'error',
        rule: 'value-too-large',
        message: `${wordsOf(draft, name, cell)}: ${value} is beyond ${largestValue}`,
        why: 'sums would overflow',
        hint: 'correct it, or state all tables in a larger unit',
      });
    });
  }
  return problems.toArray();
}

function negatives(
  draft: EconomyDraft,
  name: FlowFileName,
  values: Float64Array,
  judge: (value: number, cell: number) => Finding,
): Problem[] {
  const problems = new ProblemList();
  values.forEach((value, cell) => {
    if (!(value < 0)) return;
    const finding = judge(value, cell);
    const message = `${wordsOf(draft, name, cell)}: ${finding.message}`;
    problems.add({ ...placeOf(draft, name, cell, 'value'), ...finding, message });
  });
  return problems.toArray();
}

function negativeFlow(value: number, what: string): Finding {
  return {
    severity: 'error',
    rule: 'negative-flow',
    message: `${what} is ${value}, below 0`,
    hint: 'correct it, or leave the row out if nothing is meant',
  };
}

function checkInputs(draft: EconomyDraft): Problem[] {
  const { intermediate, valueAdded, sectors } = draft.tables;
  const J = sectors.length;
  const costOf = (buyer: number): number => {
    const inputs = intermediate.subarray(buyer * J, (buyer + 1) * J);
    return inputs.reduce((sum, value) => sum + value, valueAdded[buyer] ?? 0);
  };
  return negatives(draft, 'intermediate.csv', intermediate, (value, cell) => {
    const share = -value / costOf(Math.floor(cell / J));
    if (!(share >= 0 && share <= negativeInputTolerance)) {
      return negativeFlow(value, 'a purchase of inputs');
    }
    return {
      severity: 'warning',
      rule: 'negative-input',
      message: `a purchase of inputs is ${value}, a negative ${(100 * share).toFixed(3)} % of the sector's costs: it is kept as it stands`,
      hint: 'correct it if it is not a trace of stock changes or by-products in the source',
    };
  });
}

function checkTariffs(draft: EconomyDraft): Problem[] {
  const { tariffs, regions, sectors } = draft.tables;
  const N = regions.length;
  const hasLines = draft.flows.get('tariffs.csv')?.hasLines ?? true;
  const problems = new ProblemList();
  tariffs.forEach((rate, cell) => {
    if (rate === 0) return;
    const refused = !draft.innerTariffs && isOwn(cell, N);
    const sector = sectors[Math.floor(cell / (N * N))];
    // Nearly every rate is an ordinary one, and there may be millions.
    if (rate > 0 && rate < rateLikelyPercent && !refused && sector?.tradable === true) return;
    const own = refused ? { region: regions[cell % N]?.id ?? '', hint: removeOrAllow } : undefined;
    const finding = judgeTariff(rate, { own, sector });
    if (!finding) return;
    const words = hasLines ? '' : `${wordsOf(draft, 'tariffs.csv', cell)}: `;
    const message = `${words}${finding.message}`;
    problems.add({ ...placeOf(draft, 'tariffs.csv', cell, 'rate'), ...finding, message });
  });
  return problems.toArray();
}

const removeOrAllow =
  'remove the row; if the region is an aggregate and this the mean duty on trade among its members, state inner_tariffs: true in economy.yaml';

/** Whether importer and exporter of a bilateral cell are one. */
export function isOwn(cell: number, regions: number): boolean {
  return cell % regions === Math.floor(cell / regions) % regions;
}

/** The warning of rule `rate-looks-like-percent`: it is for rates of `rateLikelyPercent` and more. */
export function likelyPercent(rate: number, how = ''): Finding {
  return {
    severity: 'warning',
    rule: 'rate-looks-like-percent',
    message: `the rate ${rate}${how} is ${decimal(rate * 100)} %`,
    hint: `rates are fractions: 0.25 is 25 %; write ${decimal(rate / 100)} if ${rate} % is meant`,
  };
}

/** Without the last binary digits: 25.1 × 100 is 2510. */
function decimal(value: number): number {
  return Number(value.toPrecision(12));
}

export interface TariffCell {
  /** Where the rate is on own sales and these may bear none: whose they are, and what to do about it. */
  readonly own?: { readonly region: string; readonly hint: string } | undefined;
  readonly sector: { readonly id: string; readonly tradable: boolean } | undefined;
}

export function judgeTariff(rate: number, { own, sector }: TariffCell): Finding | undefined {
  if (rate < lowestTariffRate) {
    return {
      severity: 'error',
      rule: 'tariff-below-limit',
      message: `the rate ${rate} is below ${lowestTariffRate}`,
      why: 'a subsidy cannot pay the whole price',
      hint: 'write a rate, not percent: 25 % is 0.25, a subsidy of 10 % is -0.1',
    };
  }
  if (rate > highestTariffRate) {
    return {
      severity: 'error',
      rule: 'tariff-out-of-range',
      message: `the rate ${rate} is above ${highestTariffRate}`,
      why: 'no trade is left long before that',
      hint: 'write a rate such as 0.25 for 25 %',
    };
  }
  if (own) {
    return {
      severity: 'error',
      rule: 'tariff-on-own-sales',
      message: `'${own.region}' would charge a tariff of ${rate} on its own sales`,
      why: 'own sales pass no customs',
      hint: own.hint,
    };
  }
  if (rate >= rateLikelyPercent) return likelyPercent(rate);
  if (sector?.tradable === false) {
    return {
      severity: 'warning',
      rule: 'tariff-on-non-tradable',
      message: `sector '${sector.id}' is not tradable and has a tariff of ${rate}: it is applied as it stands`,
      hint: 'remove the row, or set tradable to true in sectors.csv',
    };
  }
  return undefined;
}

import { areComplete, placeOf, placeOfId, titleOf } from './economy-draft.ts';
import type { EconomyDraft } from './economy-draft.ts';
import { expenditure, grossOutput, intermediateDemand } from './flow-totals.ts';
import type { Problem } from '../input/index.ts';

/**
 * Whatever is bought must be sold by somebody, or the expenditure shares cannot sum to 1. Rules:
 * `sector-nobody-makes`, and `no-supply` for a sector that is made but not sold to one of its buyers.
 */
export function checkSupply(draft: EconomyDraft): Problem[] {
  if (!areComplete(draft, ['trade.csv', 'intermediate.csv', 'final.csv'])) return [];
  const { regions, sectors, final } = draft.tables;
  const [N, J] = [regions.length, sectors.length];
  const output = grossOutput(draft.tables);
  const supply = expenditure(draft.tables);
  const inputs = intermediateDemand(draft.tables);
  const trade = titleOf(draft, 'trade.csv');
  const problems: Problem[] = [];
  sectors.forEach((sector, j) => {
    const buys = (n: number): boolean =>
      (final[n * J + j] ?? 0) > 0 || (inputs[n * J + j] ?? 0) > 0;
    const buyers = [...regions.keys()].filter(buys);
    const made = regions.some((_, i) => (output[i * J + j] ?? 0) > 0);
    if (!made && buyers.length > 0) {
      const names = buyers.slice(0, 3).map((n) => regions[n]?.id);
      problems.push({
        ...placeOfId(draft.sectorSheet, j),
        severity: 'error',
        rule: 'sector-nobody-makes',
        message: `sector '${sector.id}' is bought by ${buyers.length} of ${N} regions (${names.join(', ')}${buyers.length > 3 ? ', …' : ''}) and made by none`,
        hint: `add its sales to ${trade}, or remove its purchases from ${titleOf(draft, 'intermediate.csv')} and ${titleOf(draft, 'final.csv')}`,
      });
      return;
    }
    for (const n of buyers) {
      if ((supply[n * J + j] ?? 0) > 0) continue;
      problems.push({
        ...placeOfPurchase(draft, n, j),
        severity: 'error',
        rule: 'no-supply',
        message: `'${regions[n]?.id}' buys '${sector.id}' here and ${trade} has nobody who sells it to '${regions[n]?.id}'`,
        why: 'its expenditure shares cannot sum to 1',
        hint: `add the sales to ${trade}, own sales included, or remove the purchase`,
      });
    }
  });
  return problems;
}

/** The row of final.csv that buys, or else the first of intermediate.csv. */
function placeOfPurchase(draft: EconomyDraft, n: number, j: number): ReturnType<typeof placeOf> {
  const { sectors, final, intermediate } = draft.tables;
  const J = sectors.length;
  if ((final[n * J + j] ?? 0) > 0) return placeOf(draft, 'final.csv', n * J + j, 'value');
  const cells = [...sectors.keys()].map((buyer) => (n * J + buyer) * J + j);
  const bought = cells.filter((cell) => (intermediate[cell] ?? 0) > 0);
  const places = bought.map((cell) => placeOf(draft, 'intermediate.csv', cell, 'value'));
  return places.reduce((first, place) => (place.line < first.line ? place : first));
}

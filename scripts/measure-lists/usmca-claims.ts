import { join } from 'node:path';
import { rowsOf, type MeasureFiles } from './codes.ts';

/** The whole of 2025 is left out: its months are given, and the year's mean would be a second value for its middle. */
const periods = ['2024', '2025-01', '2025-06', '2025-12', '2026-02'];
const canada = '1220';

/** Share of all imports by value that claims in a period, and the period of the shared data whose shares by code stand for it. */
interface ByValue {
  readonly period: string;
  readonly shape: string;
  readonly canada?: number;
  readonly mexico: number;
}

/**
 * Census values (DataWeb) as the Budget Lab's tariff-rate-tracker has them, May 2026; Mexico 2024: Census, as published in the
 * press. March and July 2025 are added because claims jumped in those months. The shared shares agree for Canada in 2024.
 */
const byValue: readonly ByValue[] = [
  { period: '2024', shape: '2024', mexico: 0.489 },
  { period: '2025-01', shape: '2025-01', canada: 0.345, mexico: 0.4534 },
  { period: '2025-03', shape: '2025-06', canada: 0.5062, mexico: 0.4874 },
  { period: '2025-06', shape: '2025-06', canada: 0.5731, mexico: 0.4753 },
  { period: '2025-07', shape: '2025-12', canada: 0.8596, mexico: 0.8688 },
  { period: '2025-12', shape: '2025-12', canada: 0.8884, mexico: 0.8865 },
  { period: '2026-02', shape: '2026-02', canada: 0.8375, mexico: 0.8995 },
];

/** Shares of trade that claim, and imports of 2024, by six-digit code. */
interface Claims {
  readonly shares: ReadonlyMap<string, number>;
  readonly imports: ReadonlyMap<string, number>;
}

/**
 * Shares of goods that claim USMCA, by six-digit code and period:
 *
 * - `usmca-canada`: the shared data as they are. Their shares are plain means over ten-digit lines, lines without trade
 *   counting as 0, so that those of months lie below the shares of value.
 * - `usmca-canada-by-value`: the same shares with their odds of each month multiplied by one factor, such that the mean
 *   weighted by imports of 2024 is the share of value that claimed in that month.
 * - `usmca-mexico`: one share for all goods.
 */
export function usmcaClaims(shared: string): MeasureFiles {
  const imports = new Map<string, number>();
  for (const [partner, hs = '', value] of rowsOf(
    join(shared, 'us-imports-2024'),
    'imports_hs6.csv',
  ))
    if (partner === canada) imports.set(hs, Number(value));
  const byPeriod = new Map<string, Map<string, number>>();
  for (const [period = '', hs = '', share] of rowsOf(
    join(shared, 'us-tariffs-2025-2026'),
    'usmca_share_canada_hs6.csv',
  )) {
    const shares = byPeriod.get(period) ?? new Map<string, number>();
    shares.set(hs, Number(share));
    byPeriod.set(period, shares);
  }
  const of = (period: string): Claims => ({ shares: byPeriod.get(period) ?? new Map(), imports });
  const scaledPeriods = byValue.map(({ period }) => period);
  return new Map([
    ['claims/usmca-canada.csv', tableOf(periods, periods.map(of))],
    [
      'claims/usmca-canada-by-value.csv',
      tableOf(
        scaledPeriods,
        byValue.map((value) => scaledTo(of(value.shape), value.canada)),
      ),
    ],
    [
      'claims/usmca-mexico.csv',
      csv(scaledPeriods, [['*', ...byValue.map(({ mexico }) => mexico)]]),
    ],
  ]);
}

function tableOf(columns: readonly string[], claims: readonly Claims[]): string {
  const codes = [...new Set(claims.flatMap(({ shares }) => [...shares.keys()]))].sort();
  return csv(columns, [
    ['*', ...claims.map((of) => rounded(meanOf(of)))],
    ...codes.map((hs) => [hs, ...claims.map(({ shares }) => rounded(shares.get(hs)))]),
  ]);
}

function csv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [['hs6', ...columns], ...rows].map((row) => row.join(',')).join('\n') + '\n';
}

/** Four decimals, as the shared data have; nothing where the period does not give the code. */
function rounded(share: number | undefined): string {
  return share === undefined ? '' : String(Number(share.toFixed(4)));
}

/** Mean share of all codes of a period, weighted by imports from Canada in 2024. */
function meanOf({ shares, imports }: Claims): number {
  let claimed = 0;
  let all = 0;
  for (const [hs, share] of shares) {
    claimed += (imports.get(hs) ?? 0) * share;
    all += imports.get(hs) ?? 0;
  }
  return claimed / all;
}

/** Shares s with odds s/(1 − s) multiplied by the factor that brings their mean to `target`; bisection on its logarithm. */
function scaledTo(claims: Claims, target: number | undefined): Claims {
  if (target === undefined) return claims;
  const by = (logFactor: number): Claims => {
    const factor = Math.exp(logFactor);
    const shares = new Map(
      [...claims.shares].map(([hs, s]) => [hs, (factor * s) / (1 - s + factor * s)]),
    );
    return { shares, imports: claims.imports };
  };
  let low = -10;
  let high = 10;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (meanOf(by(middle)) < target) low = middle;
    else high = middle;
  }
  return by((low + high) / 2);
}

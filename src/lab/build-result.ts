import {
  borderSales,
  groupsOf,
  outcomesOf,
  overSectors,
  tradeOfGroup,
  type Equilibrium,
  type RegionOutcome,
} from '../model/index.ts';
import type { EconomyMeta } from '../world/index.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { everydayName } from './measures/everyday-names.ts';
import type { ScenarioMeasures } from './measures/load-measures.ts';
import { measuresResult } from './measures/measure-results.ts';
import { MOST_PRODUCTS, productResults } from './measures/product-results.ts';
import { quotaResults } from './measures/quota-results.ts';
import type { MeasuredSolution } from './measures/solve-measures.ts';
import { formulaWarnings, runWarnings } from './run-warnings.ts';
import type { FlowResult, RegionResult, Result, SectorResult, SolverReport } from './result.ts';
import type { ProductMethod } from './scenario.ts';
import type { ResultOptions, Solved, SolvedRun } from './solved-run.ts';
import { centralValueWarnings } from './uncertainty/index.ts';
import { version } from './version.ts';

/** Puts the numbers of a run into the contract `reroute.result/1`. */
export function buildResult(
  loaded: LoadedScenario,
  solved: SolvedRun,
  { detail = false, nameOfHs }: ResultOptions = {},
): Result {
  const { scenario, meta, tables, elasticities, measures, digests } = loaded;
  const { regions, sectors } = tables;
  const { baseline, counterfactual } = solved;
  const names = (things: readonly { id: string; name: string }[]): Record<string, string> =>
    Object.fromEntries(things.map(({ id, name }) => [id, name]));
  const groups = [...groupsOf(regions).keys()].map((id) => ({ id, name: groupName(meta, id) }));
  const head: Omit<Result, 'regions' | 'sectors' | 'groups' | 'flows'> = {
    schema: 'reroute.result/1',
    scenario: {
      id: scenario.id,
      title: scenario.title,
      ...(scenario.notes === undefined ? {} : { notes: scenario.notes }),
    },
    economy: {
      id: meta.id,
      title: meta.title,
      year: meta.year,
      currency: meta.currency,
      unit: meta.unit,
      regions: regions.length,
      sectors: sectors.length,
    },
    labels: { regions: names(regions), sectors: names(sectors), groups: names(groups) },
    members: Object.fromEntries(
      [...groupsOf(regions)].map(([id, members]) => [
        id,
        members.flatMap((n) => regions[n]?.id ?? []),
      ]),
    ),
    solver: solverReport(baseline, counterfactual),
    warnings: [
      ...centralValueWarnings(loaded),
      ...runWarnings(loaded, solved),
      ...formulaWarnings(loaded, baseline.equilibrium),
    ],
    provenance: {
      version,
      economy_digest: digests.economy,
      ...(digests.products === undefined ? {} : { products_digest: digests.products }),
      register_digest: measures?.register.digest ?? null,
      scenario_digest: digests.scenario,
      ...(elasticities ? { elasticities: { ...elasticities } } : {}),
    },
  };
  if (counterfactual?.equilibrium.status !== 'converged') {
    return { ...head, regions: [], sectors: [], groups: [], flows: [] };
  }
  return {
    ...head,
    ...outcomes(
      counterfactual.equilibrium,
      scenario.products === 'exact' ? counterfactual.flows : [],
      detail,
    ),
    ...(measures
      ? ofMeasures(measures, { ...solved, counterfactual }, scenario.products, { detail, nameOfHs })
      : {}),
  };
}

/** What the register's part in a run adds to its result. */
function ofMeasures(
  measures: ScenarioMeasures,
  { baseline, counterfactual, tariffs: { before, after = before } }: Required<SolvedRun>,
  method: ProductMethod,
  { detail, nameOfHs }: { readonly detail: boolean; readonly nameOfHs: ResultOptions['nameOfHs'] },
): Pick<Result, 'measures' | 'quotas' | 'products' | 'product_method'> {
  const products = productResults(
    measures.trade.flows,
    counterfactual,
    method,
    { before, after },
    measures.registerIds,
    (hs) => everydayName(hs) ?? nameOfHs?.(hs) ?? `HS ${hs}`,
  );
  return {
    measures: measuresResult(measures),
    quotas: quotaResults(measures, baseline, counterfactual),
    products: detail ? products : products.slice(0, MOST_PRODUCTS),
    product_method: { method },
  };
}

/** A base year that did not converge is the run's status too: what follows from it was not computed. */
function solverReport(baseline: Solved, counterfactual: Solved | undefined): SolverReport {
  const of = ({ equilibrium, milliseconds }: Solved): SolverReport['baseline'] => ({
    status: equilibrium.status,
    iterations: equilibrium.iterations,
    residual: equilibrium.residual,
    milliseconds,
    method: equilibrium.method,
  });
  return { ...of(counterfactual ?? baseline), baseline: of(baseline) };
}

function groupName(meta: EconomyMeta, id: string): string {
  return (Object.hasOwn(meta.groups, id) ? meta.groups[id] : undefined) ?? id;
}

function outcomes(
  after: Equilibrium,
  varieties: MeasuredSolution['flows'],
  detail: boolean,
): Pick<Result, 'regions' | 'sectors' | 'groups' | 'flows'> {
  const { regions, sectors } = after.economy;
  const N = regions.length;
  const before = borderSales(after.economy, N);
  const now = borderSales(after, N);
  const flowsBefore = overSectors(before, N);
  const flowsNow = overSectors(now, N);
  const outcome = outcomesOf(after, varieties);
  const regionResult = (
    id: string,
    of: RegionOutcome,
    members: readonly number[],
  ): RegionResult => {
    const was = tradeOfGroup(flowsBefore, N, members);
    const is = tradeOfGroup(flowsNow, N, members);
    return {
      id,
      real_income_pct: percent(of.realIncomeHat),
      real_wage_pct: percent(of.realWageHat),
      wage_pct: percent(of.wageHat),
      price_index_pct: percent(of.priceIndexHat),
      income_pct: percent(of.incomeHat),
      welfare_cp2015_pct: 100 * of.welfareCp2015,
      terms_of_trade_pct: 100 * of.termsOfTrade,
      volume_of_trade_pct: 100 * of.volumeOfTrade,
      exports_before: was.exports,
      exports_after: is.exports,
      exports_pct: change(was.exports, is.exports),
      imports_before: was.imports,
      imports_after: is.imports,
      imports_pct: change(was.imports, is.imports),
      tariff_revenue_before: of.revenueBefore,
      tariff_revenue_after: of.revenueAfter,
    };
  };
  const flows = flowResults(after, flowsBefore, flowsNow);
  const bySector = !detail
    ? []
    : sectors.flatMap(({ id }, j) => {
        const block = (sales: Float64Array): Float64Array =>
          sales.subarray(j * N * N, (j + 1) * N * N);
        return flowResults(after, block(before), block(now), id);
      });
  return {
    regions: regions.map(({ id }, n) => regionResult(id, outcome.region(n), [n])),
    groups: [...groupsOf(regions)].map(([id, members]) =>
      regionResult(id, outcome.group(members), members),
    ),
    sectors: sectorResults(after, before, now),
    flows: [...flows, ...bySector],
  };
}

function sectorResults(
  after: Equilibrium,
  before: Float64Array,
  now: Float64Array,
): SectorResult[] {
  const { economy, costHat, priceHat, expenditure, output } = after;
  const { regions, sectors } = economy;
  const N = regions.length;
  const J = sectors.length;
  return regions.flatMap((region, n) =>
    sectors.map((sector, j): SectorResult => {
      let sold = 0;
      let exportsBefore = 0;
      let exportsAfter = 0;
      for (let buyer = 0; buyer < N; buyer++) {
        const cell = (j * N + buyer) * N + n;
        sold += before[cell] ?? 0;
        if (buyer === n) continue;
        exportsBefore += before[cell] ?? 0;
        exportsAfter += now[cell] ?? 0;
      }
      const cell = n * J + j;
      const quantityHat = (output[cell] ?? 0) / sold / (costHat[cell] ?? 1);
      return {
        region: region.id,
        sector: sector.id,
        output_pct: sold > 0 ? percent(quantityHat) : null,
        price_pct: (expenditure[cell] ?? 0) > 0 ? percent(priceHat[cell] ?? 1) : null,
        exports_before: exportsBefore,
        exports_after: exportsAfter,
      };
    }),
  );
}

/** Pairs that trade before or after, own sales left out: exporters in the economy's order, then importers. */
function flowResults(
  { economy: { regions } }: Equilibrium,
  before: Float64Array,
  after: Float64Array,
  sector?: string,
): FlowResult[] {
  const N = regions.length;
  const flows: FlowResult[] = [];
  regions.forEach((exporter, i) => {
    regions.forEach((importer, n) => {
      const was = before[n * N + i] ?? 0;
      const is = after[n * N + i] ?? 0;
      if (i === n || (was === 0 && is === 0)) return;
      flows.push({
        exporter: exporter.id,
        importer: importer.id,
        ...(sector === undefined ? {} : { sector }),
        before: was,
        after: is,
        pct: change(was, is),
      });
    });
  });
  return flows;
}

/** Percent change that a hat stands for. */
function percent(hat: number): number {
  return 100 * (hat - 1);
}

function change(before: number, after: number): number | null {
  return before > 0 ? percent(after / before) : null;
}

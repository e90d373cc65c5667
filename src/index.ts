/**
 * Reroute: a laboratory for trade wars and trade diversification.
 *
 * ```ts
 * import { loadScenario, runScenario } from 'reroute';
 *
 * const { result } = runScenario(loadScenario('beijing-2026'));
 * console.log(result.solver.status, result.groups[0]?.real_income_pct);
 * ```
 *
 * The rooms have doors of their own: `reroute/model` is the equilibrium without files, for any JavaScript engine;
 * `reroute/world` reads and checks economies; `reroute/register` reads measures and says what is charged; `reroute/lab` runs scenarios; `reroute/charts` draws results.
 */
export * from './lab/index.ts';

import type { Equilibrium } from '../equilibrium.ts';

/**
 * A counterfactual relative to the economy that its baseline was solved from: hats multiply, levels are the counterfactual's.
 * Where θ moves, both solves move, and the shares that are held are those of that first economy.
 *
 * Its closure is the counterfactual's, or `zero` where the baseline had none left to keep. Under `share-of-world-income` its
 * transfers follow world income over the baseline's, which a derivative of the result alone takes as given: `sensitivityOfChange`
 * follows that one too.
 *
 * @param counterfactual solved on `rebase(baseline)`
 * @throws RangeError when either did not converge, or they are of different regions or sectors
 */
export function composed(baseline: Equilibrium, counterfactual: Equilibrium): Equilibrium {
  for (const { status } of [baseline, counterfactual]) {
    if (status !== 'converged') {
      throw new RangeError(`a solve that ended as ${status} is no part of a change`);
    }
  }
  const { economy } = baseline;
  const then = counterfactual.economy;
  if (
    economy.regions.length !== then.regions.length ||
    economy.sectors.length !== then.sectors.length
  ) {
    throw new RangeError(
      'the counterfactual was not solved on its baseline: regions or sectors differ',
    );
  }
  const times = (field: 'wageHat' | 'populationHat' | 'priceHat' | 'costHat'): Float64Array =>
    counterfactual[field].map((hat, at) => hat * baseline[field][at]);
  return {
    ...counterfactual,
    economy,
    closure: baseline.closure === 'zero' ? 'zero' : counterfactual.closure,
    wageHat: times('wageHat'),
    populationHat: times('populationHat'),
    priceHat: times('priceHat'),
    costHat: times('costHat'),
  };
}

import type { Economy } from '../economy.ts';
import type { Shock } from '../shock.ts';
import type { VarietyFlow } from '../varieties.ts';

/** A good that an importer can buy: one variety of one exporter. */
interface Good {
  readonly exporter: number;
  /** Share in what the importer spends on the sector in the base. */
  readonly share: number;
  /** (1 + t') / (1 + t) · d̂. */
  readonly wedgeHat: number;
  readonly rate: number;
  /** Rent of exporters on a unit of border value. */
  readonly rentAbroad: number;
  /** Position of flow and variety in what was asked; absent for flows without varieties. */
  readonly asked?: readonly [flow: number, variety: number];
}

export interface VarietyReference {
  readonly wageHat: Float64Array;
  readonly priceHat: Float64Array;
  readonly costHat: Float64Array;
  readonly expenditure: Float64Array;
  readonly income: Float64Array;
  /** What wedges yield, rents included: `[region]`. */
  readonly wedges: Float64Array;
  /** Border value `[flow][variety]`. */
  readonly trade: number[][];
}

const DAMPING = 0.2;

/**
 * The equilibrium of an economy in which every variety of every origin is a good of its own, in one CES nest with elasticity
 * θ for each importer and sector: prices, shares and revenue are sums over goods, nothing is aggregated. Wages by damped
 * excess demand, as in `reference-solver.ts`; D' fixed.
 *
 * @param rentAbroad rent that a variety's exporter earns on a unit of border value; none when absent
 */
export function solveVarietiesByReference(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
  rentAbroad: (flow: number, variety: number) => number = () => 0,
  tolerance = 1e-12,
): VarietyReference {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const goods = listGoods(economy, shock, flows, rentAbroad);
  const { theta, valueAddedShare, inputShare, finalShare } = economy;
  const labour = economy.valueAdded.map((value, n) => value * (shock.population?.[n] ?? 1));
  const world = economy.valueAdded.reduce((a, b) => a + b) / labour.reduce((a, b) => a + b);
  const wageHat = new Float64Array(N).fill(world);
  const priceHat = new Float64Array(N * J).fill(1);
  const costHat = new Float64Array(N * J);
  let expenditure = economy.expenditure.slice();
  let damping = DAMPING;
  let last = Infinity;

  for (let iteration = 0; iteration < 100_000; iteration++) {
    for (let change = 1; change > 0.01 * tolerance;) {
      change = 0;
      for (let n = 0; n < N; n++) {
        for (let j = 0; j < J; j++) {
          let cost = wageHat[n] ** valueAddedShare[n * J + j];
          for (let k = 0; k < J; k++) {
            cost *= priceHat[n * J + k] ** inputShare[(n * J + j) * J + k];
          }
          costHat[n * J + j] = cost / (shock.productivity?.[n * J + j] ?? 1);
        }
      }
      for (let n = 0; n < N; n++) {
        for (let j = 0; j < J; j++) {
          let sum = 0;
          for (const { exporter, share, wedgeHat } of goods[n * J + j]) {
            sum += share * (wedgeHat * costHat[exporter * J + j]) ** -theta[j];
          }
          if (sum === 0) continue;
          const price = sum ** (-1 / theta[j]);
          change = Math.max(change, Math.abs(price / priceHat[n * J + j] - 1));
          priceHat[n * J + j] = price;
        }
      }
    }
    const bought = goods.map((list, buyer) =>
      list.map(({ exporter, share, wedgeHat, rate }) => {
        const j = buyer % J;
        const relative = (wedgeHat * costHat[exporter * J + j]) / priceHat[buyer];
        return (share * relative ** -theta[j]) / (1 + rate); // border value of each unit spent
      }),
    );
    let money = settleMoney();
    for (let sweep = 0; money.change > 0.01 * tolerance && sweep < 100_000; sweep++) {
      expenditure = money.next;
      money = settleMoney();
    }
    const residual = money.balance.reduce(
      (worst, b, n) => Math.max(worst, Math.abs(b / labour[n])),
      0,
    );
    if (residual < tolerance) {
      const trade = flows.map(({ varieties }) => varieties.map(() => 0));
      goods.forEach((list, buyer) => {
        list.forEach(({ asked }, at) => {
          if (asked) trade[asked[0]][asked[1]] = expenditure[buyer] * bought[buyer][at];
        });
      });
      const { income, wedges } = money;
      return { wageHat, priceHat, costHat, expenditure, income, wedges, trade };
    }
    if (residual > last) damping *= 0.5;
    last = residual;
    for (let n = 0; n < N; n++) wageHat[n] += (damping * money.balance[n]) / labour[n];

    /** Sales, income, and the expenditure that follows from them; the balance of payments of each region. */
    function settleMoney() {
      const output = new Float64Array(N * J);
      const wedges = new Float64Array(N);
      const balance = economy.transfer.slice();
      const unearned = economy.transfer.slice();
      goods.forEach((list, buyer) => {
        const n = Math.floor(buyer / J);
        list.forEach(({ exporter, rate, rentAbroad: rent }, at) => {
          const value = expenditure[buyer] * bought[buyer][at];
          output[exporter * J + (buyer % J)] += value;
          wedges[n] += rate * value;
          balance[exporter] += (1 + rent) * value;
          balance[n] -= (1 + rent) * value;
          unearned[exporter] += rent * value;
          unearned[n] -= rent * value;
        });
      });
      const income = labour.map((value, n) => wageHat[n] * value + wedges[n] + unearned[n]);
      let change = 0;
      const next = expenditure.map((before, buyer) => {
        const n = Math.floor(buyer / J);
        const j = buyer % J;
        let spent = finalShare[buyer] * income[n];
        for (let k = 0; k < J; k++) {
          spent += inputShare[(n * J + k) * J + j] * output[n * J + k];
        }
        if (spent > 0) change = Math.max(change, Math.abs(before / spent - 1));
        return spent;
      });
      return { next, change, income, wedges, balance };
    }
  }
  throw new Error(`the reference did not settle to ${tolerance}`);
}

/** All goods by buyer, `[importer][sector]`. */
function listGoods(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
  rentAbroad: (flow: number, variety: number) => number,
): Good[][] {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const flowOf = new Map(
    flows.map(({ sector, importer, exporter }, at) => [`${sector} ${importer} ${exporter}`, at]),
  );
  return Array.from({ length: N * J }, (_, buyer) => {
    const n = Math.floor(buyer / J);
    const j = buyer % J;
    const list: Good[] = [];
    for (let i = 0; i < N; i++) {
      const cell = (j * N + n) * N + i;
      const share = economy.share[cell];
      if (share === 0) continue;
      const iceberg = shock.tradeCost?.[cell] ?? 1;
      const at = flowOf.get(`${j} ${n} ${i}`);
      if (at === undefined) {
        const rate = shock.tariff?.[cell] ?? economy.tariff[cell];
        const wedgeHat = ((1 + rate) / (1 + economy.tariff[cell])) * iceberg;
        if (iceberg < Infinity) list.push({ exporter: i, share, wedgeHat, rate, rentAbroad: 0 });
        continue;
      }
      flows[at].varieties.forEach(({ share: part, base, rate, prohibited }, p) => {
        if (part === 0 || prohibited === true || iceberg === Infinity) return;
        list.push({
          exporter: i,
          share: share * part,
          wedgeHat: ((1 + rate) / (1 + base)) * iceberg,
          rate,
          rentAbroad: rentAbroad(at, p),
          asked: [at, p],
        });
      });
    }
    return list;
  });
}

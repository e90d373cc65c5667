import { pair } from './pairs';

/** Each importer's six rows of sums lie one behind the other. */
export function addResponse(
  kernel: usize,
  netKernel: usize,
  power: usize,
  passThrough: usize,
  perUnit: usize,
  home: usize,
  sums: usize,
  sold: usize,
  theta: f64,
  importers: i32,
  stride: i32,
): void {
  const row = (<usize>stride) << 3;
  for (let n: usize = 0; n < <usize>importers; n++) {
    const at = n << 3;
    const units = load<f64>(perUnit + at);
    if (units !== 0) {
      const own = theta * load<f64>(home + at);
      const f = pair(units);
      const elasticity = pair(theta);
      const toHome = pair(own);
      const third = pair(theta - own);
      const wage = pair(own * load<f64>(passThrough + at));
      for (let i: usize = 0; i < row; i += 16) {
        const u = f64x2.mul(v128.load(power + i), f);
        const flow = f64x2.mul(v128.load(netKernel + i), u);
        const spent = f64x2.mul(v128.load(kernel + i), u);
        const passed = f64x2.mul(f64x2.mul(elasticity, v128.load(passThrough + i)), flow);
        add(sold + i, flow, elasticity);
        let to = sums + i;
        v128.store(to, f64x2.add(v128.load(to), flow));
        add((to += row), flow, wage);
        to += row;
        v128.store(to, f64x2.add(v128.load(to), passed));
        add((to += row), flow, toHome);
        add((to += row), flow, third);
        add((to += row), spent, third);
      }
    }
    kernel += row;
    netKernel += row;
    sums += 6 * row;
  }
}

// @ts-ignore: decorator
@inline
function add(to: usize, value: v128, factor: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.mul(factor, value)));
}

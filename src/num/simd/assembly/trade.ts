import { pair, product, sumOf } from './pairs';

/** Two importers at a time share what they load of the powers and what they add to the exporters. */
export function trade(
  kernel: usize,
  netKernel: usize,
  power: usize,
  spent: usize,
  total: usize,
  net: usize,
  received: usize,
  importers: i32,
  stride: i32,
  underflow: f64,
): void {
  const row = (<usize>stride) << 3;
  let n = 0;
  for (; n + 1 < importers; n += 2) {
    let even0 = pair(0);
    let odd0 = pair(0);
    let even1 = pair(0);
    let odd1 = pair(0);
    let netEven0 = pair(0);
    let netOdd0 = pair(0);
    let netEven1 = pair(0);
    let netOdd1 = pair(0);
    for (let at: usize = 0; at < row; at += 32) {
      const u0 = v128.load(power + at);
      const u1 = v128.load(power + at, 16);
      even0 = f64x2.add(even0, f64x2.mul(v128.load(kernel + at), u0));
      odd0 = f64x2.add(odd0, f64x2.mul(v128.load(kernel + at, 16), u1));
      even1 = f64x2.add(even1, f64x2.mul(v128.load(kernel + row + at), u0));
      odd1 = f64x2.add(odd1, f64x2.mul(v128.load(kernel + row + at, 16), u1));
      netEven0 = f64x2.add(netEven0, f64x2.mul(v128.load(netKernel + at), u0));
      netOdd0 = f64x2.add(netOdd0, f64x2.mul(v128.load(netKernel + at, 16), u1));
      netEven1 = f64x2.add(netEven1, f64x2.mul(v128.load(netKernel + row + at), u0));
      netOdd1 = f64x2.add(netOdd1, f64x2.mul(v128.load(netKernel + row + at, 16), u1));
    }
    const total0 = sumOf(even0, odd0);
    const total1 = sumOf(even1, odd1);
    const at = (<usize>n) << 3;
    store<f64>(total + at, total0);
    store<f64>(total + at, total1, 8);
    store<f64>(net + at, sumOf(netEven0, netOdd0));
    store<f64>(net + at, sumOf(netEven1, netOdd1), 8);
    const perUnit0 = pair(perUnit(load<f64>(spent + at), total0, underflow));
    const perUnit1 = pair(perUnit(load<f64>(spent + at, 8), total1, underflow));
    for (let at: usize = 0; at < row; at += 16) {
      const first = f64x2.mul(v128.load(netKernel + at), perUnit0);
      const second = f64x2.mul(v128.load(netKernel + row + at), perUnit1);
      v128.store(received + at, f64x2.add(f64x2.add(v128.load(received + at), first), second));
    }
    kernel += 2 * row;
    netKernel += 2 * row;
  }
  if (n < importers) {
    const sum = product(kernel, power, stride);
    const at = (<usize>n) << 3;
    store<f64>(total + at, sum);
    store<f64>(net + at, product(netKernel, power, stride));
    const factor = pair(perUnit(load<f64>(spent + at), sum, underflow));
    for (let at: usize = 0; at < row; at += 16) {
      const value = f64x2.mul(v128.load(netKernel + at), factor);
      v128.store(received + at, f64x2.add(v128.load(received + at), value));
    }
  }
}

function perUnit(spent: f64, total: f64, underflow: f64): f64 {
  return total > underflow ? spent / total : 0;
}

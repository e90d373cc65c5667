import { pair, product } from './pairs';

export function dot(a: usize, b: usize, length: i32): f64 {
  const whole = length & ~3;
  let sum = product(a, b, whole);
  a += (<usize>whole) << 3;
  b += (<usize>whole) << 3;
  for (let k = length & 3; k > 0; k--) {
    sum += load<f64>(a) * load<f64>(b);
    a += 8;
    b += 8;
  }
  return sum;
}

export function addMultiple(y: usize, factor: f64, x: usize, length: i32): void {
  const factors = pair(factor);
  const end = x + (((<usize>length) & ~3) << 3);
  while (x < end) {
    v128.store(y, f64x2.add(v128.load(y), f64x2.mul(factors, v128.load(x))));
    v128.store(y, f64x2.add(v128.load(y, 16), f64x2.mul(factors, v128.load(x, 16))), 16);
    x += 32;
    y += 32;
  }
  for (let k = length & 3; k > 0; k--) {
    store<f64>(y, load<f64>(y) + factor * load<f64>(x));
    x += 8;
    y += 8;
  }
}

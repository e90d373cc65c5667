/** The same number in both lanes. */
export function pair(value: f64): v128 {
  return f64x2.splat(value);
}

/** Products of two pairs of numbers in memory. */
export function times(a: usize, b: usize, offset: usize): v128 {
  return f64x2.mul(v128.load(a + offset), v128.load(b + offset));
}

/** Four partial sums in one: those of places 0 and 2, plus those of places 1 and 3. */
export function sumOf(even: v128, odd: v128): f64 {
  const both = f64x2.add(even, odd);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** Σ a_k b_k; the length is a multiple of 4. */
export function product(a: usize, b: usize, length: i32): f64 {
  let even = pair(0);
  let odd = pair(0);
  const end = a + ((<usize>length) << 3);
  while (a < end) {
    even = f64x2.add(even, times(a, b, 0));
    odd = f64x2.add(odd, times(a, b, 16));
    a += 32;
    b += 32;
  }
  return sumOf(even, odd);
}

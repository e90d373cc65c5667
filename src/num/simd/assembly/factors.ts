import { product } from './pairs';

/** Gaussian elimination of each block in its place, four rows above at a time; 0 when a pivot has no finite inverse. */
export function factorBlocks(
  matrices: usize,
  inverses: usize,
  blocks: i32,
  size: i32,
  stride: i32,
): i32 {
  const row = (<usize>stride) << 3;
  for (let b = 0; b < blocks; b++) {
    let target = matrices;
    for (let r = 0; r < size; r++) {
      let rows = matrices;
      for (let group = 0; group < r; group += 4) {
        const end = min(group + 4, r);
        for (let k = group; k < end; k++) {
          const factor = number(target, k) * number(inverses, k);
          setNumber(target, k, factor);
          for (let c = k + 1; c < group + 4; c++) subtract(target, c, factor * number(rows, c));
          rows += row;
        }
        subtractRows(target, group + 4, stride, target, group, end, matrices, row);
      }
      const inverse = 1 / number(target, r);
      setNumber(inverses, r, inverse);
      if (!isFinite(inverse)) return 0;
      target += row;
    }
    matrices = target;
    inverses += row;
  }
  return 1;
}

export function solveBlocks(
  factors: usize,
  inverses: usize,
  vectors: usize,
  blocks: i32,
  size: i32,
  stride: i32,
): void {
  const row = (<usize>stride) << 3;
  for (let b = 0; b < blocks; b++) {
    let at = factors;
    for (let r = 0; r < size; r++) {
      const group = r & ~3;
      let rest = number(vectors, r) - product(at, vectors, group);
      for (let c = group; c < r; c++) rest -= number(at, c) * number(vectors, c);
      setNumber(vectors, r, rest);
      at += row;
    }
    factors = at;
    for (let r = size - 1; r >= 0; r--) {
      at -= row;
      const end = (r & ~3) + 4;
      let rest = number(vectors, r) - product(at + ((<usize>end) << 3), vectors + ((<usize>end) << 3), stride - end);
      for (let c = r + 1; c < min(end, size); c++) rest -= number(at, c) * number(vectors, c);
      setNumber(vectors, r, rest * number(inverses, r));
    }
    inverses += row;
    vectors += row;
  }
}

export function solveBlocksTransposed(
  factors: usize,
  inverses: usize,
  vectors: usize,
  blocks: i32,
  size: i32,
  stride: i32,
): void {
  const row = (<usize>stride) << 3;
  for (let b = 0; b < blocks; b++) {
    let at = factors;
    for (let group = 0; group < size; group += 4) {
      const end = min(group + 4, size);
      for (let r = group; r < end; r++) {
        const value = number(vectors, r) * number(inverses, r);
        setNumber(vectors, r, value);
        for (let c = r + 1; c < end; c++) subtract(vectors, c, value * number(at, c));
        at += row;
      }
      subtractRows(vectors, group + 4, stride, vectors, group, end, factors, row);
    }
    for (let group = (size - 1) & ~3; group >= 0; group -= 4) {
      const end = min(group + 4, size);
      for (let r = end - 1; r >= group; r--) {
        at -= row;
        const value = number(vectors, r);
        for (let c = group; c < r; c++) subtract(vectors, c, value * number(at, c));
      }
      subtractRows(vectors, 0, group, vectors, group, end, factors, row);
    }
    factors += <usize>size * row;
    inverses += row;
    vectors += row;
  }
}

/** target_c ← target_c − factor_k row_kc of the places from `first` to `last`, rows `group` to `end` in turn. */
function subtractRows(
  target: usize,
  first: i32,
  last: i32,
  factors: usize,
  group: i32,
  end: i32,
  matrix: usize,
  row: usize,
): void {
  let rows = matrix + <usize>group * row;
  factors += (<usize>group) << 3;
  const from = (<usize>first) << 3;
  const to = (<usize>last) << 3;
  if (end - group === 4) {
    const f0 = v128.load64_splat(factors);
    const f1 = v128.load64_splat(factors, 8);
    const f2 = v128.load64_splat(factors, 16);
    const f3 = v128.load64_splat(factors, 24);
    for (let c = from; c < to; c += 16) {
      let value = v128.load(target + c);
      const at = rows + c;
      value = f64x2.sub(value, f64x2.mul(f0, v128.load(at)));
      value = f64x2.sub(value, f64x2.mul(f1, v128.load(at + row)));
      value = f64x2.sub(value, f64x2.mul(f2, v128.load(at + 2 * row)));
      value = f64x2.sub(value, f64x2.mul(f3, v128.load(at + 3 * row)));
      v128.store(target + c, value);
    }
    return;
  }
  for (let k = group; k < end; k++) {
    const factor = v128.load64_splat(factors);
    for (let c = from; c < to; c += 16) {
      const less = f64x2.mul(factor, v128.load(rows + c));
      v128.store(target + c, f64x2.sub(v128.load(target + c), less));
    }
    factors += 8;
    rows += row;
  }
}

// @ts-ignore: decorator
@inline
function number(vector: usize, place: i32): f64 {
  return load<f64>(vector + ((<usize>place) << 3));
}

// @ts-ignore: decorator
@inline
function setNumber(vector: usize, place: i32, value: f64): void {
  store<f64>(vector + ((<usize>place) << 3), value);
}

// @ts-ignore: decorator
@inline
function subtract(vector: usize, place: i32, value: f64): void {
  setNumber(vector, place, number(vector, place) - value);
}

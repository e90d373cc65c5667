import { pair, product, sumOf } from './pairs';

/** Two rows at a time share what they load of the vector. */
export function multiplyBlocks(
  matrices: usize,
  vectors: usize,
  products: usize,
  blocks: i32,
  size: i32,
  stride: i32,
): void {
  const row = (<usize>stride) << 3;
  for (let b = 0; b < blocks; b++) {
    let j = 0;
    for (; j + 1 < size; j += 2) {
      let even0 = pair(0);
      let odd0 = pair(0);
      let even1 = pair(0);
      let odd1 = pair(0);
      const end = matrices + row;
      let vector = vectors;
      while (matrices < end) {
        const v0 = v128.load(vector);
        const v1 = v128.load(vector, 16);
        even0 = f64x2.add(even0, f64x2.mul(v128.load(matrices), v0));
        odd0 = f64x2.add(odd0, f64x2.mul(v128.load(matrices, 16), v1));
        even1 = f64x2.add(even1, f64x2.mul(v128.load(matrices + row), v0));
        odd1 = f64x2.add(odd1, f64x2.mul(v128.load(matrices + row, 16), v1));
        matrices += 32;
        vector += 32;
      }
      matrices += row;
      store<f64>(products + ((<usize>j) << 3), sumOf(even0, odd0));
      store<f64>(products + ((<usize>j) << 3), sumOf(even1, odd1), 8);
    }
    if (j < size) {
      store<f64>(products + ((<usize>j) << 3), product(matrices, vectors, stride));
      matrices += row;
    }
    vectors += row;
    products += row;
  }
}

/** Four rows at a time share what they load and store of the product. */
export function multiplyBlocksTransposed(
  matrices: usize,
  vectors: usize,
  products: usize,
  blocks: i32,
  size: i32,
  stride: i32,
): void {
  const row = (<usize>stride) << 3;
  for (let b = 0; b < blocks; b++) {
    memory.fill(products, 0, row);
    let k = 0;
    for (; k + 3 < size; k += 4) {
      const at = vectors + ((<usize>k) << 3);
      const f0 = v128.load64_splat(at);
      const f1 = v128.load64_splat(at, 8);
      const f2 = v128.load64_splat(at, 16);
      const f3 = v128.load64_splat(at, 24);
      const end = matrices + row;
      let product = products;
      while (matrices < end) {
        let sum = v128.load(product);
        sum = f64x2.add(sum, f64x2.mul(f0, v128.load(matrices)));
        sum = f64x2.add(sum, f64x2.mul(f1, v128.load(matrices + row)));
        sum = f64x2.add(sum, f64x2.mul(f2, v128.load(matrices + 2 * row)));
        sum = f64x2.add(sum, f64x2.mul(f3, v128.load(matrices + 3 * row)));
        v128.store(product, sum);
        matrices += 16;
        product += 16;
      }
      matrices += 3 * row;
    }
    for (; k < size; k++) {
      const factor = v128.load64_splat(vectors + ((<usize>k) << 3));
      const end = matrices + row;
      let product = products;
      while (matrices < end) {
        v128.store(product, f64x2.add(v128.load(product), f64x2.mul(factor, v128.load(matrices))));
        matrices += 16;
        product += 16;
      }
    }
    vectors += row;
    products += row;
  }
}

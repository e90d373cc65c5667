/**
 * Sums of value and quantity by key, for millions of keys: open addressing in typed arrays, 24 bytes a slot, at most
 * three quarters full. A `Map` of the same size takes four times the memory.
 */
export class KeyedSums {
  #keys = new Float64Array(1 << 12).fill(empty);
  #values = new Float64Array(1 << 12);
  #quantities = new Float64Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /**
   * @param key a whole number from 0 to 2^53
   * @param quantity NaN where it is not known: the sum is of those that are
   */
  add(key: number, value: number, quantity: number): void {
    if (4 * (this.#size + 1) > 3 * this.#keys.length) this.#grow();
    const slot = slotOf(this.#keys, key);
    if (this.#keys[slot] === empty) {
      this.#keys[slot] = key;
      this.#values[slot] = value;
      this.#quantities[slot] = quantity;
      this.#size++;
      return;
    }
    this.#values[slot] = (this.#values[slot] ?? 0) + value;
    const known = this.#quantities[slot] ?? NaN;
    if (Number.isNaN(known)) this.#quantities[slot] = quantity;
    else if (!Number.isNaN(quantity)) this.#quantities[slot] = known + quantity;
  }

  /** Visits every sum in the order of the keys. */
  *entries(): Generator<readonly [key: number, value: number, quantity: number]> {
    const sorted = this.#keys.filter((key) => key !== empty).sort();
    for (const key of sorted) {
      const slot = slotOf(this.#keys, key);
      yield [key, this.#values[slot] ?? 0, this.#quantities[slot] ?? NaN];
    }
  }

  #grow(): void {
    const [keys, values, quantities] = [this.#keys, this.#values, this.#quantities];
    this.#keys = new Float64Array(2 * keys.length).fill(empty);
    this.#values = new Float64Array(2 * keys.length);
    this.#quantities = new Float64Array(2 * keys.length);
    for (let old = 0; old < keys.length; old++) {
      const key = keys[old] ?? empty;
      if (key === empty) continue;
      const slot = slotOf(this.#keys, key);
      this.#keys[slot] = key;
      this.#values[slot] = values[old] ?? 0;
      this.#quantities[slot] = quantities[old] ?? NaN;
    }
  }
}

const empty = -1;

/** The slot that holds a key, or the free one that it belongs into. The length is a power of two. */
function slotOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  // Fibonacci hashing of both halves of the number, the high bits folded into the low ones that the mask keeps.
  let hash = Math.imul(key >>> 0, 0x9e3779b1) ^ Math.imul(Math.floor(key / 2 ** 32), 0x85ebca6b);
  hash ^= hash >>> 15;
  let slot = hash & mask;
  while (keys[slot] !== empty && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

/** A set of whole numbers from 0 to 2^53, kept in the same way: 8 bytes a slot. */
export class KeySet {
  #keys = new Float64Array(1 << 12).fill(empty);
  #size = 0;

  /** Adds a key; false when it is in the set already. */
  add(key: number): boolean {
    if (4 * (this.#size + 1) > 3 * this.#keys.length) this.#grow();
    const slot = slotOf(this.#keys, key);
    if (this.#keys[slot] === key) return false;
    this.#keys[slot] = key;
    this.#size++;
    return true;
  }

  #grow(): void {
    const old = this.#keys;
    this.#keys = new Float64Array(2 * old.length).fill(empty);
    for (const key of old) if (key !== empty) this.#keys[slotOf(this.#keys, key)] = key;
  }
}

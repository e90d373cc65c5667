/**
 * Owen's nested uniform scrambling of the bits of a coordinate: bit k is flipped or not by a coin that depends on the bits before it
 * alone. Points that share an elementary interval still do afterwards, so that a net stays a net, and each point alone is uniform.
 * The coins are hashes of the prefix and the seed in place of a stored tree, as in Burley (2020), Practical Hash-based Owen
 * Scrambling, Journal of Computer Graphics Techniques 9(4); with one hash a bit where he has one for all, for there is time here
 * for coins that have nothing to do with each other.
 *
 * Owen (1995), Randomly Permuted (t,m,s)-Nets and (t,s)-Sequences.
 *
 * @param x an unsigned integer of 32 bits, the binary point to the left of bit 31
 * @param seed of this coordinate, 32 bits
 */
export function scramble(x: number, seed: number): number {
  let scrambled = x;
  for (let k = 0; k < 32; k++) {
    // The bits before bit k, with a 1 in front of them: which node of the tree this is.
    const node = k === 0 ? 1 : (x >>> (32 - k)) | (1 << k);
    scrambled ^= (mix(node, seed) & 1) << (31 - k);
  }
  return scrambled >>> 0;
}

/** A hash of two numbers of 32 bits: two rounds of a finaliser in which every bit of the input turns every bit of the output half the time. */
export function mix(a: number, b: number): number {
  return finalise(finalise(Math.imul(a, 0x9e3779b1) ^ finalise(b ^ 0x85ebca6b)) ^ a);
}

/** The finaliser of Murmur3 (Appleby), a bijection of 32 bits. */
function finalise(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

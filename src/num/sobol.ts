import { sobolDirections } from './sobol-directions.ts';

/** How many dimensions there are direction numbers for. */
export const SOBOL_DIMENSIONS = 1111;

const BITS = 32;

/**
 * One coordinate of a point of the Sobol sequence: `x / 2³²` with x the sum over GF(2) of the direction numbers v_k where bit k of
 * the index is set. Points come in the order of their index, not in Gray code, so that each can be asked for alone; the first 2^m of either
 * order are the same set. Direction numbers are those of Joe and Kuo (2008).
 *
 * @param dimension from 0
 * @param index from 0, below 2³²
 * @returns x, an unsigned integer of 32 bits
 * @throws RangeError where there is no such dimension or point
 */
export function sobolPoint(dimension: number, index: number): number {
  if (!Number.isInteger(index) || index < 0 || index >= 2 ** BITS) {
    throw new RangeError(`there is no Sobol point ${index}`);
  }
  const directions = directionsOf(dimension);
  let x = 0;
  for (let rest = index >>> 0, k = 0; rest !== 0; rest >>>= 1, k++) {
    if (rest & 1) x ^= directions[k];
  }
  return x >>> 0;
}

/** Constants, laid out when first asked for. */
const known = new Map<number, Uint32Array>();

function directionsOf(dimension: number): Uint32Array {
  let directions = known.get(dimension);
  if (!directions) known.set(dimension, (directions = directionsFrom(dimension)));
  return directions;
}

/** v_1 … v_32, the binary point to the left of bit 31. */
function directionsFrom(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let k = 0; k < BITS; k++) v[k] = 2 ** (BITS - 1 - k);
    return v;
  }
  // The text begins with an empty line, so that line d is that of dimension d.
  const line = Number.isInteger(dimension) ? sobolDirections.split('\n')[dimension] : undefined;
  if (line === undefined || line === '') {
    throw new RangeError(`there is no Sobol dimension ${dimension}: there are ${SOBOL_DIMENSIONS}`);
  }
  const [polynomial = 0, ...m] = line.split(' ').map(Number);
  const degree = m.length;
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      v[k] = m[k] * 2 ** (BITS - 1 - k);
      continue;
    }
    let next = v[k - degree] ^ (v[k - degree] >>> degree);
    for (let q = 1; q < degree; q++) {
      if ((polynomial >>> (degree - q)) & 1) next ^= v[k - q];
    }
    v[k] = next;
  }
  return v;
}

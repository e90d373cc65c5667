import { mix, quantile, scramble, sobolPoint, type Distribution } from '../../num/index.ts';
import type { Stream } from './stream.ts';

/** Width of a cell of 32 bits. */
const STEP = 2 ** -32;

/** The ends of a distribution; of a bell curve, which has none, the outermost values that a draw can have: 6.3 standard deviations out. */
export function endsOf(distribution: Distribution): readonly [low: number, high: number] {
  const tail = isBell(distribution) ? STEP / 2 : 0;
  return [quantile(distribution, tail), quantile(distribution, 1 - tail)];
}

/** Whether a distribution goes on without end. */
export function isBell({ kind }: Distribution): boolean {
  return kind === 'normal' || kind === 'lognormal';
}

/**
 * Where in its distribution a draw of a stream falls: coordinate `stream` of scrambled Sobol point `draw`, in the middle of its cell
 * of 2⁻³², so that it is never 0 or 1. The scrambling is seeded by the seed and the stream, and nothing else enters: not
 * how many draws or streams there are, nor who asks first.
 *
 * @param stream number of the stream, from 0
 * @param seed a whole number
 * @param draw number of the draw, from 0
 * @throws RangeError where the sequence has no such dimension or point
 */
export function drawOf(stream: number, seed: number, draw: number): number {
  // A seed beyond 32 bits counts in full.
  const own = mix(mix(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0), stream);
  return (scramble(sobolPoint(stream, draw), own) + 0.5) * STEP;
}

/** The values that streams take in a draw, in their order. */
export function drawValues(
  streams: readonly Pick<Stream, 'distribution'>[],
  seed: number,
  draw: number,
): Float64Array {
  return Float64Array.from(streams, ({ distribution }, k) =>
    quantile(distribution, drawOf(k, seed, draw)),
  );
}

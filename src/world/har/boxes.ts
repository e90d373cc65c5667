/** A run of cells in the order of storage that is also a box: `first` and `last` are its corners, from 1. */
export interface Box {
  /** Number of the first cell, from 0. */
  readonly from: number;
  readonly count: number;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/**
 * Cuts an array, first index fastest, into boxes of at most `most` cells; none where it has no cells. A box runs whole
 * through the leading dimensions that fit, through part of the next one, and stays at one index of the others.
 */
export function* boxes(dims: readonly number[], most: number): Generator<Box> {
  const size = dims.reduce((product, dim) => product * dim, 1);
  let whole = 0;
  let run = 1;
  while (whole < dims.length && run * at(dims, whole) <= most) run *= at(dims, whole++);
  const cut = dims[whole] ?? 1;
  const step = Math.min(cut, Math.floor(most / run));
  for (let from = 0; from < size;) {
    const place = Math.floor(from / run) % cut;
    const count = run * Math.min(step, cut - place);
    yield { from, count, first: corner(dims, from), last: corner(dims, from + count - 1) };
    from += count;
  }
}

/** Indices of a cell, from 1. */
function corner(dims: readonly number[], cell: number): number[] {
  let rest = cell;
  return dims.map((dim) => {
    const index = rest % dim;
    rest = Math.floor(rest / dim);
    return index + 1;
  });
}

/** Number of a cell, from 0, or −1 where an index lies outside the array. */
export function linearIndex(dims: readonly number[], indexOf: (k: number) => number): number {
  let cell = 0;
  let stride = 1;
  for (const [k, dim] of dims.entries()) {
    const index = indexOf(k);
    if (index < 1 || index > dim) return -1;
    cell += (index - 1) * stride;
    stride *= dim;
  }
  return cell;
}

function at(dims: readonly number[], k: number): number {
  return dims[k] ?? 1;
}

/** The values that axes take at a point of their grid, the last axis going fastest. */
export function gridValues(
  axes: readonly { readonly values: readonly number[] }[],
  index: number,
): Float64Array {
  const at = new Float64Array(axes.length);
  let rest = index;
  for (let k = axes.length - 1; k >= 0; k--) {
    const { values } = axes[k]!;
    at[k] = values[rest % values.length] ?? NaN;
    rest = Math.floor(rest / values.length);
  }
  return at;
}

/** Where every point of a grid starts from: the nearest to all. */
export function middle(values: readonly number[]): number {
  return values[Math.floor((values.length - 1) / 2)] ?? NaN;
}

/**
 * Legendre polynomials on [0, 1], orthonormal under the uniform distribution: √(2p + 1) P_p(2u − 1) by Bonnet's recursion
 * (p + 1) P_{p+1} = (2p + 1) x P_p − p P_{p−1}.
 *
 * @returns values of degrees 1 to `degree` at each u: `[degree − 1][point]`
 */
export function legendre(u: Float64Array, degree: number): Float64Array[] {
  const x = u.map((value) => 2 * value - 1);
  let before = new Float64Array(u.length).fill(1);
  let now = x;
  const found: Float64Array[] = [];
  for (let p = 1; p <= degree; p++) {
    const scale = Math.sqrt(2 * p + 1);
    found.push(now.map((value) => scale * value));
    const [last, current] = [before, now];
    before = current;
    now = current.map((value, i) => ((2 * p + 1) * x[i]! * value - p * last[i]!) / (p + 1));
  }
  return found;
}

import { dot, GrowingFit } from './least-squares.ts';
import { legendre } from './legendre.ts';

/** A product of Legendre polynomials in one input or two. */
interface Term {
  readonly inputs: readonly number[];
  readonly degrees: readonly number[];
}

/** A polynomial that stands for a function, as far as `q2` says. */
export interface Chaos {
  /** Part of the variance that it predicts of points left out of the fit. */
  readonly q2: number;
  /** Its terms, whose variances add up: the basis is orthonormal. */
  readonly terms: readonly (Term & { readonly variance: number })[];
}

/** Highest degree in one input: of few, of many. */
const DEGREE = { few: 12, many: 8 };
const FEW = 10;

/** Inputs whose products are looked at, those with the largest effects of their own. */
const PAIRED = 10;

/** Most products of two inputs. */
const MOST_PRODUCTS = 600;

/** A Q² at which no more terms are looked for. */
const ENOUGH = 0.9999;

/** Terms taken in one round before the residual is looked at again. */
const BATCH = 16;

/**
 * Fits sparse polynomial chaos to functions of independent uniform inputs: polynomials of one input, and products of two inputs among
 * the strongest, chosen term by term.
 *
 * Each round takes the terms that go together with the residual more than chance would let the largest of all terms, |z| > √(2 ln T) of T
 * terms (stagewise matching pursuit, Donoho, Tsaig, Drori and Starck 2012, with the universal threshold), and fits all chosen ones anew by least
 * squares; it ends when no term passes, when leaving points out no longer predicts better, or when all but 1e-4 of the variance is
 * explained. The variance of a term is the square of its coefficient, from
 * which Sobol indices follow (Sudret 2008; Blatman and Sudret 2011).
 *
 * @param inputs `[input][point]`, uniform between 0 and 1
 * @returns the fit to values at the same points
 */
export function fitChaos(inputs: readonly Float64Array[]): (values: Float64Array) => Chaos {
  const few = inputs.length <= FEW;
  const degree = few ? DEGREE.few : DEGREE.many;
  const bases = inputs.map((u) => legendre(u, degree));
  const alone = inputs.flatMap((_, k) =>
    Array.from({ length: degree }, (_, p): Term => ({ inputs: [k], degrees: [p + 1] })),
  );
  return (values) => {
    const n = values.length;
    const fit = new GrowingFit(values);
    const chosen: Term[] = [];
    let [best, kept] = [0, 0];
    const round = (terms: readonly Term[]): boolean => {
      const deviation = Math.sqrt(dot(fit.residual, fit.residual));
      const threshold = Math.sqrt(2 * Math.log(terms.length));
      const passing = terms
        .filter((term) => !chosen.includes(term))
        .map((term) => ({ term, z: along(bases, term, fit.residual) / deviation }))
        .filter(({ z }) => Math.abs(z) > threshold)
        .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
        .slice(0, BATCH);
      for (const { term } of passing) {
        if (chosen.length >= n / 4) return false;
        if (fit.add(columnOf(bases, term))) chosen.push(term);
      }
      const q2 = fit.leaveOneOut;
      if (passing.length === 0 || !(q2 > best)) return false;
      [best, kept] = [q2, chosen.length];
      return q2 < ENOUGH;
    };
    round(alone);
    const terms = [...alone, ...productsOf(strongest(inputs.length, chosen, fit), few)];
    while (round(terms));
    const coefficients = fit.coefficients(kept);
    return {
      q2: best,
      terms: chosen.slice(0, kept).map((term, t) => ({ ...term, variance: coefficients[t]! ** 2 })),
    };
  };
}

/** All inputs of few, else those whose own terms explain most. */
function strongest(count: number, chosen: readonly Term[], fit: GrowingFit): number[] {
  const all = Array.from({ length: count }, (_, k) => k);
  if (count <= PAIRED) return all;
  const strength = new Float64Array(count);
  const coefficients = fit.coefficients(chosen.length);
  chosen.forEach(({ inputs: [k] }, t) => {
    strength[k!]! += coefficients[t]! ** 2;
  });
  return all
    .sort((a, b) => strength[b]! - strength[a]! || a - b)
    .slice(0, PAIRED)
    .sort((a, b) => a - b);
}

/** Products up to the total degree that their number allows. */
function productsOf(inputs: readonly number[], few: boolean): Term[] {
  const pairs = inputs.flatMap((k, at) => inputs.slice(at + 1).map((l) => [k, l] as const));
  let total = 2;
  const most = few ? DEGREE.few : DEGREE.many;
  while (total < most && (pairs.length * (total + 1) * total) / 2 <= MOST_PRODUCTS) total++;
  return pairs.flatMap(([k, l]) => {
    const terms: Term[] = [];
    for (let a = 1; a < total; a++) {
      for (let b = 1; a + b <= total; b++) terms.push({ inputs: [k, l], degrees: [a, b] });
    }
    return terms;
  });
}

type Bases = readonly (readonly Float64Array[])[];

function columnOf(bases: Bases, { inputs: [k, l], degrees: [a, b] }: Term): Float64Array {
  const first = bases[k!]![a! - 1]!;
  if (l === undefined) return first;
  const second = bases[l]![b! - 1]!;
  return first.map((value, i) => value * second[i]!);
}

/** Inner product of a term with values. The basis has norm √n but for sampling error. */
function along(
  bases: Bases,
  { inputs: [k, l], degrees: [a, b] }: Term,
  values: Float64Array,
): number {
  const first = bases[k!]![a! - 1]!;
  if (l === undefined) return dot(first, values);
  const second = bases[l]![b! - 1]!;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += first[i]! * second[i]! * values[i]!;
  return sum;
}

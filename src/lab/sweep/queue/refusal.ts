import type { SweepBasis, SweepPlan } from '../sweep.ts';
import type { SweepJob } from './protocol.ts';

const parts: Readonly<Record<keyof SweepBasis, string>> = {
  version: 'version of Reroute',
  arithmetic: 'exp and log, to the last bit, of Node',
  economy: 'economy',
  products: 'products',
  register: 'register',
  scenario: 'scenario, with the files that it names',
  design: 'design',
  parameters: 'parameters',
  columns: 'columns',
};

/** The parts that say why: the others follow from them. */
const causes = ['version', 'arithmetic', 'economy', 'products', 'register', 'scenario'] as const;

/**
 * Why a worker that comes to `plan` must not compute what is asked: its points would be others. Undefined where it may.
 */
export function refusalOf(
  { plan: asked, basis, chunk }: SweepJob,
  plan: SweepPlan,
): string | undefined {
  if (plan.digest !== asked) {
    const differing = (among: readonly (keyof SweepBasis)[]): (keyof SweepBasis)[] =>
      among.filter((part) => plan.basis[part] !== basis[part]);
    const caused = differing(causes);
    const named =
      caused.length > 0 ? caused : differing(Object.keys(parts) as (keyof SweepBasis)[]);
    const words = named.map(
      (part) => `${parts[part]} (here ${short(plan.basis[part])}, asked ${short(basis[part])})`,
    );
    const what = words.length > 0 ? words.join('; ') : 'the plan itself';
    return `it would not give the same points. What differs: ${what} — give workers and sweep the same version and the same files`;
  }
  if (chunk.to > plan.points) return `the plan has ${plan.points} points, not ${chunk.to}`;
  return undefined;
}

/** A digest as far as it tells two apart at sight. */
function short(value: string | null): string {
  if (value === null) return 'none';
  return value.startsWith('sha256:') ? value.slice(0, 'sha256:'.length + 12) : value;
}

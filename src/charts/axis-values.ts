import type { SweepResult } from '../lab/index.ts';
import { decimal } from './format.ts';

/** What a grid moves along one axis. */
export interface GridAxis {
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
}

/** The axes of a sweep; none where it is a sample. */
export function axesOf({ design }: SweepResult): readonly GridAxis[] {
  return design.kind === 'grid' ? design.axes : [];
}

/** A value of an axis as people write it: rates in percent, and what is in percent as it stands. */
export function axisValue({ id, values }: GridAxis, value: number): string {
  const factor = isRate(id) ? 100 : 1;
  const steps = values.map((one) => factor * one);
  const digits = [0, 1, 2].find((count) =>
    steps.every((one) => Math.abs(Number(one.toFixed(count)) - one) < 1e-9),
  );
  return `${decimal(factor * value, digits ?? 2)}\u00a0%`;
}

/** `change.3.set`, `change.3.add` and `change.3.rate` are fractions, `change.3.percent` is in percent. */
function isRate(id: string): boolean {
  return !id.endsWith('.percent');
}

/** The axis by its label, and what it is in. */
export function axisTitle({ label }: GridAxis): string {
  const [first = '', ...rest] = [...label];
  return `${first.toUpperCase()}${rest.join('')}, percent`;
}

/** The number of a point on the axis, in percent. */
export function axisNumber({ id }: GridAxis, value: number): number {
  return isRate(id) ? 100 * value : value;
}

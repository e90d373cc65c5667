import { sizeOf, type HarCoefficient, type HarHeader } from '../har/header.ts';
import type { ProblemList } from '../../input/index.ts';
import type { GtapSet } from './gtap-har-headers.ts';

/** One header's numbers, the first index fastest. */
export class Flow {
  readonly dims: readonly number[];
  readonly values: Float32Array;
  readonly #strides: readonly [number, number, number];

  constructor(dims: readonly number[], values: Float32Array) {
    this.dims = dims;
    this.values = values;
    const [a = 1, b = 1, c = 1] = dims;
    this.#strides = [a, a * b, a * b * c];
  }

  at(i: number, j: number, k = 0, l = 0): number {
    const [second, third, fourth] = this.#strides;
    return this.values[i + second * j + third * k + fourth * l] ?? 0;
  }
}

/** A header, and the file that it stands in. */
export interface Place {
  readonly file: string;
  readonly header: HarHeader;
}

/**
 * Holds a header to its sets and gives its numbers. Rules: `gtap-dimensions`, `gtap-labels`, `gtap-number`.
 *
 * @param mayFall whether figures below 0 can be right
 */
export function readFlow(
  { file, header }: Place,
  dims: readonly GtapSet[],
  sets: Readonly<Record<GtapSet, readonly string[]>>,
  problems: ProblemList,
  mayFall = false,
): Flow | undefined {
  const report = (rule: string, message: string, hint: string): void => {
    const said = `header '${header.name}': ${message}`;
    problems.add({ file, line: 1, column: 1, severity: 'error', rule, message: said, hint });
  };
  const wanted = dims.map((set) => sets[set].length);
  const shape = dims.map((set, k) => `${wanted[k]} ${plural[set]}`).join(' × ');
  if (header.type === '1C' || header.type === '2I') {
    report(
      'gtap-dimensions',
      `holds ${header.type === '1C' ? 'texts' : 'integers'}, expected real numbers over ${shape}`,
      'give the file of the data base that holds the flows',
    );
    return undefined;
  }
  if (sizeOf(header.dims) !== sizeOf(wanted) || wanted.some((dim, k) => dim !== header.dims[k])) {
    report(
      'gtap-dimensions',
      `has ${header.dims.join(' × ')} cells, expected ${shape}`,
      'give base data, sets and parameters of one aggregation',
    );
    return undefined;
  }
  const sound = header.type !== 'RE' || checkLabels(header, dims, sets, report);
  const wrong = header.values.findIndex((value) => {
    return !Number.isFinite(value) || (value < 0 && !mayFall);
  });
  if (wrong >= 0) {
    const message = `cell ${placeOf(header.dims, wrong)} is ${header.values[wrong]}, expected a flow of at least 0`;
    report('gtap-number', message, 'correct it in ViewHAR');
    return undefined;
  }
  return sound ? new Flow(wanted, header.values) : undefined;
}

/** The indices of a cell, from 1, as ViewHAR counts them. */
function placeOf(dims: readonly number[], cell: number): string {
  let rest = cell;
  const indices = dims.map((dim) => {
    const index = rest % dim;
    rest = Math.floor(rest / dim);
    return index + 1;
  });
  return `(${indices.join(', ')})`;
}

const plural: Readonly<Record<GtapSet, string>> = {
  region: 'regions',
  commodity: 'commodities',
  activity: 'activities',
  margin: 'margins',
  endowment: 'endowments',
};

/** Labels must be those of the sets, in their order; case does not count. */
function checkLabels(
  { sets: labels = [] }: HarCoefficient,
  dims: readonly GtapSet[],
  sets: Readonly<Record<GtapSet, readonly string[]>>,
  report: (rule: string, message: string, hint: string) => void,
): boolean {
  const wrong = dims.flatMap((set, k) => {
    const elements = labels[k]?.elements ?? [];
    const at = elements.findIndex((element, e) => {
      return element.toUpperCase() !== sets[set][e]?.toUpperCase();
    });
    return at < 0
      ? []
      : [
          `element ${at + 1} of dimension ${k + 1} is '${elements[at]}', and of the ${plural[set]} '${sets[set][at]}'`,
        ];
  });
  for (const message of wrong) {
    report('gtap-labels', message, 'give base data, sets and parameters of one aggregation');
  }
  return wrong.length === 0;
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../../input/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { axesOf, drawValues, streamsOf, type Axis, type Stream } from '../uncertainty/index.ts';
import { version } from '../version.ts';
import { arithmeticDigest } from './arithmetic.ts';
import { SweepColumns } from './columns.ts';
import { gridValues, middle } from './grid.ts';
import { refuseTooMany } from './too-many-points.ts';
import type { SweepBasis, SweepPlan } from './sweep.ts';

/** What is asked of a sweep beside its scenario. A grid has its points from the scenario and takes neither. */
export interface SweepRequest {
  /** How many draws; 1,000 unless given. */
  readonly draws?: number;
  /** A whole number that all draws follow from; 1 unless given. */
  readonly seed?: number;
}

/** A plan, and what it takes to carry it out. */
export interface PreparedSweep {
  readonly plan: SweepPlan;
  /** What takes the values of `valuesAt`, in the order of the plan's parameters. */
  readonly targets: readonly Pick<Stream, 'target'>[];
  /** Uncertain numbers that a grid holds at what `run` takes. */
  readonly held: readonly Stream[];
  readonly columns: SweepColumns;
  /** The parameters at a point. */
  valuesAt(index: number): Float64Array;
}

/** What a sweep of a scenario computes, see `SweepPlan`. Solves nothing. @throws as `prepareSweep` */
export function planSweep(loaded: LoadedScenario, request: SweepRequest = {}): SweepPlan {
  return prepareSweep(loaded, request).plan;
}

/**
 * The plan of a sweep: draws of the scenario's uncertain numbers, or, where numbers of changes are ranges, a point for each
 * combination of their values. A grid holds what is uncertain at the values that `run` takes.
 *
 * @throws InputError for a scenario with neither, or for more points than can be kept. Rules: `nothing-to-sweep`, `too-many-points`
 * @throws RangeError for draws or a seed that are no whole numbers, or for either with a grid
 */
export function prepareSweep(
  loaded: LoadedScenario,
  { draws, seed }: SweepRequest = {},
): PreparedSweep {
  const streams = streamsOf(loaded);
  const axes = axesOf(loaded);
  const columns = new SweepColumns(loaded.tables);
  if (axes.length > 0) {
    if (draws !== undefined || seed !== undefined) {
      throw new RangeError('a grid has its points from its ranges: it takes no draws and no seed');
    }
    const shape = axes.map(({ values }) => values.length);
    const design = { kind: 'grid', axes: axes.map(({ id, values }) => ({ id, values })) } as const;
    refuseTooMany(loaded, shape.reduce(product, 1), axes.length + columns.columns.length);
    return {
      plan: planOf(loaded, design, axes, shape.reduce(product, 1), columns, streams),
      targets: axes,
      held: streams,
      columns,
      valuesAt: (index) => gridValues(axes, index),
    };
  }
  if (streams.length === 0) throw nothingToSweep(loaded);
  const design = { kind: 'draws', seed: seed ?? 1, draws: draws ?? 1000 } as const;
  if (!Number.isInteger(design.draws) || design.draws < 1) {
    throw new RangeError(`there is no sweep of ${design.draws} draws: it takes 1 or more`);
  }
  if (!Number.isSafeInteger(design.seed) || design.seed < 0) {
    throw new RangeError(`${design.seed} is no seed: it is a whole number, 0 or more`);
  }
  refuseTooMany(loaded, design.draws, streams.length + columns.columns.length);
  return {
    plan: planOf(loaded, design, streams, design.draws, columns, streams),
    targets: streams,
    held: [],
    columns,
    valuesAt: (index) => drawValues(streams, design.seed, index),
  };
}

function planOf(
  loaded: LoadedScenario,
  design: SweepPlan['design'],
  parameters: readonly (Stream | Axis)[],
  points: number,
  { columns }: SweepColumns,
  streams: readonly Stream[],
): SweepPlan {
  const { digests, measures } = loaded;
  const basis: SweepBasis = {
    version,
    arithmetic: arithmeticDigest(),
    economy: digests.economy,
    products: digests.products ?? null,
    register: measures?.register.digest ?? null,
    scenario: digests.scenario,
    design: design.kind === 'draws' ? `draws of seed ${design.seed}` : digestOf(design.axes),
    parameters: digestOf(
      streams.map(({ id, target, distribution, central }) => [id, target, distribution, central]),
    ),
    columns: digestOf(columns.map(({ id }) => id)),
  };
  return {
    design,
    points,
    parameters: parameters.map((parameter) => ({
      id: parameter.id,
      label: parameter.label,
      central: 'central' in parameter ? parameter.central : middle(parameter.values),
    })),
    columns,
    digest: digestOf(basis),
    basis,
  };
}

function digestOf(content: unknown): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(JSON.stringify(content))))}`;
}

function product(a: number, b: number): number {
  return a * b;
}

function nothingToSweep({ scenario: { file } }: LoadedScenario): InputError {
  return new InputError([
    {
      file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'nothing-to-sweep',
      message: 'every number of this scenario is one number',
      why: 'a sweep draws what is uncertain, or goes through the values of a range',
      hint: 'state what is uncertain, as in uncertainty: { theta: { from: spread } }, or give a rate as { from: 0, to: 1, steps: 21 }',
    },
  ]);
}

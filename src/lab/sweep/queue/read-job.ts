import { z } from 'zod';
import type { SweepJob } from './protocol.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/u);
const whole = z.int().nonnegative();

/** What a job must look like: anybody who reaches the queue can write to it. */
const shape: z.ZodType<SweepJob> = z.strictObject({
  schema: z.literal('reroute.sweep-job/1'),
  source: z.strictObject({
    text: z.string(),
    file: z.string(),
    request: z
      .strictObject({ draws: whole.optional(), seed: z.int().optional() })
      .transform(({ draws, seed }) => ({
        ...(draws === undefined ? {} : { draws }),
        ...(seed === undefined ? {} : { seed }),
      })),
  }),
  gallery: z.string().optional(),
  plan: digest,
  basis: z.strictObject({
    version: z.string(),
    arithmetic: z.string(),
    economy: z.string(),
    products: z.string().nullable(),
    register: z.string().nullable(),
    scenario: z.string(),
    design: z.string(),
    parameters: z.string(),
    columns: z.string(),
  }),
  chunk: z
    .strictObject({ from: whole, to: whole })
    .refine(({ from, to }) => from < to && to - from <= 4096),
});

/** A job as it came in; undefined where it is none. */
export function readJob(data: unknown): SweepJob | undefined {
  const read = shape.safeParse(data);
  return read.success ? read.data : undefined;
}

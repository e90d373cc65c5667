import { createHash } from 'node:crypto';
import { InputError } from '../../../input/index.ts';
import type { SweepSource } from '../source.ts';
import type { SweepChunk, SweepPlan } from '../sweep.ts';

/** A plan that this process can compute points of. */
export interface OpenedPlan {
  readonly plan: SweepPlan;
  /** The bytes of a chunk, computed off the main thread: that one has to say meanwhile that it is alive. */
  readonly compute: (chunk: SweepChunk) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** @throws InputError where the scenario, or a file that it names, cannot be read on this machine */
export type OpenPlan = (source: SweepSource) => Promise<OpenedPlan>;

/** How many plans are kept: two sweeps that take turns need not load their economies for every chunk. */
const MOST_OPEN = 2;

interface Entry {
  readonly opening: Promise<OpenedPlan>;
  /** Chunks that are being computed. */
  users: number;
}

/** The plans that a worker has open, the one used last at the end. */
export class OpenPlans {
  readonly #open: OpenPlan;
  readonly #entries = new Map<string, Entry>();

  constructor(open: OpenPlan) {
    this.#open = open;
  }

  /**
   * Does something with the plan of a source, opened if need be and kept for the next.
   *
   * @returns what `use` gives; the reason in words where the plan cannot be opened here
   */
  async with<T>(
    source: SweepSource,
    use: (opened: OpenedPlan) => Promise<T>,
  ): Promise<T | { readonly cannotOpen: string }> {
    const key = createHash('sha256').update(JSON.stringify(source)).digest('hex');
    const entry = this.#entries.get(key) ?? { opening: this.#open(source), users: 0 };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.users++;
    try {
      let opened: OpenedPlan;
      try {
        opened = await entry.opening;
      } catch (error) {
        this.#entries.delete(key); // what was missing may be there the next time
        if (error instanceof InputError) return { cannotOpen: error.message };
        throw error;
      }
      return await use(opened);
    } finally {
      entry.users--;
      await this.#closeIdle();
    }
  }

  async close(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.allSettled(entries.map(async ({ opening }) => (await opening).close()));
  }

  async #closeIdle(): Promise<void> {
    for (const [key, { opening, users }] of this.#entries) {
      if (this.#entries.size <= MOST_OPEN) return;
      if (users > 0) continue;
      this.#entries.delete(key);
      await (await opening).close();
    }
  }
}

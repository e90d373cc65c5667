import { loadScenarioText } from '../../load-scenario.ts';
import { threadEntry } from '../computers.ts';
import { planSweep } from '../plan.ts';
import type { SweepChunk } from '../sweep.ts';
import type { OpenPlan } from './open-plans.ts';

/** Opens plans on threads of this process, each with an engine of its own, as a local sweep has them. */
export function openOnThreads(threads: number): OpenPlan {
  return async (source) => {
    const plan = planSweep(loadScenarioText(source.text, source.file), source.request);
    const { Piscina } = await import('piscina');
    const pool = new Piscina<SweepChunk, Uint8Array>({
      ...threadEntry(),
      workerData: source,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: Infinity,
    });
    return {
      plan,
      compute: async (chunk) => pool.run(chunk),
      close: async () => pool.destroy(),
    };
  };
}

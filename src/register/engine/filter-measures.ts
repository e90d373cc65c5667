import type { Instrument, Measure, Register, Status } from '../measure.ts';
import { codesMeet } from './code-overlap.ts';
import { reachesExporter } from './partners.ts';

/** Which measures somebody wants to see; what is left out is not asked for. */
export interface MeasureFilter {
  /** Ids of regions or groups; a group stands for any of its members. */
  readonly importer?: string;
  readonly exporter?: string;
  /** Digits. Measures that name all or part of what begins with it. */
  readonly hs?: string;
  readonly instrument?: Instrument;
  readonly status?: Status;
}

/** In the order of the register. */
export function filterMeasures(register: Register, filter: MeasureFilter): Measure[] {
  const { importer, exporter, hs, instrument, status } = filter;
  const importers = importer === undefined ? undefined : membersOf(register, importer);
  const exporters = exporter === undefined ? undefined : membersOf(register, exporter);
  return register.measures.filter((measure) => {
    if (instrument !== undefined && measure.instrument !== instrument) return false;
    if (status !== undefined && measure.status !== status) return false;
    const by = importers?.filter((id) => measure.importers.includes(id)) ?? measure.importers;
    if (by.length === 0) return false;
    const from = exporters?.some((id) => by.some((own) => reachesExporter(measure, own, id)));
    if (from === false) return false;
    return hs === undefined || codesMeet(register, measure, hs);
  });
}

function membersOf({ groups }: Register, id: string): readonly string[] {
  return groups.get(id) ?? [id];
}

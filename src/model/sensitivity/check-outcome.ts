import type { Economy } from '../economy.ts';
import type { OutcomeSpec } from './outcome.ts';

/** @throws RangeError when an outcome names regions or sectors that are not there, or none where it needs some */
export function checkOutcome({ regions, sectors }: Economy, outcome: OutcomeSpec): void {
  const expect = (name: string, indices: readonly number[], among: readonly unknown[]): void => {
    if (indices.length === 0) throw new RangeError(`${outcome.kind}: ${name} names none`);
    const bad = indices.find((index) => !(index in among));
    if (bad !== undefined) {
      throw new RangeError(`${outcome.kind}: ${name} names ${bad}; there are ${among.length}`);
    }
  };
  if ('regions' in outcome) expect('regions', outcome.regions, regions);
  if ('exporters' in outcome) {
    expect('exporters', outcome.exporters, regions);
    expect('importers', outcome.importers, regions);
  }
  if ('sector' in outcome) expect('sector', [outcome.sector], sectors);
  if ('sectors' in outcome) expect('sectors', outcome.sectors, sectors);
}

import { describe, expect, it } from 'vitest';
import { randomPath } from '../testing/random-path.ts';
import { cellOf, respond, sharesAfter } from '../varieties.ts';
import { createResponses, respondAll, tableOfFlows } from './flow-table.ts';

const seeds = [1, 2, 3, 4, 5, 6];

function tabled(seed: number) {
  const { economy, flows = [] } = randomPath(seed);
  const table = tableOfFlows(economy, flows);
  return { economy, flows, table, responses: createResponses(table) };
}

describe('flows in columns', () => {
  it.each(seeds)('at the end of the path respond as they do one by one (economy %i)', (seed) => {
    const { economy, flows, table, responses } = tabled(seed);
    respondAll(table, table.move, table.opening, responses);
    flows.forEach((flow, f) => {
      const theta = economy.theta[flow.sector];
      const { costHat, gross } = respond(flow.varieties, theta);
      expect(table.cell[f]).toBe(cellOf(economy, flow));
      expect(Math.abs(responses.logCost[f] - Math.log(costHat))).toBeLessThan(1e-13);
      expect(Math.abs(responses.logGross[f] - Math.log(gross))).toBeLessThan(1e-13);
      sharesAfter(flow.varieties, theta).forEach((share, p) => {
        const at = table.first[f] + p;
        expect(Math.abs(responses.open[at] * responses.spent[at] - share)).toBeLessThan(1e-14);
      });
    });
  });

  it.each(seeds)('at its start have their base tariffs and no change in cost (%i)', (seed) => {
    const { table, responses } = tabled(seed);
    const still = new Float64Array(table.flowOf.length);
    respondAll(table, still, still, responses);
    table.cell.forEach((_, f) => {
      expect(Math.abs(responses.logCost[f])).toBeLessThan(1e-14);
      expect(Math.abs(responses.logGross[f] - table.logBaseGross[f])).toBeLessThan(1e-9);
    });
  });

  it('are closed when every variety is, however the parts of the closing were rounded', () => {
    const { table, responses } = tabled(1);
    const still = new Float64Array(table.flowOf.length);
    const third = -1 / 3;
    respondAll(
      table,
      still,
      still.map(() => third + third + third - 1e-16),
      responses,
    );
    expect([...responses.logCost].every((cost) => cost === Infinity)).toBe(true);
    expect([...responses.spent].every((share) => share === 0)).toBe(true);
  });

  it('skip flows without trade, but number their varieties', () => {
    const { economy, flows } = tabled(2);
    const emptied = { ...economy, share: economy.share.slice() };
    emptied.share[cellOf(economy, flows[0])] = 0;
    const table = tableOfFlows(emptied, flows);
    const first = flows[0].varieties.length;
    expect(table.cell).toHaveLength(flows.length - 1);
    expect([...table.flowOf.slice(0, first)].every((flow) => flow === -1)).toBe(true);
    expect(table.first[0]).toBe(first);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../lab/index.ts';
import { bandTable } from './band-table.ts';
import { command, temporaryFolder } from './testing/command.ts';

const text = (rate: string, more = '') =>
  `id: unsure\ntitle: Unsure\neconomy: canada-2021\nchanges:\n  - tariff: { importer: USA, exporter: CAN, sector: '*', set: ${rate} }\n${more}`;

function scenario(...args: Parameters<typeof text>): string {
  const file = join(temporaryFolder(), 'scenario.yaml');
  writeFileSync(file, text(...args));
  return file;
}

describe('a run of a scenario that does not know all its numbers', () => {
  it('takes medians, says so, and prints a band around each headline', async () => {
    const file = scenario('{ uniform: { low: 0.1, high: 0.3 } }');
    const { status, out, err } = await command('run', file);
    expect(status).toBe(0);
    expect(err).toContain(
      '1 uncertain number takes its median here (change.0.set = 0.2): reroute sweep draws them',
    );
    expect(out).toContain('first-order band, not a sample');
    expect(out).toMatch(/^Canada .* −\d\.\d\d to −\d\.\d\d .* tariff of USA on CAN \(100 %\)$/mu);
    expect(out).toContain('reroute sweep draws it instead');
  });

  it('has the bands in its JSON, around what the run says', async () => {
    const file = scenario('0.2', 'uncertainty: { theta: { lognormal: { se: 0.3 } } }\n');
    const { out } = await command('run', file, '--json');
    const result = JSON.parse(out) as Result;
    const canada = result.groups.find(({ id }) => id === 'CAN');
    const band = result.bands?.find(({ id }) => id === 'CAN');
    expect(band?.central).toBeCloseTo(canada?.real_income_pct ?? NaN, 8);
    expect(band?.status).toBe('converged');
    const { band50, band90 } = band!;
    expect(band90[0] < band50[0] && band50[1] < band90[1]).toBe(true);
  });

  it('prints none for a certain one, and refuses a range by naming the command for it', async () => {
    const certain = await command('run', scenario('0.2'), '--json');
    expect(certain.out).not.toContain('"bands"');
    const ranged = await command('run', scenario('{ from: 0, to: 1, steps: 5 }'));
    expect(ranged.status).toBe(2);
    expect(ranged.err).toContain('[range-in-a-run]');
    expect(ranged.err).toContain('use reroute sweep, which');
  });
});

describe('the table of bands', () => {
  it('shows two figures of each width, and says where a linear solve fell short', () => {
    const result = {
      scenario: { id: 'a' },
      labels: { groups: {}, regions: { CHN: 'China' } },
      bands: [
        {
          id: 'CHN',
          field: 'real_income_pct',
          central: 0.00464,
          band50: [0.00438, 0.0049],
          band90: [0.004, 0.00528],
          drivers: [{ id: 'theta', label: 'θ', part: 0.67 }],
          status: 'iteration-limit',
        },
      ],
    } as unknown as Result;
    const words = bandTable(result);
    expect(words).toContain('China');
    expect(words).toContain('+0.0046');
    expect(words).toContain('+0.0040 to +0.0053');
    expect(words).toContain('θ (67 %)');
    expect(words).toContain('The linear solves behind CHN did not reach their tolerance.');
    expect(bandTable({ ...result, bands: [] })).toBe('');
  });
});

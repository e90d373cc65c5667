import type { EconomyCheck } from './check-folder.ts';
import type { Gap, Identity } from './consistency.ts';
import { formatProblems } from '../input/index.ts';

/** The report of `reroute check` for people: the verdict, every problem with its place, the accounting, the digest. */
export function renderCheck(report: EconomyCheck): string {
  const { path, meta, counts, problems, size, consistency, digest } = report;
  const verdict = counts.errors > 0 ? 'refused' : 'accepted';
  const lines = [
    `${path}: ${verdict}, ${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}`,
  ];
  if (meta) {
    const what = size ? `, ${size.regions} regions × ${size.sectors} sectors` : '';
    lines.push(`  ${meta.title} (${meta.id}), ${meta.year}, ${meta.unit}${what}`);
  }
  if (digest !== undefined) lines.push(`  ${digest}`);
  if (problems.length > 0) lines.push('', formatProblems(problems));
  if (consistency) {
    const { absorption, cost, deficit, tolerance } = consistency;
    const unit = meta?.unit ?? '';
    lines.push(
      '',
      ...identity(
        'absorption',
        ['trade and tariffs', 'intermediate and final demand'],
        absorption,
        tolerance,
        unit,
      ),
      ...identity('cost', ['sales', 'value added and inputs'], cost, tolerance, unit),
      ...(deficit
        ? identity('deficit', ['imports less exports', 'transfers.csv'], deficit, tolerance, unit)
        : ['note: deficit: no transfers.csv; transfers are imports less exports in trade.csv']),
    );
  }
  return `${lines.join('\n')}\n`;
}

function identity(
  name: string,
  [trade, others]: readonly [string, string],
  { cells, beyond, share, largest }: Identity,
  tolerance: number,
  unit: string,
): string[] {
  const what = `${trade} against ${others}`;
  if (beyond === 0) return [`ok: ${name}: ${what} agree in all ${cells} cells (to ${tolerance})`];
  const sum = name === 'deficit' ? '' : `, ${percent(share)} of the total`;
  const head = `note: ${name}: ${what} differ in ${beyond} of ${cells} cells${sum}; the base year is not an equilibrium as it stands`;
  const rows = largest.map((gap) => [
    gap.sector === undefined ? gap.region : `${gap.region} × ${gap.sector}`,
    `${signed(gap.size)} ${unit}`,
    gap.relative === null ? 'nothing traded' : `${percent(gap.relative)} of ${trade}`,
    `${percent(gap.ofValueAdded)} of value added`,
  ]);
  return [head, ...columns(rows), ...more(beyond, largest)];
}

function more(beyond: number, largest: readonly Gap[]): string[] {
  return beyond > largest.length ? [`    and ${beyond - largest.length} smaller`] : [];
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)));
  return rows.map(
    (row) =>
      `    ${row.map((text, c) => (c === 0 ? text.padEnd(widths[c] ?? 0) : text.padStart(widths[c] ?? 0))).join('  ')}`,
  );
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function signed(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 1000 ? Math.round(size) : Number(size.toPrecision(4));
  return `${value < 0 ? '−' : '+'}${digits.toLocaleString('en-US', { maximumSignificantDigits: 21 })}`;
}

function percent(share: number): string {
  const text = Number((100 * Math.abs(share)).toPrecision(3)).toString();
  return `${share < 0 ? '−' : ''}${text} %`;
}

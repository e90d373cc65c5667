import {
  economyDigest,
  economyTotals,
  type Imported,
  type ImportedEconomy,
  type ImportFormat,
  type SourceBalance,
} from '../lab/index.ts';
import { plainTable } from './region-table.ts';
import { wrap } from './wrap.ts';

/** What was imported, for people: size, totals, how well the source balanced, what was folded and how much. */
export function importText(imported: Imported, out: string): string {
  const lines = imported.kind === 'tables' ? imported.summary : economyLines(imported);
  return `${[...lines, '', `wrote ${out}`].join('\n')}\n`;
}

function economyLines({ meta, tables, report, elasticitySets }: ImportedEconomy): string[] {
  const { output, valueAdded, final, crossBorder, crossBorderShare } = economyTotals(tables);
  const thetas = tables.sectors.map(({ theta }) => theta);
  const { balance, treatments } = report;
  return [
    `${meta.id}: ${meta.title}`,
    `${tables.regions.length} regions × ${tables.sectors.length} sectors (${tables.sectors.filter(({ tradable }) => tradable).length} of goods), ${meta.unit}, ${meta.year}`,
    '',
    plainTable(
      [`world, ${meta.unit}`, 'total'],
      [
        ['gross output', rounded(output)],
        ['value added', rounded(valueAdded)],
        ['final demand', rounded(final)],
        [`trade across borders (${percent(crossBorderShare)})`, rounded(crossBorder)],
      ],
    ).trimEnd(),
    '',
    ...(balance ? wrap(`balance of the source: ${balanceText(balance)}`) : []),
    ...(treatments.length === 0
      ? []
      : [
          '',
          plainTable(
            ['what was done', 'figures', 'amount', 'of output'],
            treatments.map(({ what, cells, amount, ofOutput }) =>
              cells === 0 ? [what] : [what, String(cells), rounded(amount), percent(ofOutput)],
            ),
          ).trimEnd(),
          '',
        ]),
    `tariffs: ${tariffText(tables.tariffs)}`,
    ...wrap(`trade elasticities θ: ${thetaText(thetas, elasticitySets)}`),
    economyDigest(meta, tables, elasticitySets),
  ];
}

function thetaText(thetas: readonly number[], sets: ImportedEconomy['elasticitySets']): string {
  const [low, high] = [Math.min(...thetas), Math.max(...thetas)];
  const range = low === high ? String(low) : `${low} to ${high}`;
  if (!sets) return range;
  const [own] = [...sets].find(([, { theta }]) => thetas.every((one, j) => one === theta[j])) ?? [];
  const others = [...sets.keys()].filter((id) => id !== own);
  return `${range}${own === undefined ? '' : ` (${own})`}; a scenario may choose ${others.join(', ')}`;
}

function tariffText(tariffs: Float64Array): string {
  const count = tariffs.reduce((sum, rate) => (rate === 0 ? sum : sum + 1), 0);
  if (count === 0) return 'none; --tariffs lays a table of them over the economy';
  return `${count} ${count === 1 ? 'rate' : 'rates'} other than 0`;
}

function balanceText({ industries, share, largest }: SourceBalance): string {
  if (share < 1e-9) return `sales and costs of ${industries} industries agree`;
  const most = largest ? `, at most ${rounded(largest.value)} (${largest.where})` : '';
  return `sales and costs of ${industries} industries are ${percent(share)} of output apart${most}`;
}

/** `reroute.import/1`, full precision. */
export function importJson(
  format: ImportFormat,
  files: readonly string[],
  imported: Imported,
  out: string,
): object {
  const head = { schema: 'reroute.import/1', format: format.id, files, out };
  const { problems: warnings, report } = imported;
  if (imported.kind === 'tables') return { ...head, report, warnings };
  const { meta, tables, elasticitySets } = imported;
  return {
    ...head,
    economy: {
      id: meta.id,
      title: meta.title,
      year: meta.year,
      currency: meta.currency,
      unit: meta.unit,
      regions: tables.regions.length,
      sectors: tables.sectors.length,
      digest: economyDigest(meta, tables, elasticitySets),
    },
    totals: economyTotals(tables),
    report,
    warnings,
  };
}

function percent(share: number): string {
  if (share > 0 && share < 1e-5) return '< 0.001 %';
  return `${Number((100 * share).toPrecision(2))} %`;
}

function rounded(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential(0);
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 1000 ? 3 : 0 });
}

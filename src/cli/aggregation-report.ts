import { isKept, type AggregatedWorld } from '../lab/index.ts';
import { plainTable } from './region-table.ts';
import { wrap } from './wrap.ts';

/** The report for people: what was merged, the world totals that show that nothing was lost, and what is now inside. */
export function aggregationText(aggregated: AggregatedWorld, out: string): string {
  const { meta, tables, source, totals, digest } = aggregated;
  const worst = Math.max(...totals.map(({ gap }) => gap));
  const size = (count: number, old: number, what: string): string =>
    `${what}: ${old}${count === old ? '' : ` → ${count}`}`;
  const lines = [
    `${source.meta.id} → ${meta.id}: ${meta.title}`,
    `${size(tables.regions.length, source.tables.regions.length, 'regions')}; ${size(tables.sectors.length, source.tables.sectors.length, 'sectors')}`,
    ...mergedLines(aggregated),
    '',
    plainTable(
      [`world, ${meta.unit}`, 'before', 'after', 'gap'],
      totals.map(({ name, before, after, gap }) => [
        name.replaceAll('_', ' '),
        rounded(before),
        rounded(after),
        share(gap),
      ]),
    ).trimEnd(),
    `No world total has moved: the largest gap is ${share(worst)} of what was added up.`,
    ...innerLines(aggregated),
    '',
    `wrote ${out}`,
    digest,
  ];
  return `${lines.join('\n')}\n`;
}

/** Sales and duty that crossed a border and are now inside a region; nothing where no border has gone. */
function innerLines({ meta, inner }: AggregatedWorld): string[] {
  const [sales, duty] = [sum(inner.sales), sum(inner.duty)];
  if (sales === 0) return [];
  const now = `Sales of ${rounded(sales)} ${meta.unit} between regions that are now one have become own sales.`;
  const kept = `The duty of ${rounded(duty)} ${meta.unit} on them stays, as a mean rate on own sales (inner_tariffs in economy.yaml).`;
  return wrap(duty === 0 ? now : `${now} ${kept}`);
}

/** One entry for each new item that is not an old one under its old id. */
function mergedLines({ regions, sectors, source, tables }: AggregatedWorld): string[] {
  const old = source.tables;
  const ofRegions = tables.regions.flatMap(({ id, name }, index) =>
    entry(regions[index]!, old.regions, id === name ? [] : [name]),
  );
  const ofSectors = tables.sectors.flatMap(({ id, name, theta }, index) => {
    const figure = `θ ${Number(theta.toPrecision(4))}`;
    return entry(sectors[index]!, old.sectors, id === name ? [figure] : [name, figure]);
  });
  return [...ofRegions, ...ofSectors].flatMap((line) => wrap(line, { indent: 2 }));
}

/** `EU (European Union): AUT, BEL, …`; nothing where the item is kept as it was. */
function entry(
  target: AggregatedWorld['regions'][number],
  old: readonly { readonly id: string }[],
  about: readonly string[],
): string[] {
  if (isKept(target, old)) return [];
  const members = target.members.map((member) => old[member]?.id).join(', ');
  const words = about.length === 0 ? '' : ` (${about.join(', ')})`;
  return [`${target.id}${words}: ${members}`];
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function share(gap: number): string {
  return gap === 0 ? '0' : gap.toExponential(0);
}

/** `1,234,567`; small figures with up to six digits. */
function rounded(value: number): string {
  const digits = Math.abs(value) >= 1000 ? 0 : 6;
  const text = Math.abs(value).toLocaleString('en-US', {
    maximumFractionDigits: digits,
    ...(digits === 0 ? {} : { maximumSignificantDigits: digits }),
  });
  return `${value < 0 ? '−' : ''}${text}`;
}

/** `reroute.aggregation/1`, full precision. */
export function aggregationJson(aggregated: AggregatedWorld, path: string): object {
  const { meta, tables, source, sourcePath, totals, inner, digest, regions, sectors } = aggregated;
  const old = source.tables;
  return {
    schema: 'reroute.aggregation/1',
    source: {
      id: source.meta.id,
      path: sourcePath,
      regions: old.regions.length,
      sectors: old.sectors.length,
    },
    economy: {
      id: meta.id,
      title: meta.title,
      year: meta.year,
      unit: meta.unit,
      path,
      regions: tables.regions.length,
      sectors: tables.sectors.length,
      digest,
    },
    regions: tables.regions.map(({ id, name }, index) => ({
      id,
      name,
      members: regions[index]?.members.map((member) => old.regions[member]?.id),
      inner_sales: inner.sales[index],
      inner_duty: inner.duty[index],
    })),
    sectors: tables.sectors.map(({ id, name, tradable, theta }, index) => ({
      id,
      name,
      tradable,
      theta,
      members: sectors[index]?.members.map((member) => old.sectors[member]?.id),
    })),
    totals,
  };
}

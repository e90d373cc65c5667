import type { Charge, Layer, Source } from '../lab/index.ts';
import { plainTable } from './region-table.ts';
import { ratePct } from './rate-text.ts';
import { wrap } from './wrap.ts';

/** Columns of a line, and the fewest for the reason in the table of layers. */
const LINE = 100;
const LEAST_WHY = 36;

/** Names of what is asked, where they are known. */
export interface TariffNames {
  readonly importer: string;
  readonly exporter: string;
  readonly product?: string;
}

/** The page of `reroute tariff`: total, layers with reasons, quota, sources. */
export function tariffReport(charge: Charge, names: TariffNames): string {
  const sources = numbered(charge.layers.map(({ source }) => source));
  const sections = [
    [
      ...wrap(`${charge.hs}${names.product === undefined ? '' : ` ${names.product}`}`),
      `${names.importer} on goods of ${names.exporter}, ${charge.on}`,
    ],
    totalLines(charge),
    layerLines(charge.layers, sources),
    quotaLines(charge),
    lineLines(charge),
    charge.notes.flatMap((note) => wrap(noteFor(note, charge.layers))),
    [...sources].flatMap(([text, number]) => wrap(`[${number}] ${text}`, { indent: 2 })),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function totalLines({
  total,
  if_claimed,
  if_not_claimed,
  claim_share,
  prohibited_share,
}: Charge): string[] {
  const onAverage = claim_share > 0 && claim_share < 1 && if_claimed !== if_not_claimed;
  const lines = [
    total === null
      ? 'may not be imported'
      : `total ${ratePct(total)} of value${onAverage ? ' on average:' : ''}`,
  ];
  const share = (part: number): string => `${Number((100 * part).toFixed(1))} %`;
  if (claim_share > 0 && if_claimed === if_not_claimed) {
    lines.push(`  the same on the ${share(claim_share)} of trade that claims a preference`);
  } else if (claim_share > 0) {
    lines.push(
      `  ${rateOrBan(if_not_claimed)} on the ${share(1 - claim_share)} of trade that claims no preference`,
      `  ${rateOrBan(if_claimed)} on the ${share(claim_share)} that claims one`,
    );
  }
  if (prohibited_share !== undefined && prohibited_share < 1) {
    lines.push(`  ${ratePct(prohibited_share)} of the trade may not be imported at all`);
  }
  return lines;
}

function layerLines(layers: readonly Layer[], sources: ReadonlyMap<string, number>): string[] {
  if (layers.length === 0) return ['no measure of the register reaches these goods that day'];
  const head = ['measure', 'instrument', 'rate', 'applies', 'source', 'why'];
  // a stable sort: what is charged first, each part in the order of the register
  const rows = layers
    .toSorted((a, b) => Number(b.applies) - Number(a.applies))
    .map((layer) => [
      layer.measure,
      layer.instrument,
      layerRate(layer),
      layer.applies ? 'yes' : 'no',
      `[${sources.get(sourceText(layer.source)) ?? ''}]`,
      layer.why,
    ]);
  const taken = head
    .slice(0, -1)
    .reduce(
      (sum, name, at) => sum + 2 + Math.max(name.length, ...rows.map((row) => row[at]!.length)),
      0,
    );
  const width = Math.max(LEAST_WHY, LINE - taken);
  const wrapped = rows.map((row) => row.with(-1, wrap(row.at(-1)!, { width }).join('\n')));
  return [plainTable(head, wrapped, [0, 1, 3, 4, 5]).trimEnd()];
}

/** Of what is to be said about one measure the first sentence; the rest is a command away. */
function noteFor(note: string, layers: readonly Layer[]): string {
  const id = layers.find(({ measure }) => note.startsWith(`${measure}: `))?.measure;
  const first = /^.*?[^.][.](?=\s+[A-Z])/su.exec(note)?.[0];
  return id === undefined || first === undefined ? note : `${first} More: reroute measures ${id}`;
}

/** `25 %`, or `25 % / 0 %` where goods that claim a preference have another rate. */
function layerRate({ rate, rate_if_claimed: claimed }: Layer): string {
  if (claimed === null || claimed === rate) return ratePct(rate);
  return rate === null ? ratePct(claimed) : `${ratePct(rate)}, claimed ${ratePct(claimed)}`;
}

function rateOrBan(rate: number | null): string {
  return rate === null ? 'no entry' : ratePct(rate);
}

function quotaLines({ quota }: Charge): string[] {
  if (quota === undefined) return [];
  const { measure, volume, unit, per, in_rate, out_rate, out_rate_uncertain, rent_to, note } =
    quota;
  const out = `${ratePct(out_rate)} outside${out_rate_uncertain ? ' (uncertain)' : ''}`;
  return [
    `quota ${measure}: ${volume.toLocaleString('en')} ${unit} a ${per}`,
    `  ${ratePct(in_rate)} inside, ${out}; the rent goes to the ${rent_to}`,
    ...(note === undefined ? [] : wrap(note, { indent: 2 })),
  ];
}

function lineLines({ lines = [] }: Charge): string[] {
  if (lines.length === 0) return [];
  const rows = lines.map(({ hs, total }) => [hs, total === null ? 'banned' : ratePct(total)]);
  return ['lines that are treated differently', plainTable(['code', 'total'], rows).trimEnd()];
}

/** Sources by their text, each once, with its number. */
function numbered(sources: readonly Source[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const text of sources.map(sourceText)) {
    if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
  }
  return numbers;
}

/** `Title, publisher, date, link`. */
export function sourceText({ title, publisher, date, url }: Source): string {
  return [title, publisher, date, url].filter((part) => part !== undefined).join(', ');
}

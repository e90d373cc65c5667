import { differ, type ChargedLine } from './charged-line.ts';
import { formatPercent } from './words.ts';

/** What a reader of the answer should know beyond its numbers. */
export function notesOn(
  exporter: string,
  hs: string,
  line: ChargedLine,
  lines: readonly ChargedLine[],
): string[] {
  return [
    ...baselineNotes(line),
    ...lineNotes(hs, line, lines),
    ...claimNotes(exporter, line),
    ...doubtNotes(line),
  ];
}

function baselineNotes({ matching }: ChargedLine): string[] {
  if (matching.some(({ measure }) => measure.instrument === 'mfn')) return [];
  return [
    'the register holds no MFN rate for these goods: other baseline rates come from the tariffs of a world',
  ];
}

function lineNotes(hs: string, line: ChargedLine, lines: readonly ChargedLine[]): string[] {
  if (!differ(lines)) return [];
  const rest = lines.some(({ code }) => code === hs) ? `; ${hs} stands for the rest of it` : '';
  return [
    `${hs} is treated in several ways: this is the dearest of its ${lines.length} known lines, ${line.code}${rest}`,
  ];
}

function claimNotes(exporter: string, { preferences, notClaimed }: ChargedLine): string[] {
  const claims = preferences
    .filter((preference) => !preference.claims.has(exporter))
    .map(
      ({ id }) =>
        `the register does not say which share of trade claims ${id}: here all of it does`,
    );
  const quota = notClaimed.quota?.quota;
  if (!quota?.outUncertain) return claims;
  const doubt = `the sources do not settle what is charged outside the quota: ${formatPercent(quota.outRate)} here`;
  return [...claims, doubt];
}

/** Measures that decide the answer and are not known for certain. */
function doubtNotes({ notClaimed, claimed }: ChargedLine): string[] {
  const doubtful = new Set(
    [...notClaimed.layers, ...claimed.layers]
      .filter(({ measure, reach }) => reach > 0 && measure.confidence !== 'confirmed')
      .map(({ measure }) => measure),
  );
  return Array.from(doubtful, ({ id, confidence, note }) =>
    note === undefined ? `${id}: ${confidence}` : `${id}: ${confidence}: ${note}`,
  );
}

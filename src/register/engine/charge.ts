import type { Charge } from '../duty.ts';
import { normaliseHs } from './codes.ts';
import { chargedLine, dearest, differ, type ChargedLine } from './charged-line.ts';
import { layersOf } from './charge-layers.ts';
import { notesOn } from './charge-notes.ts';
import { quotaTerms } from './quota-terms.ts';
import type { DayOfRegister, ImporterDay } from './importer-day.ts';

/**
 * Everything that is charged on a product, with reasons. Where its longer codes are treated differently it is taken as the
 * dearest of them, and all are listed.
 *
 * @param hs a code as somebody writes it
 * @throws Error where `hs` is no code: `normaliseHs` tells beforehand
 */
export function explainCharge(
  importer: ImporterDay,
  day: DayOfRegister,
  exporter: string,
  hs: string,
): Charge {
  const code = normaliseHs(hs);
  if (code === undefined) throw new Error(`'${hs}' is no product code`);
  const lines = importer.goods.tariffLines
    .under(code)
    .map((line) => chargedLine(importer, exporter, line.code));
  const line = dearest(lines);
  return {
    importer: importer.goods.importer,
    exporter,
    hs: code,
    on: day.on,
    total: line.total,
    if_claimed: line.ifClaimed,
    if_not_claimed: line.ifNotClaimed,
    claim_share: line.claimShare,
    layers: layersOf(importer, day, line),
    ...quotaOf(line),
    ...(line.prohibited > 0 && line.prohibited < 1 && { prohibited_share: line.prohibited }),
    ...(differ(lines) && { lines: lines.map(({ code: hs, total }) => ({ hs, total })) }),
    notes: notesOn(exporter, code, line, lines),
  };
}

function quotaOf({ notClaimed, claimed }: ChargedLine): Pick<Charge, 'quota'> {
  const found = notClaimed.quota ?? claimed.quota;
  if (!found) return {};
  const { layer, quota } = found;
  return {
    quota: {
      measure: layer.measure.id,
      ...quotaTerms(quota),
      ...(layer.spell.note !== undefined && { note: layer.spell.note }),
    },
  };
}

import type { Entry, Finding } from './entry.ts';
import type { SpellDocument } from './measure-schema.ts';
import type { Instrument } from './measure.ts';

/** What charges a rate, and nothing without one. */
const charging: ReadonlySet<Instrument> = new Set([
  'mfn',
  'preference',
  'surtax',
  'safeguard',
  'anti-dumping',
  'countervailing',
]);

/** Rates from here on are percentages as far as anybody can tell; the highest in the register are near 3. */
const incredible = 5;

/**
 * Rates and quotas. Rules: `missing-rate`, `missing-quota`, `rate-beside-quota`, `quota-without-trq`, `rate-on-a-ban`,
 * `rate-looks-like-percent`, `quota-rates-reversed`, `claimed-rate-without-preference`.
 */
export function* rateFindings({ document }: Entry): Generator<Finding> {
  const { instrument, status, preference } = document;
  const hypothetical = status === 'proposed' || status === 'threatened';
  for (const [index, spell] of document.spells.entries()) {
    const path = ['spells', index];
    const { rate, quota } = spell;
    if (charging.has(instrument) && rate === undefined && !quota && !hypothetical) {
      yield {
        path,
        rule: 'missing-rate',
        message: `a measure of instrument ${instrument} charges a rate, and this spell has none`,
        hint: 'add rate: 0.25 for 25 %',
      };
    }
    if (instrument === 'trq') yield* trqFindings(spell, path, hypothetical);
    else if (quota) yield { path: [...path, 'quota'], ...quotaWithoutTrq };
    if (instrument === 'ban' && rate !== undefined && rate !== 0) {
      yield { path: [...path, 'rate'], ...rateOnABan };
    }
    if (preference === undefined) {
      for (const key of ['rate_if_claimed', 'charged_on_if_claimed'] as const) {
        if (spell[key] === undefined) continue;
        yield {
          path: [...path, key],
          rule: 'claimed-rate-without-preference',
          message: `${key} is stated, and no preference that could be claimed`,
          hint: 'add preference: with the id or program of a preference to the measure',
        };
      }
    }
    yield* percentFindings(spell, path);
  }
}

function* trqFindings(
  { rate, quota }: SpellDocument,
  path: Finding['path'],
  hypothetical: boolean,
): Generator<Finding> {
  if (!quota && !hypothetical) {
    yield {
      path,
      rule: 'missing-quota',
      message: 'a tariff-rate quota needs a quota, and this spell has none',
      hint: 'add quota: { volume: 49000, unit: vehicles, per: year, in_rate: 0.061, out_rate: 1.061 }',
    };
  }
  if (quota && rate !== undefined) {
    yield {
      path: [...path, 'rate'],
      rule: 'rate-beside-quota',
      message: 'the spell states a rate beside its quota',
      why: 'the quota has the rates: in_rate and out_rate',
      hint: 'remove rate',
    };
  }
  if (quota && quota.out_rate < quota.in_rate) {
    yield {
      path: [...path, 'quota', 'out_rate'],
      rule: 'quota-rates-reversed',
      message: `the rate outside the quota, ${quota.out_rate}, is below that inside, ${quota.in_rate}`,
      hint: 'exchange the two',
    };
  }
}

function* percentFindings(spell: SpellDocument, path: Finding['path']): Generator<Finding> {
  const stated = [
    [['rate'], spell.rate],
    [['rate_if_claimed'], spell.rate_if_claimed],
    [['quota', 'in_rate'], spell.quota?.in_rate],
    [['quota', 'out_rate'], spell.quota?.out_rate],
  ] as const;
  for (const [keys, rate = 0] of stated) {
    if (rate < incredible || spell.note !== undefined) continue;
    yield {
      path: [...path, ...keys],
      rule: 'rate-looks-like-percent',
      message: `the rate ${rate} is ${Number((rate * 100).toPrecision(12))} %`,
      why: 'rates are fractions: 0.25 is 25 %',
      hint: `write ${Number((rate / 100).toPrecision(12))} if ${rate} % is meant; a rate this high needs a note in its spell`,
    };
  }
}

const quotaWithoutTrq = {
  rule: 'quota-without-trq',
  message: 'the spell has a quota, and the instrument is no tariff-rate quota',
  hint: 'make the instrument trq, or remove quota',
};

const rateOnABan = {
  rule: 'rate-on-a-ban',
  message: 'a ban charges no rate',
  why: 'what may not come in pays nothing',
  hint: 'remove rate; a ban on a part of trade has part',
};

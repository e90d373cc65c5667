import { stringify } from 'yaml';
import type { ClaimTable, Measure, Quota, Spell } from '../measure.ts';
import { formatSelector } from '../product-selector.ts';

/** A family of measures as YAML: what `readRegister` should give back, but for the places. */
export function writeFamily(measures: readonly Measure[]): string {
  return stringify(measures.map(entryOf), { lineWidth: 0 });
}

function entryOf(measure: Measure): unknown {
  const { importers, exporters, claims, program, preference, legal, note } = measure;
  return {
    id: measure.id,
    title: measure.title,
    importer: importers.length === 1 ? importers[0] : importers,
    exporter: exporters,
    except: measure.exceptExporters,
    products: measure.products.map(formatSelector),
    except_products: measure.exceptProducts.map(formatSelector),
    instrument: measure.instrument,
    stacks_on: measure.stacksOn,
    replaces: measure.replaces,
    yields_to: measure.yieldsTo,
    ...(claims.size > 0 && { claims: Object.fromEntries([...claims].map(claimOf)) }),
    spells: measure.spells.map(spellOf),
    status: measure.status,
    confidence: measure.confidence,
    facts: measure.facts,
    sources: measure.sources,
    program,
    preference,
    legal,
    note,
  };
}

function claimOf([exporter, share]: readonly [string, number | ClaimTable]) {
  return [exporter, typeof share === 'number' ? share : share.id] as const;
}

function spellOf(spell: Spell): unknown {
  const { from, until, announced, signed, rate, rateIfClaimed, part, note, quota } = spell;
  const claimed =
    spell.chargedOnIfClaimed === spell.chargedOn ? undefined : spell.chargedOnIfClaimed;
  return {
    from,
    until,
    announced,
    signed,
    rate,
    rate_if_claimed: rateIfClaimed,
    charged_on: spell.chargedOn,
    charged_on_if_claimed: claimed,
    part,
    note,
    ...(quota && { quota: quotaOf(quota) }),
  };
}

function quotaOf({ volume, unit, per, inRate, outRate, outUncertain, rentTo }: Quota): unknown {
  return {
    volume,
    unit,
    per,
    in_rate: inRate,
    out_rate: outRate,
    out_rate_uncertain: outUncertain,
    rent_to: rentTo,
  };
}

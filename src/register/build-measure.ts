import { defined } from './defined.ts';
import type { Entry } from './entry.ts';
import { regionsOf } from './known-names.ts';
import type { KnownNames } from './known-names.ts';
import type { SpellDocument } from './measure-schema.ts';
import type { ClaimTable, Confidence, Measure, ProductSelector, Quota, Spell } from './measure.ts';
import { parseSelector } from './product-selector.ts';
import { buildSource } from './source-schema.ts';

/** The word for all exporters but the importer itself. */
export const everybody = 'all';

/**
 * A measure as the register holds it: groups spelt out, selectors understood, defaults filled in. What the rules have
 * found wrong is left out, and the register with it.
 */
export function buildMeasure({ document, path, locate }: Entry, known: KnownNames): Measure {
  const importers = expand(asList(document.importer), known);
  const exporters = asList(document.exporter);
  const { claims = {}, program, preference, legal, note } = document;
  return {
    id: document.id,
    title: document.title ?? document.id,
    importers,
    exporters: exporters.includes(everybody)
      ? everybody
      : withoutOwn(importers, expand(exporters, known)),
    exceptExporters: expand(document.except, known),
    products: selectors(document.products),
    exceptProducts: selectors(document.except_products),
    instrument: document.instrument,
    ...defined({ program, preference, legal, note }),
    stacksOn: document.stacks_on,
    replaces: document.replaces,
    yieldsTo: document.yields_to,
    claims: claimsOf(claims, known),
    spells: document.spells.map((spell, index) => buildSpell(spell, locate(['spells', index]))),
    status: document.status,
    confidence: document.confidence ?? confidenceBy(document.sources.length),
    facts: document.facts,
    sources: document.sources.map(buildSource),
    file: path,
    at: locate([]),
  };
}

/** What may be said of a measure whose author says nothing. */
function confidenceBy(sources: number): Confidence {
  return sources >= 2 ? 'confirmed' : 'single-source';
}

export function asList(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** The regions that ids and groups stand for, each once. */
export function expand(ids: readonly string[], known: KnownNames): string[] {
  return [...new Set(ids.flatMap((id) => regionsOf(id, known) ?? []))];
}

/** A group of exporters may hold the importer, which charges itself nothing. */
function withoutOwn(importers: readonly string[], exporters: readonly string[]): readonly string[] {
  return importers.length === 1 ? exporters.filter((id) => id !== importers[0]) : exporters;
}

function selectors(texts: readonly string[]): ProductSelector[] {
  return texts.flatMap((text) => {
    const reading = parseSelector(text);
    return 'selector' in reading ? [reading.selector] : [];
  });
}

function claimsOf(
  claims: Readonly<Record<string, string | number>>,
  known: KnownNames,
): ReadonlyMap<string, number | ClaimTable> {
  const byExporter = new Map<string, number | ClaimTable>();
  for (const [id, stated] of Object.entries(claims)) {
    const share = typeof stated === 'number' ? stated : known.claims.get(stated);
    if (share === undefined) continue;
    for (const exporter of expand([id], known)) byExporter.set(exporter, share);
  }
  return byExporter;
}

function buildSpell(document: SpellDocument, at: Spell['at']): Spell {
  const { from, until, announced, signed, rate, note, quota } = document;
  const chargedOn = document.charged_on;
  return {
    ...defined({ from, until, announced, signed, rate, note }),
    ...defined({ rateIfClaimed: document.rate_if_claimed }),
    chargedOn,
    chargedOnIfClaimed: document.charged_on_if_claimed ?? chargedOn,
    part: document.part,
    ...(quota && { quota: buildQuota(quota) }),
    at,
  };
}

function buildQuota(document: NonNullable<SpellDocument['quota']>): Quota {
  const { volume, unit, per, in_rate, out_rate, out_rate_uncertain, rent_to } = document;
  return {
    volume,
    unit,
    per,
    inRate: in_rate,
    outRate: out_rate,
    outUncertain: out_rate_uncertain,
    rentTo: rent_to,
  };
}

import { didYouMean, nearest, shorten } from '../input/index.ts';
import { everybody, expand, asList } from './build-measure.ts';
import type { Entry, Finding } from './entry.ts';
import { regionsOf, unknownRegion } from './known-names.ts';
import type { KnownNames } from './known-names.ts';
import { instrumentNames } from './measure-names.ts';
import type { MeasureNames } from './measure-names.ts';

/**
 * What a measure says of others. Rules: `reserved-name`, `unknown-measure`, `refers-to-itself`, `contradictory-relations`,
 * `unknown-preference`, `not-a-preference`.
 */
export function* referenceFindings({ document }: Entry, names: MeasureNames): Generator<Finding> {
  const { id, program, preference } = document;
  for (const [key, name] of [
    ['id', id],
    ['program', program],
  ] as const) {
    if (name === undefined || !instrumentNames.has(name)) continue;
    yield {
      path: [key],
      rule: 'reserved-name',
      message: `'${name}' is the name of an instrument`,
      why: 'references to it would mean all measures of that instrument',
      hint: 'add a word: china-mfn',
    };
  }
  const relations = [
    ['stacks_on', document.stacks_on],
    ['replaces', document.replaces],
    ['yields_to', document.yields_to],
  ] as const;
  const stated = new Map<string, string>();
  for (const [key, referred] of relations) {
    for (const [index, name] of referred.entries()) {
      const path = [key, index];
      const before = stated.get(name);
      if (name === id) yield { path, ...itself(name) };
      else if (names.complete && !names.measures.has(name) && !instrumentNames.has(name)) {
        yield { path, ...unknownMeasure(name, [...names.measures, ...instrumentNames]) };
      }
      if (before !== undefined) {
        yield {
          path,
          rule: 'contradictory-relations',
          message: `'${shorten(name)}' stands under ${before === key ? `${key} twice` : `${before} and ${key}`}`,
          hint: 'keep one of the two',
        };
      }
      stated.set(name, key);
    }
  }
  if (preference === undefined || names.preferences.has(preference)) return;
  if (!names.complete && !names.measures.has(preference)) return;
  yield preference === id
    ? { path: ['preference'], ...itself(preference) }
    : { path: ['preference'], ...notAPreference(preference, names) };
}

/** Shares that claim a preference. Rules: `claims-without-preference`, `unknown-claims`, `unknown-region`, `claims-for-nobody`, `missing-claims`. */
export function* claimFindings({ document }: Entry, known: KnownNames): Generator<Finding> {
  const { claims, instrument } = document;
  if (instrument !== 'preference') {
    if (claims) yield { path: ['claims'], ...claimsWithoutPreference(instrument) };
    return;
  }
  const exporters = asList(document.exporter);
  const all = exporters.includes(everybody);
  const waiting = new Set(expand(exporters, known));
  for (const region of expand(document.except, known)) waiting.delete(region);
  const among = new Set(waiting);
  for (const [id, stated] of Object.entries(claims ?? {})) {
    const path = ['claims', id];
    const regions = regionsOf(id, known);
    yield* unknownRegion(path, id, known);
    if (regions && !all && !regions.some((region) => among.has(region))) {
      yield {
        path,
        rule: 'claims-for-nobody',
        message: `'${shorten(id)}' is not among the exporters that have the preference`,
        hint: 'remove it, or add it to exporter',
      };
    }
    for (const region of regions ?? []) waiting.delete(region);
    if (typeof stated === 'string' && !known.claimFiles.has(stated)) {
      yield {
        path,
        rule: 'unknown-claims',
        message: `there is no table claims/${shorten(stated)}.csv`,
        hint: didYouMean(nearest(stated, known.claimFiles), 'add it, or write a share from 0 to 1'),
      };
    }
  }
  const [first, ...others] = waiting;
  if (first === undefined && !(all && !claims)) return;
  const who =
    first === undefined
      ? 'any exporter'
      : `${first}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  yield {
    path: claims ? ['claims'] : [],
    rule: 'missing-claims',
    message: `nothing says which share of trade of ${who} claims the preference`,
    hint: `add claims: { ${first ?? 'CAN'}: 0.9 }, a share or the name of a table of claims/`,
  };
}

function itself(name: string) {
  return {
    rule: 'refers-to-itself',
    message: `'${shorten(name)}' refers to itself`,
    hint: 'name another measure, or remove it',
  };
}

function unknownMeasure(name: string, candidates: readonly string[]) {
  return {
    rule: 'unknown-measure',
    message: `'${shorten(name)}' is no measure, program or instrument`,
    hint: didYouMean(
      nearest(name, candidates),
      'name the id or program of a measure, or an instrument',
    ),
  };
}

function notAPreference(name: string, { measures, preferences }: MeasureNames) {
  const known = measures.has(name);
  return {
    rule: known ? 'not-a-preference' : 'unknown-preference',
    message: known
      ? `'${shorten(name)}' is no preference`
      : `there is no preference '${shorten(name)}'`,
    hint: didYouMean(
      known ? undefined : nearest(name, preferences),
      'name the id or program of a measure whose instrument is preference',
    ),
  };
}

function claimsWithoutPreference(instrument: string) {
  return {
    rule: 'claims-without-preference',
    message: `a measure of instrument ${instrument} states claims`,
    why: 'only a preference is claimed',
    hint: 'move claims to the preference, and name that under preference',
  };
}

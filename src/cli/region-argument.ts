import { checkRegion, didYouMean, nearest, type Register } from '../lab/index.ts';
import { UsageError } from './usage-error.ts';

/**
 * The id of the country that an argument means: `CHN`, `chn`, `CN` or `China`.
 *
 * @throws UsageError for provinces, groups, and what the register does not know
 */
export function regionId(register: Register, text: string): string {
  const word = text.trim();
  const id = word.toUpperCase();
  if (checkRegion(register, id) === undefined) return id;
  const named = idOfName(register, word) ?? idOfName(register, nameOfTwoLetters(id));
  if (named !== undefined) return named;
  // Worlds split Canada into regions such as CA-ON.
  if (/^CA-[A-Z]{2}$/u.test(id)) {
    throw new UsageError(`'${text}' is a province, and duties are those of its country — give CAN`);
  }
  const problem = checkRegion(register, register.groups.has(id) ? id : word);
  // A longer word is a name misspelt rather than a code.
  const name = word.length > 3 ? nearest(word, register.names.values()) : undefined;
  const hint =
    name === undefined ? problem?.hint : didYouMean(idOfName(register, name) ?? name, '');
  throw new UsageError(`${problem?.message ?? word} — ${hint ?? ''}`);
}

function idOfName({ names, groups }: Register, name: string | undefined): string | undefined {
  const wanted = name?.toLowerCase();
  for (const [id, words] of names) {
    if (words.toLowerCase() === wanted && !groups.has(id)) return id;
  }
  return undefined;
}

/** `China` for `CN`; undefined for what is no such code. */
function nameOfTwoLetters(id: string): string | undefined {
  if (!/^[A-Z]{2}$/u.test(id)) return undefined;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(id);
}

/** @throws UsageError where both are the same country */
export function pairOf(
  register: Register,
  importer: string,
  exporter: string,
): readonly [importer: string, exporter: string] {
  const pair = [regionId(register, importer), regionId(register, exporter)] as const;
  if (pair[0] !== pair[1]) return pair;
  throw new UsageError(`${pair[0]} is both importer and exporter — give two countries`);
}

/** The same for a filter, where a group stands for any of its members. */
export function regionOrGroup(register: Register, text: string): string {
  const id = text.trim().toUpperCase();
  const group = [...register.groups.keys()].find((known) => known.toUpperCase() === id);
  return group ?? regionId(register, text);
}

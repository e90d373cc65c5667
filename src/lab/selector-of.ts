import type { Place } from './scenario-place.ts';
import type { Named, Selector } from './scenario.ts';

type Path = Parameters<Place>[0];

/** The selector that a key of a scenario holds: `'*'`, an id, or a list of ids. */
export function selectorOf(value: string | readonly string[], path: Path, at: Place): Selector {
  if (value === '*') return '*';
  if (typeof value === 'string') return [{ id: value, at: at(path) }];
  return value.map((id, index): Named => ({ id, at: at([...path, index]) }));
}

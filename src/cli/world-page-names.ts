/** Names are cut here: a row stays one line of at most 100 characters. */
const LONGEST_NAME = 26;

/** The display name of an id, short enough for a table; ids that are not known stand for themselves. */
export function names(things: readonly { readonly id: string; readonly name: string }[]) {
  const known = new Map(things.map(({ id, name }) => [id, shorten(name)]));
  return (id: string): string => known.get(id) ?? id;
}

/** `name` of at most `longest` characters, the last an ellipsis where something is left out. */
export function shorten(name: string, longest = LONGEST_NAME): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  return `${letters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}

/** Longest name of a set element in GEMPACK. */
const longest = 12;

/**
 * Names that GEMPACK takes for set elements, one for each id and no two alike: at most 12 characters, a letter first, then
 * letters, digits and underscores. An id that is such a name is kept; another is changed as little as will do, and
 * where two would become one, or differ only by case, the later one ends in a number.
 */
export function elementNames(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const plain = id.replaceAll(/\W/gu, '_').replace(/^(?![A-Za-z])/u, 'x');
    let name = plain.slice(0, longest);
    for (let k = 2; taken.has(name.toUpperCase()); k++) {
      name = plain.slice(0, longest - String(k).length) + String(k);
    }
    taken.add(name.toUpperCase());
    return name;
  });
}

/** A text in the characters that a header-array file has: accents are dropped outside ISO 8859-1, the rest is `?`. */
export function plainText(text: string): string {
  const dashes = text
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll(/[\u2018\u2019]/gu, "'");
  return [...dashes.normalize('NFC')]
    .map((character) => {
      if (/[\x20-\x7e\xa1-\xff]/u.test(character)) return character;
      const base = character.normalize('NFD').charAt(0);
      return /[\x20-\x7e]/u.test(base) ? base : '?';
    })
    .join('')
    .trimEnd();
}

/** Widths in em of a wide system font (DejaVu Sans), so that what fits here fits everywhere. */
const classes: readonly (readonly [characters: RegExp, em: number])[] = [
  [/[ijlI|.,:;'’!]/, 0.33],
  [/[frt()[\]/ -]/, 0.42],
  [/[mwMW%@+−–→]/, 0.92],
  [/[A-ZÀ-Ý]/, 0.73],
  [/[\u0020-\u024f]/, 0.63],
];

/** An upper estimate of the width of `text` in px; no font is measured. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let em = 0;
  for (const character of text) {
    em += classes.find(([characters]) => characters.test(character))?.[1] ?? 1;
  }
  return em * fontSize * (bold ? 1.1 : 1);
}

/** `text` of at most `most` characters, the last an ellipsis where something is left out. */
export function shorten(text: string, most = 60): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}

/** Breaks `text` at plain blanks into lines of at most `width` px; the last of `maxLines` ends with `…` if need be. */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  { bold = false, maxLines = Infinity }: { bold?: boolean; maxLines?: number } = {},
): string[] {
  const fits = (line: string): boolean => textWidth(line, fontSize, bold) <= width;
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length > maxLines)
    lines.splice(maxLines - 1, Infinity, lines.slice(maxLines - 1).join(' '));
  return lines.map((line) => {
    if (fits(line)) return line;
    let cut = line;
    while (cut.length > 1 && !fits(`${cut}…`)) cut = cut.slice(0, -1);
    return `${cut.trimEnd()}…`;
  });
}

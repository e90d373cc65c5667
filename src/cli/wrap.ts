/**
 * Breaks a text at blanks into lines of at most `width` characters; a longer word has a line of its own. Lines of the
 * text stay lines.
 *
 * @param indent blanks before the first line; the others get two more when it is above 0
 */
export function wrap(text: string, { width = 100, indent = 0 } = {}): string[] {
  const hanging = indent === 0 ? 0 : indent + 2;
  return text.split('\n').flatMap((paragraph, index) => {
    const lines: string[] = [];
    let line = ' '.repeat(index === 0 ? indent : hanging);
    let empty = true;
    for (const word of paragraph.split(/\s+/u).filter(Boolean)) {
      if (!empty && line.length + 1 + word.length > width) {
        lines.push(line);
        line = ' '.repeat(hanging);
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    return [...lines, line.trimEnd()];
  });
}

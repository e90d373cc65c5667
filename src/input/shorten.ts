const LONGEST = 60;

/** A text that somebody wrote, as a message quotes it: cut where it is long, its control characters made visible. */
export function shorten(text: string): string {
  const start = text.slice(0, LONGEST + 1).replaceAll(/\p{Cc}/gu, visible);
  if (text.length <= LONGEST && start.length <= LONGEST) return start;
  return `${start.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function visible(character: string): string {
  const code = character.charCodeAt(0);
  return code === 10 ? '\\n' : `\\x${code.toString(16).padStart(2, '0')}`;
}

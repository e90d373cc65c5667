import type { Position, Problem } from './problem.ts';

/**
 * The problem of rule `not-utf8`, of a text that was decoded as UTF-8: bytes that are none have become U+FFFD. A file in
 * UTF-16 begins with a byte order mark that is two of them.
 */
export function notUtf8(
  file: string,
  text: string,
  positionAt: (offset: number) => Position,
): Problem | undefined {
  const offset = text.indexOf('\uFFFD');
  if (offset < 0) return undefined;
  const utf16 = text.startsWith('\uFFFD\uFFFD') && text.slice(0, 100).includes('\0');
  return {
    file,
    ...positionAt(offset),
    severity: 'error',
    rule: 'not-utf8',
    message: utf16
      ? 'the file is UTF-16, not UTF-8'
      : 'the file holds bytes that are not UTF-8, so that a letter here is lost',
    hint: 'save the file as UTF-8',
  };
}

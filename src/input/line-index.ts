import { LineCounter } from 'yaml';
import type { Position } from './problem.ts';

const LF = 10;
const CR = 13;

/** Line and column of an offset in a text whose lines end with LF, CRLF or CR. The index of lines is made on the first call. */
export function lineIndex(text: string): (offset: number) => Position {
  let lines: LineCounter | undefined;
  return (offset) => {
    lines ??= linesOf(text);
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}

function linesOf(text: string): LineCounter {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) counter.addNewLine(at + 1);
  }
  return counter;
}

import { controlCharacter } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import type { Entry, Finding } from './entry.ts';

/** Who says so. Rules: `no-dated-source`, `missing-note`. */
export function* sourceFindings({ document }: Entry): Generator<Finding> {
  const { sources, confidence, note } = document;
  if (sources.every(({ date }) => date === undefined)) {
    yield {
      path: ['sources'],
      rule: 'no-dated-source',
      message: 'no source has a date',
      why: 'a claim that nobody dated cannot be followed when the next one comes',
      hint: 'add date: YYYY-MM-DD, YYYY-MM or YYYY to a source',
    };
  }
  if (confidence !== undefined && confidence !== 'confirmed' && note === undefined) {
    yield {
      path: ['confidence'],
      rule: 'missing-note',
      message: `the confidence is ${confidence}, and no note says why`,
      hint: 'add note: what is not settled, and what it was taken from',
    };
  }
}

/** Looking for a place takes longer than finding that nothing is wrong. */
const top = { line: 1, column: 1 };

/** Texts of one line that hold a control character: rule `control-character`. */
export function* textProblems({ document, file, locate }: Entry): Generator<Problem> {
  const texts = [
    [['title'], document.title],
    [['legal'], document.legal],
    ...document.sources.flatMap(
      ({ title, publisher }, index) =>
        [
          [['sources', index, 'title'], title],
          [['sources', index, 'publisher'], publisher],
        ] as const,
    ),
  ] as const;
  for (const [path, text] of texts) {
    if (text === undefined) continue;
    const problem = controlCharacter({ file, ...top }, `'${path.join('.')}'`, text);
    if (problem) yield { ...problem, ...locate(path) };
  }
}

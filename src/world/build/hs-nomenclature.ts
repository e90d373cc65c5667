import { join } from 'node:path';
import { readRows } from './canada-world/csv-rows.ts';

const origin =
  'Harmonized System 2022, from the PDDL table of datasets/harmonized-system; written by `npm run hs`.';

/** The modules that hold the Harmonized System of 2022, by file name, from `hs/harmonized_system_2022.csv`. */
export function hsModules(sharedData: string): Map<string, string> {
  const rows = readRows(join(sharedData, 'hs/harmonized_system_2022.csv'))
    .map((row) => ({ code: row.text('hscode'), description: row.text('description') }))
    .filter(({ code }) => /^(?:\d\d){1,3}$/u.test(code));
  const sixDigits = rows.flatMap(({ code }) => (code.length === 6 ? [code] : []));
  return new Map([
    [
      'codes-2022.ts',
      `/** Six-digit codes by chapter (line) and heading: \`01 01:21,29\` is 010121 and 010129. ${origin} */\nexport const codes2022 = \`\n${codeLines(sixDigits)}\n\`;\n`,
    ],
    [
      'names-2022.ts',
      `/** Code, blank, description, one a line: chapters, headings and subheadings. ${origin} */\nexport const names2022 = String.raw\`\n${rows.map(({ code, description }) => `${code} ${safe(code, description)}`).join('\n')}\n\`;\n`,
    ],
  ]);
}

function codeLines(codes: readonly string[]): string {
  const chapters = new Map<string, Map<string, string[]>>();
  for (const code of codes) {
    const [chapter, heading, rest] = [code.slice(0, 2), code.slice(2, 4), code.slice(4)];
    const headings = chapters.get(chapter) ?? new Map<string, string[]>();
    chapters.set(chapter, headings.set(heading, [...(headings.get(heading) ?? []), rest]));
  }
  return [...chapters]
    .map(([chapter, headings]) => {
      const words = [...headings].map(([heading, rest]) => `${heading}:${rest.join(',')}`);
      return [chapter, ...words].join(' ');
    })
    .join('\n');
}

/** A text that may stand between backticks as it is. */
function safe(code: string, description: string): string {
  if (/[`\\\n]|\$\{/u.test(description))
    throw new Error(`${code}: '${description}' needs escaping`);
  return description;
}

import { readYaml } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import type { Entry } from './entry.ts';
import { familySchema, measureSchema } from './measure-schema.ts';
import type { MeasureDocument } from './measure-schema.ts';
import type { RegisterFile } from './register-files.ts';

/** What the files of measures hold. */
export interface Families {
  /** The measures that fit the schema, in the order of files and of places in them. */
  readonly entries: readonly Entry[];
  /** What each file holds, fitting or not. */
  readonly contents: readonly unknown[];
  readonly problems: readonly Problem[];
}

/** Reads files of measures against the schema; a measure that does not fit keeps no other from being judged. */
export function readFamilies(files: readonly RegisterFile[]): Families {
  const entries: Entry[] = [];
  const contents: unknown[] = [];
  const problems: Problem[] = [];
  for (const { file, path, text } of files) {
    const { value, content, problems: ofFile, locate } = readYaml(file, text, familySchema);
    for (const problem of ofFile) problems.push(problem);
    contents.push(content);
    for (const [index, document] of value?.entries() ?? fitting(content)) {
      entries.push({
        document,
        file,
        path,
        locate: (keys, part) => locate([index, ...keys], part),
      });
    }
  }
  return { entries, contents, problems };
}

function* fitting(content: unknown): Generator<[number, MeasureDocument]> {
  if (!Array.isArray(content)) return;
  for (const [index, item] of content.entries()) {
    const { data } = measureSchema.safeParse(item);
    if (data) yield [index, data];
  }
}

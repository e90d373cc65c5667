import {
  ProblemList,
  controlCharacter,
  isIdentifier,
  malformedId,
  readSheet,
} from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import { duplicateId } from './duplicate-id.ts';
import type { RegisterFile } from './register-files.ts';

/** Reads `regions.csv`: names of regions by id. Rules: those of `readSheet`, `malformed-id`, `duplicate-id`, `control-character`. */
export function readRegions({ file, text }: RegisterFile): {
  names: Map<string, string>;
  problems: readonly Problem[];
} {
  const names = new Map<string, string>();
  const { sheet, problems: ofForm } = readSheet(file, text, { required: ['id', 'name'] });
  const problems = new ProblemList();
  problems.addAll(ofForm);
  if (!sheet) return { names, problems: problems.toArray() };
  const idOf = sheet.reader('id');
  const nameOf = sheet.reader('name');
  const rows = new Map<string, number>();
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const id = idOf(row);
    const name = nameOf(row);
    const first = rows.get(id);
    if (!isIdentifier(id)) {
      problems.add(malformedId(file, sheet.position(row, 'id'), 'id of a region', id));
    } else if (first !== undefined) {
      const earlier = { file, ...sheet.position(first, 'id') };
      problems.add(duplicateId({ file, ...sheet.position(row, 'id') }, 'a region', id, earlier));
    }
    const broken = controlCharacter({ file, ...sheet.position(row, 'name') }, 'the name', name);
    if (broken) problems.add(broken);
    rows.set(id, row);
    names.set(id, name);
  }
  return { names, problems: problems.toArray() };
}

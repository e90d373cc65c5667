import { z } from 'zod';
import {
  ProblemList,
  didYouMean,
  isIdentifier,
  nearestId,
  readYaml,
  shorten,
  textField,
} from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import { duplicateId } from './duplicate-id.ts';
import type { Place } from './duplicate-id.ts';
import type { RegisterFile } from './register-files.ts';

const groupSchema = z.strictObject(
  {
    id: textField('an id').refine(isIdentifier, "expected letters, digits, '.', '_' and '-' only"),
    name: textField('a name'),
    members: z
      .array(textField('the id of a region'), 'expected a list of ids')
      .min(1, 'expected at least one member'),
  },
  'expected a group such as { id: EU, name: European Union, members: [AUT, BEL] }',
);
const groupsSchema = z.array(groupSchema, 'expected a list of groups, each after a dash');

/** Members of groups by id, and their names. */
export interface Groups {
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly names: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the groups of regions. Rules: those of `readYaml`, `duplicate-id`, `unknown-region`, `duplicate-member`.
 *
 * @param regions names of the regions there are, by id
 */
export function readGroups(
  files: readonly RegisterFile[],
  regions: ReadonlyMap<string, string>,
): Groups {
  const members = new Map<string, readonly string[]>();
  const names = new Map<string, string>();
  const places = new Map<string, Place>();
  const problems = new ProblemList();
  const known = [...regions].map(([id, name]) => ({ id, name }));
  for (const { file, text } of files) {
    const { value = [], problems: ofForm, locate } = readYaml(file, text, groupsSchema);
    problems.addAll(ofForm);
    for (const [index, group] of value.entries()) {
      const at = { file, ...locate([index, 'id']) };
      const first = places.get(group.id);
      if (first) problems.add(duplicateId(at, 'a group', group.id, first));
      else if (regions.has(group.id)) problems.add(namedLikeRegion(at, group.id));
      places.set(group.id, at);
      members.set(group.id, group.members);
      names.set(group.id, group.name);
      for (const [place, member] of group.members.entries()) {
        const atMember = { file, ...locate([index, 'members', place]) };
        if (!regions.has(member)) {
          const meant = didYouMean(nearestId(member, known), 'members are ids of regions.csv');
          const message = `'${shorten(member)}' is no region`;
          problems.add(error(atMember, 'unknown-region', message, meant));
        } else if (group.members.indexOf(member) < place) {
          const message = `'${member}' is a member twice`;
          problems.add(error(atMember, 'duplicate-member', message, 'remove one of the two'));
        }
      }
    }
  }
  return { members, names, problems: problems.toArray() };
}

function namedLikeRegion(at: Place, id: string): Problem {
  const message = `'${id}' is the id of a region`;
  return error(at, 'duplicate-id', message, 'give the group another id');
}

function error(at: Place, rule: string, message: string, hint: string): Problem {
  return { ...at, severity: 'error', rule, message, hint };
}

import { didYouMean, nearest, nearestId, shorten } from '../../input/index.ts';
import type { Register } from '../measure.ts';

/**
 * Holds an importer or exporter that somebody named against the register.
 *
 * @returns undefined for the id of a region; a group is none, since its members may be treated differently
 */
export function checkRegion(
  register: Register,
  id: string,
): { message: string; hint: string } | undefined {
  const members = register.groups.get(id);
  if (members)
    return {
      message: `'${shorten(id)}' is a group of regions`,
      hint: `name one of its members: ${members.join(', ')}`,
    };
  if (register.names.has(id)) return undefined;
  const regions = Array.from(register.names, ([known, name]) => ({ id: known, name })).filter(
    (region) => !register.groups.has(region.id),
  );
  const name = nearest(
    id,
    regions.map((region) => region.name),
  );
  const suggestion = nearestId(id, regions) ?? regions.find((region) => region.name === name)?.id;
  return {
    message: `the register knows no region '${shorten(id)}'`,
    hint: didYouMean(suggestion, 'use a code of three letters (ISO 3166-1), such as CAN'),
  };
}

import { readEconomyFolder } from '../read-folder.ts';
import { resolveEconomy } from '../resolve-economy.ts';
import { worldProfile } from './world-profile.ts';
import type { WorldProfile } from './world-profile.ts';

/**
 * Reads a world and describes it.
 *
 * @param world id of a built-in world, or a folder
 * @throws InputError when there is none, or it breaks a rule
 */
export function profileWorld(world: string, from: string = process.cwd()): WorldProfile {
  return worldProfile(readEconomyFolder(resolveEconomy(world, from).path));
}

import { loadRegister, type Register } from '../lab/index.ts';
import { UsageError } from './usage-error.ts';

/** The flag of commands that ask a register, for people with one of their own. */
export const registerFlag = ['--register <folder>', 'a register of your own instead'] as const;

/**
 * @throws InputError with every problem of the register
 * @throws UsageError where the name is empty, as that of a variable that was not set
 */
export function registerOf({ register }: { readonly register?: string }): Register {
  if (register === '') throw new UsageError('--register is empty — give a folder');
  return loadRegister(register);
}

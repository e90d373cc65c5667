import { resolve } from 'node:path';

/** Published data stand beside the checkout, not in it: `../shared/data`, as scenario files say. */
export const sharedDataFolder = resolve(import.meta.dirname, '../../shared/data');

import { canadaChinaFiles } from './canada-china.ts';
import type { MeasureFiles } from './codes.ts';
import { usaFiles } from './usa.ts';

/** All generated files of the register: product lists and claim shares. */
export function measureFiles(shared: string): MeasureFiles {
  return new Map([...usaFiles(shared), ...canadaChinaFiles(shared)]);
}

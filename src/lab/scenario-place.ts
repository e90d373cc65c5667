import type { YamlReading } from '../input/index.ts';
import type { Position } from './scenario.ts';

/** Where a key or its value stands in the scenario file, by its keys and indices from the top. */
export type Place = (
  path: Parameters<YamlReading<unknown>['locate']>[0],
  part?: 'key' | 'value',
) => Position;

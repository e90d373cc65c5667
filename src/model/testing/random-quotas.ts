import type { Economy } from '../economy.ts';
import type { ModelQuota } from '../quotas.ts';
import type { VarietyFlow } from '../varieties.ts';
import { randomStream } from './random-economy.ts';
import { randomVarieties } from './random-varieties.ts';

/**
 * Flows with varieties under quotas: each quota takes up to `members` varieties from anywhere, competing ones too, and has a volume
 * between a fifth and three times what was imported.
 */
export function randomQuotas(
  seed: number,
  economy: Economy,
  { quotas: count = 4, members = 3 } = {},
): { flows: VarietyFlow[]; quotas: ModelQuota[] } {
  const random = randomStream(seed ^ 0x1b873593);
  const flows = randomVarieties(seed, economy, { divided: 0.8 });
  const places = flows.flatMap(({ varieties }, at) => varieties.map((_, p) => [at, p] as const));
  const quotas: ModelQuota[] = [];
  for (let index = 0; index < count && places.length > 0; index++) {
    let imported = 0;
    for (let member = 0; member <= random() * members && places.length > 0; member++) {
      const [[at, p]] = places.splice(Math.floor(random() * places.length), 1);
      const baseQuantity = 1 + 99 * random();
      const varieties = [...flows[at].varieties];
      varieties[p] = { ...varieties[p], quota: { index, baseQuantity } };
      flows[at] = { ...flows[at], varieties };
      imported += baseQuantity;
    }
    const inRate = 0.3 * random();
    quotas.push({
      id: `q${index}`,
      volume: imported * (0.2 + 2.8 * random()),
      inRate,
      outRate: inRate + 1.5 * random(),
      rentTo: random() < 0.5 ? 'importer' : 'exporter',
    });
  }
  return { flows, quotas };
}

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarioJsonSchema } from './scenario-schema.ts';

it('docs/scenario.schema.json is up to date: npm run schema writes it', () => {
  const file = new URL('../../docs/scenario.schema.json', import.meta.url);
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(written).toEqual(scenarioJsonSchema());
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { registerJsonSchema } from './measure-schema.ts';

it('docs/measure.schema.json is up to date: npm run schema writes it', () => {
  const file = new URL('../../docs/measure.schema.json', import.meta.url);
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(written).toEqual(registerJsonSchema());
});

it('describes every key of a measure, a spell and a quota that is no plain word of the trade', () => {
  const plain = new Set([
    'instrument',
    'status',
    'legal',
    'note',
    'title',
    'publisher',
    'url',
    'per',
  ]);
  const undescribed: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: Record<string, { description?: string }> };
    for (const [key, property] of Object.entries(properties ?? {})) {
      if (property.description === undefined && !plain.has(key)) undescribed.push(`${path}${key}`);
    }
    for (const [key, child] of Object.entries(node)) walk(child, `${path}${key}.`);
  };
  walk(registerJsonSchema(), '');
  expect(undescribed).toEqual([]);
});

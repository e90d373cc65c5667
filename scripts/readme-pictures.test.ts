import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readmePictures } from './readme-pictures.ts';

/** Coordinates may differ in their last digits between engines; words and numbers shown may not. */
const words = (svg: string): string[] =>
  [...svg.matchAll(/>([^<>]+)</gu)].map(([, text]) => text ?? '');

it.each([...readmePictures()])('docs/images/%s is what the code draws today', (name, svg) => {
  const stored = readFileSync(new URL(`../docs/images/${name}`, import.meta.url), 'utf8');
  expect(words(stored)).toEqual(words(svg));
});

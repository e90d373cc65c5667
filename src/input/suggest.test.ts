import { expect, it } from 'vitest';
import { didYouMean, nearest, nearestId } from './suggest.ts';

const regions = [
  { id: 'CAN', name: 'Canada' },
  { id: 'CHN', name: 'China' },
  { id: 'GBR', name: 'United Kingdom' },
];

it.each([
  ['CAM', 'CAN'],
  ['CNA', 'CAN'],
  ['can', 'CAN'],
  ['China', 'CHN'],
  ['united kingdom', 'GBR'],
  ['XYZ', undefined],
])('%s was meant to be %s', (word, meant) => {
  expect(nearestId(word, regions)).toBe(meant);
});

it('the first of equally near words wins', () => {
  expect(nearest('CN', ['CAN', 'CHN'])).toBe('CAN');
});

it('says what to do when nothing is near', () => {
  expect(didYouMean('CAN', 'look it up')).toBe("did you mean 'CAN'?");
  expect(didYouMean(undefined, 'look it up')).toBe('look it up');
});
